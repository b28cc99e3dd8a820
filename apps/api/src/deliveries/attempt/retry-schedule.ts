/**
 * Seconds before each attempt: the first at once, the others after the failure of the previous one.
 */
export const RETRY_SCHEDULE_SECONDS: readonly number[] = [
  0, 5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400,
];

/** Injection token of the schedule, `readonly number[]` in seconds. */
export const RETRY_SCHEDULE = Symbol('RETRY_SCHEDULE');

/**
 * A delay is up to this share shorter or longer, so that many deliveries do not retry at the same
 * moment.
 */
const JITTER = 0.2;
/** Up to this delay a failing delivery blocks later ones of its chat. */
export const HOLDS_CHAT_UP_TO_SECONDS = 300;
/** Longest `Retry-After` that is respected: with one after each attempt, all attempts are over within six days. */
export const RETRY_AFTER_MAX_SECONDS = 43_200;

/** When to retry after a failure. */
export interface NextAttempt {
  delayMs: number;
  /** Whether later deliveries of the chat wait for the retry. */
  holdsChat: boolean;
}

export interface RetryRules {
  /** Seconds before each attempt. */
  schedule: readonly number[];
  /** True: a failing delivery blocks its chat until it is done. */
  strictOrder: boolean;
}

/**
 * When to retry.
 *
 * @param made attempts made so far, at least one.
 * @param retryAfterSeconds what the server asked for; it can lengthen the pause but never shorten
 *   it, so that a server cannot use up the attempts at once.
 * @param chance from 0 to 1, for the jitter.
 * @returns null when the schedule is used up.
 */
export function nextAttempt(
  { schedule, strictOrder }: RetryRules,
  made: number,
  retryAfterSeconds: number | null,
  chance: number,
): NextAttempt | null {
  const seconds = schedule[made];
  if (seconds === undefined) return null;
  const jittered = seconds * (1 - JITTER + 2 * JITTER * chance);
  const requested = Math.min(retryAfterSeconds ?? 0, RETRY_AFTER_MAX_SECONDS);
  return {
    delayMs: Math.round(Math.max(jittered, requested) * 1000),
    holdsChat: strictOrder || Math.max(seconds, requested) <= HOLDS_CHAT_UP_TO_SECONDS,
  };
}

/**
 * Seconds that a `Retry-After` header asks for: a number, or a date.
 *
 * @param now Unix time in milliseconds.
 * @returns null when the header cannot be understood.
 */
export function parseRetryAfter(header: string | undefined, now: number): number | null {
  if (!header) return null;
  if (/^\d{1,10}$/.test(header.trim())) return Number(header);
  // Date.parse() accepts almost anything; HTTP dates begin with a day of the week.
  const date = /^[A-Za-z]{3}/.test(header) ? Date.parse(header) : NaN;
  return Number.isNaN(date) ? null : Math.max(0, (date - now) / 1000);
}
