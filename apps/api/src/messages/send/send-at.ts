import { SCHEDULE_MAX_DAYS } from '@whathooks/dto';
import { invalidField } from '../../platform/http/problems/invalid-field';

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
    throw invalidField('sendAt', 'sendAt is over. Leave it out to send now.', 'not_in_future');
  if (inMs > SCHEDULE_MAX_DAYS * DAY_MS) {
    throw invalidField(
      'sendAt',
      'sendAt is more than a year ahead.',
      'too_far_ahead',
      SCHEDULE_MAX_DAYS,
    );
  }
  return at;
}
