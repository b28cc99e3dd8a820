import type { ReactNode } from 'react';
import type { AlertKind } from '@whathooks/dto/facts';
import { formatCount } from '../../../../shared/format/count';

/** Words of the alerts. */
export const words = {
  title: 'Alerts',
  settings: 'Settings',
  lead: 'Problems that need a person. Each is reported when it begins and when it is over.',
  when: 'When there is an alert',
  whenText:
    'A number that waits for a person, such as one that was unlinked on its phone, a restriction by WhatsApp, and a webhook that was switched off are reported at once.',
  numberDown: 'A number reconnects for longer than',
  webhookDown: 'An endpoint is down for longer than',
  queueOld: 'A delivery waits for longer than',
  minutes: ' minutes',
  minutesWrong: (most: number) => `Enter 1 to ${formatCount(most)} minutes.`,
  mail: 'Tell owners and admins by mail',
  mailTo: (addresses: readonly string[]) => `Mail goes to ${addresses.join(', ')}.`,
  noMail: 'This installation sends no mail: SMTP_URL is not set.',
  webhooks: 'Webhooks get the events alert.opened and alert.closed.',
  submit: 'Save',
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
