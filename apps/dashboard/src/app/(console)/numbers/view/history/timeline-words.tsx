import type { ReactNode } from 'react';
import type { SessionRestrictedPayload, SessionStatus } from '@whathooks/dto';

/** Words of what happened to a number over time. */
export const timelineWords = {
  title: 'History',
  none: 'Nothing has happened yet.',
  older: 'Load older history',
  this: 'this number',
  until: (time: ReactNode) => <>Until {time}</>,
  losses: (count: number, from: ReactNode, to: ReactNode) => (
    <>
      Disconnected {count} times between {from} and {to}
    </>
  ),
  each: 'Each time',
} as const;

/** What became of a number, in its first words. */
export const BECAME: Record<SessionStatus, string> = {
  PENDING: 'Linking began',
  QR: 'A code was shown, to be scanned with WhatsApp',
  CONNECTING: 'The connection was being established',
  CONNECTED: 'Connected',
  DISCONNECTED: 'Disconnected',
  LOGGED_OUT: 'Unlinked',
};

/** The same where another status came before. */
export const AFTER: Partial<Record<`${SessionStatus} ${SessionStatus}`, string>> = {
  'QR QR': 'A new code was shown',
  'QR PENDING': 'Linking stopped',
  'QR CONNECTING': 'The code was scanned',
  'QR CONNECTED': 'Linked',
  'PENDING CONNECTED': 'Linked',
  'DISCONNECTED CONNECTED': 'Back online',
  'DISCONNECTED CONNECTING': 'Trying to connect again',
};

/** What began with a restriction, and what its end is called. */
export const RESTRICTED: Readonly<
  Record<SessionRestrictedPayload['kind'], readonly [began: string, ended: string]>
> = {
  reach_out_timelock: [
    'WhatsApp stopped the number from starting new chats',
    'The number may start new chats again',
  ],
  new_chat_cap: ['The number used up its new chats', 'The number has new chats left again'],
  temporarily_banned: ['WhatsApp banned the number for a time', 'The ban is over'],
};
