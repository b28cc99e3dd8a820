import {
  DEFAULT_WEBHOOK_EVENTS,
  SECRET_EVENTS,
  type WebhookEventName,
} from '@whathooks/dto/events';

/** Every event, for people who choose events. The shapes of all of them come along: only forms load it. */
export { WEBHOOK_EVENTS as EVENT_NAMES } from '@whathooks/dto/events';

/**
 * Ticked at first in the form. A code that links a phone is not: a webhook rarely wants it, and a number
 * that waits for its scan brings one every 20 seconds. A webhook made by the API without `events` gets it.
 */
export const PRESELECTED_EVENTS: readonly WebhookEventName[] = DEFAULT_WEBHOOK_EVENTS.filter(
  (event) => !SECRET_EVENTS.has(event),
);
