import type { WebhookEventName } from '@whathooks/dto';

/** What each event tells, for people who choose events. */
export const EVENT_WORDS: Record<WebhookEventName, string> = {
  'message.received': 'A message arrived on a connected number.',
  'session.status': 'A number changed its status.',
  'session.qr': 'A new QR code is waiting to be scanned.',
  'message.status': 'A message you sent was sent, delivered, read, or failed.',
  'message.sent_from_phone': 'Someone answered from the phone itself.',
  'message.reaction': 'Someone reacted to a message with an emoji, or took it away.',
  'message.edited': 'A message was reworded by its writer.',
  'message.deleted':
    'A message was deleted for everyone by its writer, or by an administrator of its group.',
  'webhook.disabled': 'Another webhook was switched off because its server failed for days.',
};

/** Every event, in the order of the docs. */
export const EVENT_NAMES = Object.keys(EVENT_WORDS) as WebhookEventName[];

/** What a webhook gets that chooses nothing. */
export const DEFAULT_EVENTS: readonly WebhookEventName[] = [
  'message.received',
  'session.status',
  'session.qr',
];
