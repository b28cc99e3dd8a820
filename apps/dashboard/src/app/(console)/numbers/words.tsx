import type { ReactNode } from 'react';
import type { SessionStanding } from '@whathooks/dto/facts';
import { formatCount } from '../../../shared/format/count';

type Tab = 'all' | SessionStanding;

const TAB_NAMES: Record<Tab, string> = {
  all: 'All',
  connected: 'Online',
  down: 'Down',
  waiting: 'Not linked',
};

/** Words of the list of numbers. */
export const words = {
  lead: 'Your linked WhatsApp numbers and their status.',
  tabsLabel: 'Numbers by where they stand',
  tab: (tab: Tab, count: number) => `${TAB_NAMES[tab]} ${formatCount(count)}`,
  narrow: 'Filter numbers',
  search: 'Search numbers',
  searchSample: 'Name or number',
  client: 'Client',
  anyClient: 'All clients',
  noClient: 'No client',
  cause: 'Cause',
  anyCause: 'Any cause',
  sort: 'Sort by',
  sorts: {
    newest: 'Newest first',
    name: 'Name',
    last: 'Latest message',
    busiest: 'Busiest first',
    down: 'Down for longest',
  },
  noMatch: 'No number matches',
  noMatchText: 'Choose another tab or cause, or search for other words.',
  none: 'No numbers yet',
  noneText: 'Create one, scan its code with WhatsApp, and its messages start to arrive.',
  noPhone: 'No phone linked yet',
  downSince: (time: ReactNode) => <>since {time}</>,
  lastMessage: (time: ReactNode) => <>Last message {time}</>,
  day: (count: number) =>
    `${formatCount(count)} ${count === 1 ? 'message' : 'messages'} in 24 hours`,
  select: (name: string) => `Select ${name}`,
  selectAll: (count: number) => `Select all ${formatCount(count)}`,
  rename: (name: string) => `Rename ${name}`,
  newName: (name: string) => `New name of ${name}`,
  saveName: 'Save name',
} as const;

const numbers = (count: number): string =>
  count === 1 ? '1 number' : `${formatCount(count)} numbers`;

/** Words of what is done with several numbers at once. */
export const manyWords = {
  selected: (count: number) => `${formatCount(count)} selected`,
  reconnect: (count: number) => `Reconnect ${numbers(count)}`,
  reconnected: (count: number) =>
    `${numbers(count)} ${count === 1 ? 'is' : 'are'} being connected. One that was unlinked waits for its scan.`,
  unlink: (count: number) => `Unlink ${numbers(count)}`,
  unlinkTitle: (count: number) => `Unlink ${numbers(count)}?`,
  unlinkText:
    'whathooks disappears from the linked devices of their phones. Messages stay here, but none arrive or leave until each is linked again with a new scan.',
  unlinked: (count: number) => `${numbers(count)} ${count === 1 ? 'is' : 'are'} unlinked.`,
  failed: (count: number, name: string, why: string) =>
    `${numbers(count)} could not be changed. ${name}: ${why}`,
} as const;

/** Words of the dialog that links a number. */
export const createWords = {
  name: 'Name',
  nameHint: 'Only your team sees this name.',
  nameSample: 'Bakery Example',
  nameMissing: 'Give the number a name.',
  client: 'Client',
  noClient: 'None',
  metadata: 'Metadata',
  metadataHint:
    'Your own key-value pairs, such as a customer id. Every event of this number includes them.',
  addMetadata: 'Add metadata',
  submit: 'Create and show code',
} as const;
