import { SCHEDULE_MAX_DAYS } from '@whathooks/dto';
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
  const fault =
    inMs <= 0
      ? 'sendAt is over. Leave it out to send now.'
      : inMs > SCHEDULE_MAX_DAYS * DAY_MS
        ? 'sendAt is more than a year ahead.'
        : null;
  if (fault) throw new ApiError('invalid_request', fault, [{ path: 'sendAt', message: fault }]);
  return at;
}
