const PAUSE_MS = 15;
/** What is waited for comes within milliseconds, and within seconds where something fails first. */
const PATIENCE_MS = 10_000;
/** On a machine with other things to do, time goes by without anything being done: asks are counted too. */
const LEAST_ASKS = 300;

/** Waits until a condition holds; fails with its name when it does not come true. */
export async function until(
  what: string,
  holds: () => boolean | Promise<boolean>,
  patienceMs?: number,
): Promise<void> {
  await untilFound(what, holds, patienceMs);
}

/**
 * Waits for something that some event will bring.
 *
 * @param what names it for whoever reads that it did not come.
 * @param ask gives it, or something falsy while it is not there.
 * @param patienceMs how long to wait at least.
 */
export async function untilFound<T>(
  what: string | (() => string),
  ask: () => T | Promise<T>,
  patienceMs = PATIENCE_MS,
): Promise<NonNullable<T>> {
  const end = performance.now() + patienceMs;
  for (let asks = 1; ; asks += 1) {
    const answer = await ask();
    if (answer) return answer;
    if (performance.now() > end && asks >= LEAST_ASKS) {
      const name = typeof what === 'string' ? what : what();
      throw new Error(`not within ${patienceMs} ms and ${asks} asks: ${name}`);
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}
