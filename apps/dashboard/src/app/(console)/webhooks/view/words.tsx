import type { ReactNode } from 'react';

/** Words of the page of a webhook. */
export const words = {
  recover: 'Recover',
  sendTest: 'Send test event',
  verify: 'Verify deliveries',
  check: 'Check a signature',
} as const;

/** Words of the last 24 hours. */
export const dayWords = {
  title: 'Last 24 hours',
  success: 'Success in 24 hours',
  nothingSent: 'Nothing sent',
  delivered: 'Delivered',
  failed: 'Failed attempts',
  waiting: 'Waiting',
  over: (count: string) => `over ${count}`,
  since: (time: ReactNode) => <>since {time}</>,
} as const;

/** Words of the dialog that sends a test event. */
export const testWords = {
  title: 'Send test event',
  event: 'Event',
  eventHint:
    'A sample event with example values is sent to your server now, signed like a real one.',
  send: 'Send',
  sendAgain: 'Send again',
} as const;

/** Words of what a webhook is sent, and how. */
export const factWords = {
  title: 'Settings',
  edit: 'Edit',
  events: (count: number) => (count === 1 ? '1 event' : `${count} events`),
  numbers: 'Numbers',
  noLimit: 'No limit',
  usualRetries: 'Ten attempts over three days',
  strict: 'A failing delivery holds its chat',
  notStrict: 'A failing delivery holds its chat for minutes',
  headers: 'Custom headers',
  added: 'Added',
  id: 'Webhook id',
} as const;
