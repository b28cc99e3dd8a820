import type { WebhookEventName } from '@whathooks/dto';

/** In the order in which people read of them. Their sentences and shapes weigh more: `event-words.ts` and `chosen-events.ts` have them. */
const NAMES: Record<WebhookEventName, true> = {
  'message.received': true,
  'session.status': true,
  'session.qr': true,
  'session.pairing_code': true,
  'message.status': true,
  'message.sent_from_phone': true,
  'message.reaction': true,
  'message.edited': true,
  'message.deleted': true,
  'message.pinned': true,
  'message.kept': true,
  'message.media': true,
  'poll.vote': true,
  'call.received': true,
  'presence.updated': true,
  'chat.updated': true,
  'contact.updated': true,
  'group.updated': true,
  'session.restricted': true,
  'webhook.disabled': true,
  'alert.opened': true,
  'alert.closed': true,
};

/** The names of all events, for filters of what was sent. */
export const LOGGED_EVENTS = Object.keys(NAMES) as WebhookEventName[];
