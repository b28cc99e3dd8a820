import { setTimeout as delay } from 'node:timers/promises';

const STEP_MS = 20;

/** Polls a condition until it is true or the time is over. Returns which of the two happened. */
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
