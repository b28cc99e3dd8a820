/** Pauses between attempts grow from this… */
const FIRST_PAUSE_MS = 1_000;
/** …to this. */
const LONGEST_PAUSE_MS = 60_000;

/**
 * How long to wait before the next attempt: exponential, with full jitter, so that many sessions
 * that were dropped together do not come back together.
 *
 * @param failures attempts that failed since the last connection.
 * @param chance between 0 and 1.
 */
export function reconnectPause(failures: number, chance: number): number {
  const ceiling = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(failures, 16));
  return Math.round(ceiling * chance);
}
