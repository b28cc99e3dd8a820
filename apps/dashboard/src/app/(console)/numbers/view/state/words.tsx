import type { ReactNode } from 'react';

/** Words of what a number is doing, and of how to go on from there. */
export const stateWords = {
  asking: 'Asking WhatsApp for a code…',
  tryingAgain: (reason: string) => `${reason} Trying again…`,
  connecting: 'Establishing the connection…',
  slow: 'This takes longer than usual. WhatsApp may be out of reach. whathooks keeps trying, and this page updates by itself.',
  online: 'Online',
  onlineAs: (phone: string) => `Online as ${phone}`,
  ready: 'Ready to send and receive.',
  readySince: (time: ReactNode) => <>Ready to send and receive since {time}</>,
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
  triesAt: (time: ReactNode) => <>Next attempt of whathooks: {time}, not before.</>,
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

/** Short units of time, behind a number. */
export const UNITS = { days: 'd', hours: 'h', minutes: 'min', seconds: 's' } as const;

/** Words of what WhatsApp restricts. */
export const limitWords = {
  timelock: 'WhatsApp lets this number start no new chats',
  timelockText:
    'It does so with numbers that write to many people who do not know them. Chats with people who have written to the number go on as before.',
  none: 'No new chats left',
  noneText: (used: string) =>
    `${used}: WhatsApp lets this number start no more for now. Chats with people who have written to the number go on as before.`,
  few: 'Few new chats left',
  fewText: (used: string) =>
    `${used}. When none is left, WhatsApp refuses messages to new people. Chats with people who have written to the number go on as before.`,
  used: (used: number) => `${used} new chats are used`,
  usedOf: (used: number, quota: number) => `${used} of ${quota} new chats are used`,
} as const;
