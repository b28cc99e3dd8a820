import type { FieldFault } from '@whathooks/dto';
import { ApiError } from '../problems/api-error';
import { invalidField } from '../problems/invalid-field';

/** What no request of any route exceeds; a shape may ask for less. */
export const BOUNDS = {
  /** Values inside values. */
  depth: 8,
  /** Fields of one object. */
  fields: 100,
  /** Characters of the name of a field. */
  nameLength: 200,
  /** Entries of one list. */
  items: 1_000,
  /** Fields and entries of the whole. */
  values: 10_000,
} as const;

/** Half of a surrogate pair is left in an error's path, which must be text itself. */
const NUL = '\u0000';

interface Visit {
  value: unknown;
  path: string;
  depth: number;
}

/**
 * Checks a body or a query before anything else reads it: how much it holds, and that every text in it can be
 * stored and sent. Takes time in proportion to what it reads, which ends at the first fault, and no stack.
 *
 * @throws ApiError invalid_request that names the first fault.
 */
export function assertBounded(input: unknown): void {
  const waiting: Visit[] = [{ value: input, path: '', depth: 0 }];
  let seen = 0;
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value, path, depth } = next;
    if (typeof value === 'string') assertText(value, path);
    if (typeof value !== 'object' || value === null) continue;
    if (depth === BOUNDS.depth) {
      throw fault(
        path,
        `is nested more than ${BOUNDS.depth} levels deep`,
        'too_deep',
        BOUNDS.depth,
      );
    }
    const entries = Array.isArray(value) ? itemsOf(value, path) : fieldsOf(value, path);
    seen += entries.length;
    if (seen > BOUNDS.values)
      throw fault(
        '',
        `has more than ${BOUNDS.values} fields and entries`,
        'too_many',
        BOUNDS.values,
      );
    for (const [name, entry] of entries) {
      waiting.push({ value: entry, path: path ? `${path}.${name}` : name, depth: depth + 1 });
    }
  }
}

function itemsOf(list: readonly unknown[], path: string): [string, unknown][] {
  if (list.length > BOUNDS.items)
    throw fault(path, `has more than ${BOUNDS.items} entries`, 'too_many', BOUNDS.items);
  return list.map((item, index) => [String(index), item]);
}

function fieldsOf(object: object, path: string): [string, unknown][] {
  const names = Object.keys(object);
  if (names.length > BOUNDS.fields)
    throw fault(path, `has more than ${BOUNDS.fields} fields`, 'too_many', BOUNDS.fields);
  return names.map((name) => {
    if (name.length > BOUNDS.nameLength) {
      throw fault(
        path,
        `has a field whose name is longer than ${BOUNDS.nameLength} characters`,
        'too_long',
        BOUNDS.nameLength,
      );
    }
    assertText(name, path ? `${path}.${name.toWellFormed().replaceAll(NUL, '')}` : '');
    return [name, (object as Record<string, unknown>)[name]];
  });
}

function assertText(text: string, path: string): void {
  if (text.includes(NUL))
    throw fault(path, 'contains the character U+0000, which cannot be stored', 'not_storable');
  if (!text.isWellFormed()) {
    throw fault(
      path,
      'contains half of a surrogate pair, which is no character: send valid UTF-8',
      'not_storable',
    );
  }
}

function fault(path: string, what: string, code: FieldFault, limit?: number): ApiError {
  return invalidField(path, path ? `${path} ${what}` : `The request ${what}`, code, limit);
}
