import type { WebhookEventName } from '@whathooks/dto';
import { EVENT_DASHBOARD_SENTENCES } from '@whathooks/dto/events';

/** What each event says, for people who choose events. Only forms load it. */
export const EVENT_WORDS: Readonly<Record<WebhookEventName, string>> = EVENT_DASHBOARD_SENTENCES;
