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
