import { type MessageStatusName, RECIPIENT_STATUSES } from '@whathooks/dto';

/** How far a sent message has come. Failed is an end of its own, reached from pending only. */
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
