import { type ProblemFieldError, SCHEDULE_MAX_DAYS } from '@whathooks/dto';
import { ApiError } from '../../platform/http/problems/api-error';

const DAY_MS = 86_400_000;

/**
 * When a message is to be sent; null for now.
 *
 * @throws ApiError invalid_request
 */
export function sendAtOf({ sendAt }: { sendAt?: string }): Date | null {
  if (sendAt === undefined) return null;
  const at = new Date(sendAt);
  const inMs = at.getTime() - Date.now();
  if (inMs <= 0)
    throw invalid('sendAt is over. Leave it out to send now.', { code: 'not_in_future' });
  if (inMs > SCHEDULE_MAX_DAYS * DAY_MS) {
    throw invalid('sendAt is more than a year ahead.', {
      code: 'too_far_ahead',
      limit: SCHEDULE_MAX_DAYS,
    });
  }
  return at;
}

function invalid(message: string, fault: Pick<ProblemFieldError, 'code' | 'limit'>): ApiError {
  return new ApiError('invalid_request', message, [{ path: 'sendAt', message, ...fault }]);
}
