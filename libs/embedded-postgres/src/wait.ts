import { setTimeout as delay } from 'node:timers/promises';

const STEP_MS = 20;

/** Asks until the answer is yes or the time is over, and says which of the two it was. */
export async function waitUntil(
  condition: () => boolean | Promise<boolean>,
  patienceMs: number,
): Promise<boolean> {
  const deadline = Date.now() + patienceMs;
  while (!(await condition())) {
    if (Date.now() >= deadline) return false;
    await delay(STEP_MS);
  }
  return true;
}
