/**
 * Counts the work that is done on lists, objects and texts, whoever does it: each entry that a method of an
 * array may visit, each name that is listed of an object, each character that is searched. It tells whether
 * work grows with the square of what comes in, on any machine, however busy.
 */

const ARRAY_METHODS = [
  'concat',
  'every',
  'filter',
  'find',
  'findIndex',
  'flatMap',
  'forEach',
  'includes',
  'indexOf',
  'join',
  'lastIndexOf',
  'map',
  'reduce',
  'slice',
  'some',
  'sort',
] as const;
const TEXT_METHODS = ['includes', 'indexOf', 'match', 'replace', 'split'] as const;
const OBJECT_FUNCTIONS = ['entries', 'keys', 'values', 'getOwnPropertyNames'] as const;

type Callable = (this: { length: number }, ...args: unknown[]) => unknown;

/** Units of work of a task, as far as it happens in this realm. */
export async function workOf(task: () => Promise<unknown>): Promise<number> {
  let work = 0;
  const undo: (() => void)[] = [];
  const watch = (
    owner: object,
    name: string,
    cost: (self: { length: number }, args: unknown[], result: unknown) => number,
  ): void => {
    const original = Reflect.get(owner, name) as Callable;
    const watched: Callable = function (...args) {
      const result = original.apply(this, args);
      work += cost(this, args, result);
      return result;
    };
    Object.defineProperty(owner, name, { value: watched, writable: true, configurable: true });
    undo.push(() => {
      Object.defineProperty(owner, name, { value: original, writable: true, configurable: true });
    });
  };
  for (const name of ARRAY_METHODS) watch(Array.prototype, name, (self) => self.length);
  for (const name of TEXT_METHODS) watch(String.prototype, name, (self) => self.length);
  for (const name of OBJECT_FUNCTIONS) {
    watch(Object, name, (_self, _args, names) => (names as unknown[]).length);
  }
  watch(RegExp.prototype, 'test', (_self, [text]) => String(text).length);
  try {
    await task();
  } finally {
    for (const step of undo.reverse()) step();
  }
  return work;
}
