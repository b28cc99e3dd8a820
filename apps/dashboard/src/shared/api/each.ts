import { toProblem } from './problem';

/** Requests that are under way at once. */
const AT_ONCE = 4;

/** What came of the same request for several things. */
export interface Outcome {
  done: number;
  failures: { name: string; why: string }[];
}

/**
 * The same for each of several things, some at a time, whatever comes of each.
 *
 * @param nameOf what a person calls one of them, for those that fail.
 */
export async function each<T>(
  items: readonly T[],
  act: (item: T) => Promise<unknown>,
  nameOf: (item: T) => string,
): Promise<Outcome> {
  const outcome: Outcome = { done: 0, failures: [] };
  const left = [...items];
  const work = async (): Promise<void> => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) {
      try {
        await act(item);
        outcome.done += 1;
      } catch (error) {
        outcome.failures.push({ name: nameOf(item), why: toProblem(error).detail });
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return outcome;
}
