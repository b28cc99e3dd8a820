import type { ReactNode } from 'react';
import type {
  SessionRestrictedPayload,
  SessionStatus,
  SessionTransitionView,
} from '@whathooks/dto';
import { explainReason } from '../../../../../features/numbers/words';

/** Words of what happened to a number over time. */
export const timelineWords = {
  title: 'History',
  none: 'Nothing has happened yet.',
  older: 'Load older history',
  this: 'this number',
  until: (time: ReactNode) => <>Until {time}.</>,
} as const;

/** What became of a number, in its first words. */
const BECAME: Record<SessionStatus, string> = {
  PENDING: 'Linking began',
  QR: 'A code was shown, to be scanned with WhatsApp',
  CONNECTING: 'The connection was being established',
  CONNECTED: 'Connected',
  DISCONNECTED: 'Disconnected',
  LOGGED_OUT: 'Unlinked',
};

/** The same where another status came before. */
const AFTER: Partial<Record<`${SessionStatus} ${SessionStatus}`, string>> = {
  'QR QR': 'A new code was shown',
  'QR PENDING': 'Linking stopped',
  'QR CONNECTING': 'The code was scanned',
  'QR CONNECTED': 'Linked',
  'PENDING CONNECTED': 'Linked',
  'DISCONNECTED CONNECTED': 'Back online',
  'DISCONNECTED CONNECTING': 'Trying to connect again',
};

/** A move in one line, and why in another; null where there is nothing to say. */
export function moveWords({ from, to, reason }: SessionTransitionView): {
  what: string;
  why: string | null;
} {
  return { what: AFTER[`${from} ${to}`] ?? BECAME[to], why: explainReason(reason) };
}

const RESTRICTED: Record<SessionRestrictedPayload['kind'], [began: string, ended: string]> = {
  reach_out_timelock: [
    'WhatsApp stopped the number from starting new chats',
    'The number may start new chats again',
  ],
  new_chat_cap: ['The number used up its new chats', 'The number has new chats left again'],
  temporarily_banned: ['WhatsApp banned the number for a time', 'The ban is over'],
};

export function restrictionWords({ kind, active }: SessionRestrictedPayload): string {
  return RESTRICTED[kind][active ? 0 : 1];
}

/**
 * Moves as people tell them: on the way from one to the next, connecting is no news. The number was connected from where
 * it began to connect.
 *
 * @param entries newest first.
 */
export function toldMoves<T extends { status: SessionTransitionView | null }>(
  entries: readonly T[],
): T[] {
  const told: T[] = [];
  for (const entry of entries) {
    const { status } = entry;
    const at = told.findLastIndex((one) => one.status !== null);
    const next = told[at];
    const isOnTheWay =
      status?.to === 'CONNECTING' &&
      next?.status?.to === 'CONNECTED' &&
      next.status.from === 'CONNECTING';
    if (isOnTheWay && next?.status) {
      told[at] = { ...next, status: { ...next.status, from: status.from } };
    }
    if (!isOnTheWay) told.push(entry);
  }
  return told;
}
