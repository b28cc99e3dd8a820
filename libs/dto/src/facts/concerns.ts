/**
 * What of an organization needs a person. `number_down`: a number that was linked is not connected.
 * `number_restricted`: WhatsApp does not let it write to new people, or banned it for a time. `webhook_down`:
 * its endpoint fails, and deliveries wait. `webhook_disabled`: whathooks switched it off. `queue_old`: a delivery
 * waits for long although its endpoint works. `limit_near`: little room is left for more numbers or webhooks.
 */
export const CONCERN_KINDS = [
  'number_down',
  'number_restricted',
  'webhook_down',
  'webhook_disabled',
  'queue_old',
  'limit_near',
] as const;
export type ConcernKind = (typeof CONCERN_KINDS)[number];

/** Things of one cause that an overview names. */
export const CONCERN_ITEMS_SHOWN = 5;

/** Over how many days the overview counts. */
export const OVERVIEW_DAYS = [1, 7, 30] as const;
export type OverviewDays = (typeof OVERVIEW_DAYS)[number];

/** Waiting deliveries and unanswered chats are counted up to this number. */
export const OVERVIEW_COUNT_MAX = 10_000;

/** Waiting deliveries of each webhook of a list are counted up to this number. */
export const WEBHOOK_WAITING_COUNT_MAX = 1_000;

/** What alerts are opened for: every concern but limits, which nothing makes worse by itself. */
export const ALERT_KINDS = [
  'number_down',
  'number_restricted',
  'webhook_down',
  'webhook_disabled',
  'queue_old',
] as const satisfies readonly ConcernKind[];
export type AlertKind = (typeof ALERT_KINDS)[number];

export const ALERT_STATES = ['open', 'closed'] as const;
export type AlertState = (typeof ALERT_STATES)[number];

/** A thing may last for so many minutes at most before there is an alert: a week. */
export const ALERT_MINUTES_MAX = 7 * 24 * 60;

/** Settings of an organization that has chosen none. */
export const USUAL_ALERT_SETTINGS = {
  numberDownMinutes: 5,
  webhookDownMinutes: 5,
  queueOldMinutes: 15,
  mail: true,
} as const;
