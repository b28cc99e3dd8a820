import { type MessageStatusName, RECIPIENT_STATUSES } from '@whathooks/dto';

/** Order of the statuses of a sent message. `failed` is final, and follows `pending` only. */
const ORDER: readonly MessageStatusName[] = ['pending', 'sent', 'delivered', 'read', 'played'];

/** What can become of a message, step after step. */
export const STEPS = ['failed', 'sent', 'delivered', 'read', 'played'] as const;

/** What a member of a group can make of a message, step after step. */
export const RECIPIENT_STEPS = RECIPIENT_STATUSES;

/** Statuses from which a message may move to this one: forward, never back. */
export function statusesBefore(status: MessageStatusName): MessageStatusName[] {
  if (status === 'failed') return ['pending'];
  return ORDER.slice(0, ORDER.indexOf(status));
}
