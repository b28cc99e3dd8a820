/** Settings of a number, as the audit log names them. */
export const SETTING_NAMES: Readonly<Record<string, string>> = {
  name: 'name',
  minGapMs: 'milliseconds between messages',
  burst: 'burst',
  presence: 'presence',
  receiveStatus: 'status posts',
  receiveChannels: 'channels',
  showTyping: 'typing before a message',
  rejectCalls: 'rejected calls',
  proxy: 'proxy',
  expectedPhone: 'expected number',
  clientId: 'client',
  webhooks: 'webhooks that name it still',
};

/** Their values that are no numbers or names. */
export const SETTING_VALUES: Readonly<Record<string, string>> = {
  true: 'on',
  false: 'off',
  'true, with a text': 'on, with a text',
  null: 'none',
  none: 'none',
  set: 'set',
  removed: 'removed',
};

/** What of a webhook is changed, as the audit log names it. */
export const WEBHOOK_FIELDS: Readonly<Record<string, string>> = {
  url: 'address',
  events: 'events',
  sessionIds: 'numbers',
  description: 'description',
  headers: 'headers',
  enabled: 'whether it is on',
  concurrency: 'requests at once',
  ratePerSecond: 'requests per second',
  retrySchedule: 'retry schedule',
  strictOrder: 'order within chats',
};
