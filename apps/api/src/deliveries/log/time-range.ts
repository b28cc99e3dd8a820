import { invalidField } from '../../platform/http/problems/invalid-field';

/**
 * A time given by a caller.
 *
 * @param path the parameter's place in the request.
 * @throws ApiError invalid_request for ISO 8601 that is no point in time, such as a week.
 */
export function toInstant(value: string, path: string): Date {
  const time = new Date(value);
  if (Number.isNaN(time.getTime()))
    throw invalidField(path, `${path} must be a date and time`, 'not_time');
  return time;
}

/** A range of time given by a caller; without an end it ends now. Its shape says that the end is later. */
export function toRange(range: { since: string; until?: string }): { since: Date; until: Date } {
  const since = toInstant(range.since, 'since');
  const now = new Date();
  const until = range.until === undefined ? now : toInstant(range.until, 'until');
  // Events of the future cannot have failed or been missed.
  return { since, until: until < now ? until : now };
}
