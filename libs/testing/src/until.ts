import { setTimeout as pause } from 'node:timers/promises';

/**
 * Most asks are requests to an application in the same process: what takes seconds is asked for less often,
 * and is seen at most a tenth late.
 */
const LEAST_PAUSE_MS = 10;
const GREATEST_PAUSE_MS = 100;
const PART_OF_WAIT = 0.1;
/** What is waited for comes within milliseconds, and within seconds where something fails first. */
const PATIENCE_MS = 30_000;
/** On a machine with other things to do, time passes without anything being done: asks are counted too. */
const LEAST_ASKS = 100;

/**
 * Waits for something that an event will bring about, and returns it.
 *
 * @param what names it in the error when it does not come.
 * @param ask returns it, or something falsy while it is not there.
 * @param patienceMs how long to wait at least.
 */
export async function until<T>(
  what: string | (() => string),
  ask: () => T | Promise<T>,
  patienceMs = PATIENCE_MS,
): Promise<NonNullable<T>> {
  const began = performance.now();
  for (let asks = 1; ; asks += 1) {
    const answer = await ask();
    if (answer) return answer;
    const waited = performance.now() - began;
    if (waited > patienceMs && asks >= LEAST_ASKS) {
      const name = typeof what === 'string' ? what : what();
      throw new Error(`not within ${patienceMs} ms and ${asks} asks: ${name}`);
    }
    await pause(Math.min(Math.max(waited * PART_OF_WAIT, LEAST_PAUSE_MS), GREATEST_PAUSE_MS));
  }
}
