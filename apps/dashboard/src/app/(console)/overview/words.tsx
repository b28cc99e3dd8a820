import type { ReactNode } from 'react';
import { formatCount } from '../../../shared/format/count';

/** Words of the overview. */
export const words = {
  title: 'Overview',
  numbers: 'Numbers',
  allNumbers: (count: number) => `All ${count}`,
  messages: 'Latest messages',
  allMessages: 'All messages',
} as const;

/** Words of the way from an empty account to the first answer. */
export const startWords = {
  title: 'Get started',
  count: (done: number, all: number) => `${done} of ${all} done`,
  done: 'Done',
  number: {
    title: 'Link a number',
    text: 'Create it and scan its QR code with WhatsApp.',
    action: 'Link a number',
  },
  webhook: {
    title: 'Add a webhook',
    text: 'Your server receives every inbound message as signed JSON.',
    action: 'Add webhook',
  },
  key: {
    title: 'Create an API key',
    text: 'Your code needs one to send messages.',
    action: 'Create API key',
  },
  message: {
    title: 'Send a message',
    text: 'Use the command shown with your new key, or answer from the inbox.',
    action: 'Open inbox',
  },
} as const;

/** Words of how long people wait for an answer. */
export const replyWords = {
  title: 'Time to answer',
  median: 'Median',
  p90: '90% within',
  count: 'Answers',
  who: 'Who answered',
  others: 'Phones and API keys',
  none: 'No answer yet',
  byMember: (span: string) => `Time to answer by person, over ${span}`,
} as const;

/** Over which time something is counted. */
export const spanWords = { '1': '24 hours', '7': '7 days', '30': '30 days' } as const;
export const SPAN_LABEL = 'Over which time';

/** Words of the figures at the top. */
export const figureWords = {
  numbers: 'Numbers online',
  messages: 'Messages',
  deliveries: 'Deliveries',
  unanswered: 'Waiting for an answer',
  ofAll: (connected: number, all: number) => `${formatCount(connected)} of ${formatCount(all)}`,
  standing: (down: number, waiting: number) => {
    const parts = [
      down > 0 && `${formatCount(down)} down`,
      waiting > 0 && `${formatCount(waiting)} not linked yet`,
    ];
    return parts.filter(Boolean).join(' · ') || 'None is down';
  },
  directions: (inbound: number, outbound: number) =>
    `${formatCount(inbound)} received · ${formatCount(outbound)} sent`,
  upTo: (count: number, isMore: boolean) =>
    isMore ? `over ${formatCount(count)}` : formatCount(count),
  waiting: (count: string, age: string) => `${count} waiting, the oldest for ${age}`,
  nothingWaits: (failed: number) =>
    failed === 0
      ? 'Nothing waits'
      : `Nothing waits · ${formatCount(failed)} failed ${failed === 1 ? 'attempt' : 'attempts'}`,
  oldestChat: (age: string) => `The longest for ${age}`,
  everybodyAnswered: 'Everybody has an answer',
} as const;

/** Words of the curves. */
export const trafficWords = {
  messages: 'Messages',
  deliveries: 'Deliveries',
  inbound: 'Received',
  outbound: 'Sent',
  delivered: 'Delivered',
  failed: 'Failed attempts',
  over: (what: string, span: string) => `${what} over ${span}`,
} as const;

/** Words of what needs a person. */
export const concernWords = {
  title: 'Needs attention',
  allWell: 'All is well: every linked number is online, and no endpoint is down.',
  since: (time: ReactNode) => <>Since {time}</>,
  nextTry: (time: ReactNode) => <>Next attempt: {time}</>,
  nextProbe: (time: ReactNode) => <>Next probe: {time}</>,
  ends: (time: ReactNode) => <>Ends: {time}</>,
  others: (count: number) => `and ${formatCount(count)} more`,
  showAll: (count: number) => `Show all ${formatCount(count)}`,
  open: 'Open',
  linkAgain: 'Link again',
  reconnect: 'Reconnect now',
  reconnecting: 'Reconnecting now.',
  tryNow: 'Try now',
  trying: 'The endpoint is probed now. Its first success sends everything that waits.',
  switchOn: 'Switch on',
  switchedOn: 'The webhook is switched on.',
} as const;
