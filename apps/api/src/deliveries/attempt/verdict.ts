import type { AttemptOutcome } from '../tables/attempt-error';
import { nextAttempt, parseRetryAfter, type RetryRules } from './retry-schedule';

/** What an attempt means for its delivery. */
export type Verdict =
  | { kind: 'delivered' }
  | { kind: 'retry'; delayMs: number; holdsChat: boolean }
  /** Done without success. `gone`: the server wants no more deliveries. */
  | { kind: 'failed'; gone: boolean }
  /** Not caused by the receiver: the delivery is not changed. */
  | { kind: 'released' };

const GONE = 410;
/** Statuses whose `Retry-After` is respected. */
const RETRY_AFTER_STATUSES = new Set([429, 503]);

/**
 * Decides what follows an attempt.
 *
 * @param made attempts made, this one included.
 * @param now Unix time in milliseconds.
 * @param chance from 0 to 1, for the jitter.
 */
export function judge(
  { answer, error }: Pick<AttemptOutcome, 'answer' | 'error'>,
  rules: RetryRules,
  made: number,
  now: number,
  chance: number,
): Verdict {
  if (error?.code === 'stopped') return { kind: 'released' };
  if (error?.code === 'event_expired') return { kind: 'failed', gone: false };
  if (answer && isSuccess(answer.status)) return { kind: 'delivered' };
  if (answer?.status === GONE) return { kind: 'failed', gone: true };
  const next = nextAttempt(rules, made, retryAfterSeconds(answer, now), chance);
  return next ? { kind: 'retry', ...next } : { kind: 'failed', gone: false };
}

/** The pause a server asks for in seconds; null when it asks for none. */
export function retryAfterSeconds(answer: AttemptOutcome['answer'], now: number): number | null {
  if (!answer || !RETRY_AFTER_STATUSES.has(answer.status)) return null;
  const header = answer.headers['retry-after'];
  return parseRetryAfter(Array.isArray(header) ? header[0] : header, now);
}

export function isSuccess(status: number): boolean {
  return status >= 200 && status <= 299;
}
