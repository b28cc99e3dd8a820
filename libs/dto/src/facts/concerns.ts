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
