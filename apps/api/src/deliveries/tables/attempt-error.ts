import {
  type HttpOutcome,
  REQUEST_ERRORS,
  type RequestFailure,
} from '../../platform/outbound-http/http-outcome';

/**
 * Why an attempt failed. In addition to the errors of requests:
 *
 * - `event_expired`: the event is older than the log is kept.
 * - `secret_unreadable`: the webhook's secret or headers cannot be decrypted; nothing was sent.
 *
 * `stopped` does not count as an attempt.
 */
export const ATTEMPT_ERRORS = [...REQUEST_ERRORS, 'event_expired', 'secret_unreadable'] as const;
export type AttemptError = (typeof ATTEMPT_ERRORS)[number];

/** Why an attempt failed, with details. */
export type AttemptFailure = Omit<RequestFailure, 'code'> & { code: AttemptError };

/** The result of an attempt: of its request, or the reason why no request was made. */
export type AttemptOutcome = Omit<HttpOutcome, 'error'> & { error: AttemptFailure | null };
