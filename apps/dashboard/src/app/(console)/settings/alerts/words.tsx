import type { ReactNode } from 'react';
import type { AlertKind } from '@whathooks/dto/facts';
import { formatCount } from '../../../../shared/format/count';

/** Words of the alerts. */
export const words = {
  title: 'Alerts',
  lead: 'Problems that need a person. Each is reported when it begins and when it is over.',
  when: 'When you are alerted',
  whenText:
    'At once: a number waits for a person (it was unlinked on its phone, for example), WhatsApp restricts a number, or a webhook was switched off. After a while, in minutes:',
  numberDown: 'A number has been reconnecting for more than',
  webhookDown: 'An endpoint has been down for more than',
  queueOld: 'A delivery has been waiting for more than',
  minutes: (count: number) => (count === 1 ? ' minute' : ' minutes'),
  minutesWrong: (most: number) => `Enter 1 to ${formatCount(most)} minutes.`,
  mail: 'Tell owners and admins by mail',
  mailTo: (addresses: readonly string[]) => `Mail goes to ${addresses.join(', ')}.`,
  noMail: 'This installation sends no mail: SMTP_URL is not set.',
  webhooks: 'Webhooks get the events alert.opened and alert.closed.',
  submit: 'Save',
  tryNow: 'Try now',
  tryOf: (name: string) => `Try now: ${name}`,
  openNumber: 'Open the number',
  openWebhook: 'Open the webhook',
  open: 'Open now',
  closed: 'Over',
  older: 'Load older alerts',
  noneOpen: 'No alert is open.',
  noneClosed: 'No alert has been closed in the last 90 days.',
  opened: (time: ReactNode) => <>Opened {time}</>,
  ended: (from: ReactNode, to: ReactNode) => (
    <>
      {from} – {to}
    </>
  ),
} as const;

/** What an alert is about, in two or three words. */
export const ALERT_LABELS: Readonly<Record<AlertKind, string>> = {
  number_down: 'Not connected',
  number_restricted: 'Restricted by WhatsApp',
  webhook_down: 'Endpoint down',
  webhook_disabled: 'Switched off',
  queue_old: 'Deliveries wait for long',
};
