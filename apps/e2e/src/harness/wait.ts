import { setTimeout as pause } from 'node:timers/promises';

const PAUSE_MS = 25;

/** Asks again and again until the answer is truthy; fails with `what` after the deadline. */
export async function until<T>(
  what: string | (() => string),
  ask: () => Promise<T | null | undefined | false> | T | null | undefined | false,
  deadlineMs = 30_000,
): Promise<T> {
  const end = Date.now() + deadlineMs;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > end) {
      throw new Error(`not within ${deadlineMs} ms: ${typeof what === 'string' ? what : what()}`);
    }
    await pause(PAUSE_MS);
  }
}
