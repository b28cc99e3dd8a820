import {
  DEFAULT_WEBHOOK_EVENTS,
  SECRET_EVENTS,
  type WebhookEventName,
} from '@whathooks/dto/events';

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

/** Every event, and what it says, for people who choose events. */
export {
  EVENT_DASHBOARD_SENTENCES as EVENT_WORDS,
  WEBHOOK_EVENTS as EVENT_NAMES,
} from '@whathooks/dto/events';

/**
 * Ticked at first in the form. A code that links a phone is not: a webhook rarely wants it, and a number
 * that waits for its scan brings one every 20 seconds. A webhook made by the API without `events` gets it.
 */
export const PRESELECTED_EVENTS: readonly WebhookEventName[] = DEFAULT_WEBHOOK_EVENTS.filter(
  (event) => !SECRET_EVENTS.has(event),
);
