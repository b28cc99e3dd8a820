import type { WebhookEventName } from '@whathooks/dto';

/** How a webhook is doing. */
export const stateWords = {
  gone: 'Switched off: the server responded 410 Gone',
  gaveUp: 'Switched off: deliveries failed for five days',
  paused: 'Paused',
  down: 'Endpoint down: deliveries wait',
  failing: 'Failing',
  working: 'Working',
  percent: (percent: number) => `${percent} %`,
  day: (delivered: number, failed: number) =>
    `Last 24 hours: ${delivered} delivered, ${failed} failed attempts.`,
  hour: (clock: string, delivered: number, failed: number) =>
    `${clock}: ${delivered} delivered, ${failed} failed`,
} as const;

/** Words that other screens need of webhooks. */
export const webhookWords = {
  title: 'Webhooks',
  webhook: 'Webhook',
  all: 'All webhooks',
  add: 'Add webhook',
  missing: 'This webhook does not exist',
} as const;

/** What each event tells, for people who choose events. */
export const EVENT_WORDS: Record<WebhookEventName, string> = {
  'message.received': 'A message arrived on a connected number.',
  'session.status': 'A number changed its status.',
  'session.qr': 'A new QR code is waiting to be scanned.',
  'session.pairing_code': 'A pairing code is waiting to be typed on the phone, or has ended.',
  'session.restricted':
    'WhatsApp banned a number for a time or stopped it from starting new chats, or no longer does.',
  'message.status': 'A message you sent was sent, delivered, read, or failed.',
  'message.sent_from_phone': 'Someone sent a message from the phone itself.',
  'message.reaction': 'Someone reacted to a message with an emoji, or removed the reaction.',
  'message.edited': 'The author edited a message.',
  'message.deleted': 'A message was deleted for everyone by its author or a group administrator.',
  'webhook.disabled': 'Another webhook was switched off because its server kept failing.',
};

/** Every event, in the order of the docs. */
export const EVENT_NAMES = Object.keys(EVENT_WORDS) as WebhookEventName[];

/**
 * Ticked at first in the form. `session.qr` is not: a webhook rarely wants it, and a number that waits
 * for its scan brings one every 20 seconds. A webhook made by the API without `events` gets it.
 */
export const PRESELECTED_EVENTS: readonly WebhookEventName[] = [
  'message.received',
  'session.status',
];
