/** Pauses between attempts grow from this… */
const FIRST_PAUSE_MS = 1_000;
/** …to this. */
const LONGEST_PAUSE_MS = 60_000;

/** The same where WhatsApp saw too many logins. */
const FIRST_LONG_PAUSE_MS = 10 * 60_000;
const LONGEST_LONG_PAUSE_MS = 60 * 60_000;

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

/**
 * How long to wait where the server saw too many logins: at least half of a time that doubles, so that none
 * comes early.
 *
 * @param failures how often it said so since it last took a login for good.
 * @param chance between 0 and 1.
 */
export function longPause(failures: number, chance: number): number {
  const ceiling = Math.min(
    LONGEST_LONG_PAUSE_MS,
    FIRST_LONG_PAUSE_MS * 2 ** Math.min(failures, 16),
  );
  return Math.round(ceiling * (0.5 + chance / 2));
}
