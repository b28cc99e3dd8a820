import { formatCount } from './format/count';

/** Words of the parts that every screen is made of. */
export const words = {
  brand: 'whathooks',
  brandHome: 'whathooks, home',
  cancel: 'Cancel',
  close: 'Close',
  copied: 'Copied',
  copy: (what: string) => `Copy ${what}`,
  copiedWhat: (what: string) => `Copied ${what}`,
  dismiss: 'Dismiss',
  incomplete: 'It was deleted, or the address is incomplete.',
  newTab: '(opens in a new tab)',
  now: 'now',
  saved: 'Saved',
  showAll: 'Show all',
  skipToContent: 'Skip to content',
  tryAgain: 'Try again',
  useDark: 'Use dark theme',
  useLight: 'Use light theme',
  code: (label: string) => `Code: ${label}`,
  codeCopy: (label: string) => `code: ${label}`,
  documentTitle: (name: string) => `${name} · whathooks`,
  request: (id: string) => ` Request: ${id}`,
} as const;

/** Words of a screen that cannot be drawn. */
export const crashWords = {
  title: 'This page could not be shown',
  text: 'Something in it went wrong. What you have stored is safe, and nothing was sent twice. Try again, or reload the page. If it keeps happening, tell whoever runs whathooks what stands below.',
  details: 'Details',
  reload: 'Reload the page',
} as const;

/** Words of lists that are read page by page. */
export const listWords = {
  shown: (count: number, hasMore: boolean) =>
    hasMore
      ? `${formatCount(count)} entries are shown. Older ones can be loaded.`
      : `${formatCount(count)} entries are shown.`,
  searching: 'Searching the log…',
  noneYet: 'No match yet',
  noneYetText:
    'None of the newest entries match. Keep searching older ones, or choose a shorter time range.',
  keepSearching: 'Keep searching',
  noOlderYet: 'No older match yet. Keep searching',
} as const;

/** Words of charts over time. */
export const chartWords = {
  time: 'Time',
  described: (title: string) => `${title}. The arrow keys go from time to time.`,
  counted: (name: string, count: number) => `${name}: ${formatCount(count)}`,
} as const;

/** Words of forms. */
export const formWords = {
  custom: 'Custom…',
  from: 'From',
  until: 'Until',
  untilNow: 'Empty: until now',
  enterTime: 'Enter a date and a time.',
  laterTime: 'Choose a time after the first one.',
  yourTime: (zone: string) => `Your time: ${zone}`,
  pairName: (legend: string, line: number) => `${legend}, name ${line}`,
  pairValue: (legend: string, line: number) => `${legend}, value ${line}`,
  pairNameSample: 'name',
  pairValueSample: 'value',
  removeLine: (line: number) => `Remove line ${line}`,
  nameMissing: 'Every line needs a name. Remove the lines you do not need.',
  nameTwice: 'A name may stand only once.',
} as const;

/** What a person reads where the API gave no explanation of its own. */
export const problemWords = {
  unexpectedAnswer: {
    title: 'Unexpected answer',
    detail: (status: number) =>
      `The server answered ${status} without an explanation. Try again in a moment.`,
  },
  unreachable: {
    title: 'No connection to whathooks',
    detail: 'The server could not be reached. Check your connection and try again.',
  },
  unexpected: { title: 'Something went wrong', detail: 'Reload the page and try again.' },
} as const;

/** Days and chats that have no better name. */
export const formatWords = {
  statusPosts: 'Status posts',
  channel: (id: string) => `Channel ${id}`,
  today: 'Today',
  yesterday: 'Yesterday',
  within: { today: 'today', yesterday: 'yesterday' },
  group: (id: string) => `Group ${id}`,
  hiddenNumber: (id: string) => `Hidden number ${id}`,
} as const;
