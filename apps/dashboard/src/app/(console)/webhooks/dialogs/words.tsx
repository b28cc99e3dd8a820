import type { ReactNode } from 'react';

/** Words of the form of a webhook. */
export const formWords = {
  url: 'Endpoint URL',
  urlHint: 'Where events are posted as JSON.',
  urlSample: 'https://agency.example/whatsapp',
  urlWrong: 'Enter the full URL, starting with https://.',
  events: 'Events',
  eventsMissing: 'Choose at least one event.',
  numbers: 'Numbers',
  allNumbers: 'All numbers, present and future',
  someNumbers: 'Only the numbers I choose',
  numbersMissing: 'Choose at least one number.',
  chosenNumbers: 'Chosen numbers',
  chooseNumbers: 'Choose numbers',
  noSuchNumber: 'No such number',
  note: 'Note',
  noteHint: 'Optional. Only your team sees it.',
  customHeaders: 'Custom headers',
  hideCustomHeaders: 'Hide custom headers',
  headers: 'Headers',
  headersHint:
    'Sent with every delivery, for example an authorization of your own. A value shown as (hidden) stays as it is.',
  addHeader: 'Add header',
  settings: 'Delivery settings',
  hideSettings: 'Hide delivery settings',
} as const;

/** Words of how a webhook is served. */
export const settingsWords = {
  concurrency: 'Requests at once',
  concurrencyHint: 'How many deliveries may be in progress at the same time.',
  concurrencyWrong: (most: number) => `Enter a number from 1 to ${most}.`,
  rate: 'Requests per second',
  rateHint: 'Leave empty for no limit.',
  rateWrong: (least: number, most: number) =>
    `Enter a number from ${least} to ${most}, or nothing.`,
  retries: 'Pauses before each attempt',
  retriesHint: 'For example 0s, 30s, 5m, 2h. Leave empty for ten attempts over three days.',
  retriesWrong: (most: number) =>
    `Write pauses such as 0s, 30s, 5m, 2h: at most ${most}, none longer than 24h.`,
  strictOrder: 'Strict order',
  strictOrderHint:
    'A failing delivery holds back later deliveries of the same chat until it succeeds or is given up, not only for the first minutes.',
} as const;

/** Words of the dialog that shows a secret. */
export const secretWords = {
  added: 'Webhook added',
  title: 'Signing secret',
  sent: 'Events are sent from now on.',
  sentText:
    'Every delivery is signed with this secret, so that your server can tell it from a fake.',
  secret: 'secret',
  customHeaders: 'Custom headers',
  headers: 'headers',
  keep: (how: ReactNode) => <>Keep it on your server. The docs show {how}, with code to copy.</>,
  how: 'how to verify a delivery',
  done: 'Done',
} as const;

/** Words of what comes first to a new webhook. */
export const firstEventWords = {
  title: 'First event',
  waiting: 'Waiting for the first event…',
  sendTest: 'Send test event',
} as const;
