import type { ReactNode } from 'react';
import type { SessionLimitsView } from '@whathooks/dto';

const MINUTE_S = 60;
const HOUR_S = 3_600;
const DAY_S = 86_400;

/** How long it is until something, in its two greatest units: "2 d 4 h", "3 h 5 min", "42 s". */
export function formatCountdown(seconds: number): string {
  const parts = [
    [Math.floor(seconds / DAY_S), 'd'],
    [Math.floor((seconds % DAY_S) / HOUR_S), 'h'],
    [Math.floor((seconds % HOUR_S) / MINUTE_S), 'min'],
    [seconds % MINUTE_S, 's'],
  ] as const;
  const first = parts.findIndex(([amount]) => amount > 0);
  if (first < 0) return '0 s';
  return parts
    .slice(first, first + 2)
    .filter(([amount]) => amount > 0)
    .map(([amount, unit]) => `${amount} ${unit}`)
    .join(' ');
}

/** Words of what a number is doing, and of how to go on from there. */
export const stateWords = {
  asking: 'Asking WhatsApp for a code…',
  tryingAgain: (reason: string) => `${reason} Trying again…`,
  connecting: 'Establishing the connection…',
  slow: 'This takes longer than usual. WhatsApp may be out of reach. whathooks keeps trying, and this page updates by itself.',
  online: 'Online',
  onlineAs: (phone: string) => `Online as ${phone}`,
  ready: 'Ready to send and receive.',
  readySince: (time: ReactNode) => <>Ready to send and receive since {time}.</>,
  openInbox: 'Open inbox',
  notLinked: 'This number is not linked',
  linkAgain: 'Link again',
  linkAgainText: 'Link it again to receive and send.',
  unlinked: 'The device was unlinked.',
  help: 'When a number does not link',
  newCode: 'Get a new code',
  stopped: 'Linking stopped',
  disconnected: 'Disconnected',
  connectHere: 'Connect here',
  tryAgain: 'Try again',
  tryNow: 'Try now',
  waiting: 'Waiting before the next attempt',
  triesAt: (time: ReactNode) => <>whathooks tries again at {time}, and not before.</>,
  dropped: 'The connection dropped',
  reconnects:
    'whathooks reconnects by itself, for as long as it takes. Keep the phone switched on and online. Messages that arrive meanwhile wait at WhatsApp.',
} as const;

/** Words of the moment a number was linked. */
export const connectedWords = {
  title: 'Connected',
  text: (number: string) =>
    `${number} is linked. From now on every message it receives is stored here and sent to your webhooks.`,
  addWebhook: 'Add a webhook',
  createKey: 'Create an API key',
} as const;

/** Words of the end of a restriction. */
export const limitEndWords = {
  ends: (time: ReactNode, left: ReactNode) => (
    <>
      Ends {time}
      {left}.
    </>
  ),
  in: (time: string) => `, in ${time}`,
  soon: ', any moment now',
} as const;

/** What WhatsApp restricts, for people. */
export interface LimitWords {
  tone: 'warning' | 'info';
  title: string;
  text: string;
  /** When it ends, ISO 8601; null where WhatsApp does not say. */
  until: string | null;
}

const GOES_ON = 'Chats with people who have written to the number go on as before.';

/** Nothing where a number may write to anybody as much as it likes. */
export function limitWords({ reachOutTimelock, newChats }: SessionLimitsView): LimitWords[] {
  const words: LimitWords[] = [];
  if (reachOutTimelock?.active)
    words.push({
      tone: 'warning',
      title: 'WhatsApp lets this number start no new chats',
      text: `It does so with numbers that write to many people who do not know them. ${GOES_ON}`,
      until: reachOutTimelock.until,
    });
  if (!newChats) return words;
  const { quota, used, resetsAt: until } = newChats;
  const count =
    quota === null ? `${used} new chats are used` : `${used} of ${quota} new chats are used`;
  if (newChats.status === 'capped')
    words.push({
      tone: 'warning',
      title: 'No new chats left',
      text: `${count}: WhatsApp lets this number start no more for now. ${GOES_ON}`,
      until,
    });
  else if (newChats.status !== 'ok')
    words.push({
      tone: 'info',
      title: 'Few new chats left',
      text: `${count}. When none is left, WhatsApp refuses messages to new people. ${GOES_ON}`,
      until,
    });
  return words;
}
