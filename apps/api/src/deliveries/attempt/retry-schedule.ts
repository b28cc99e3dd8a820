/** Seconds before each attempt: the first at once, the others after the failure of the one before. */
export const RETRY_SCHEDULE_SECONDS: readonly number[] = [
  0, 5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400,
];

/** Injection token of the schedule, `readonly number[]` in seconds. */
export const RETRY_SCHEDULE = Symbol('RETRY_SCHEDULE');

/** A delay is up to this much shorter or longer, so that a crowd does not come back as one. */
const JITTER = 0.2;
/** Up to this delay a failing delivery holds back later ones of its chat. */
export const HOLDS_CHAT_UP_TO_SECONDS = 300;
/** A server that asks for more patience than this is asked again anyway. */
export const RETRY_AFTER_MAX_SECONDS = 86_400;

/** What follows a failure. */
export interface NextAttempt {
  delayMs: number;
  /** Whether later deliveries of the chat wait for it. */
  holdsChat: boolean;
}

export interface RetryRules {
  /** Seconds before each attempt. */
  schedule: readonly number[];
  /** True: holds its chat until it is over. */
  strictOrder: boolean;
}

/**
 * When to try again.
 *
 * @param made attempts made so far, at least one.
 * @param retryAfterSeconds what the server asked for; it can lengthen the pause, never shorten it, so
 *   that nobody can make us use up the attempts at once.
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
  const asked = Math.min(retryAfterSeconds ?? 0, RETRY_AFTER_MAX_SECONDS);
  return {
    delayMs: Math.round(Math.max(jittered, asked) * 1000),
    holdsChat: strictOrder || Math.max(seconds, asked) <= HOLDS_CHAT_UP_TO_SECONDS,
  };
}

/**
 * Seconds that a `Retry-After` header asks for: a number, or a date.
 *
 * @param now Unix time in milliseconds.
 * @returns null when it says nothing that can be understood.
 */
export function parseRetryAfter(header: string | undefined, now: number): number | null {
  if (!header) return null;
  if (/^\d{1,10}$/.test(header.trim())) return Number(header);
  // Date.parse() takes almost anything for a date; HTTP's begin with a day of the week.
  const date = /^[A-Za-z]{3}/.test(header) ? Date.parse(header) : NaN;
  return Number.isNaN(date) ? null : Math.max(0, (date - now) / 1000);
}
