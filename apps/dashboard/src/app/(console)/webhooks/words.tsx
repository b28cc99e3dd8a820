import type { ReactNode } from 'react';
import { formatCount } from '../../../shared/format/count';

/** Words of the list of webhooks. */
export const words = {
  lead: 'Your servers that receive events as signed JSON.',
  allDeliveries: 'All deliveries',
  allFailed: 'All failed deliveries',
  none: 'No webhooks yet',
  noneText:
    'Add the address of your server, and messages arrive there as signed JSON a moment after they arrive here.',
  edit: 'Edit webhook',
  save: 'Save',
  saved: 'The webhook is saved.',
  deleteTitle: 'Delete this webhook?',
  deleteAction: 'Delete webhook',
  deleteText: (url: ReactNode) => (
    <>
      {url} gets no more events, not even those that wait for another attempt. This cannot be
      undone.
    </>
  ),
  deleted: 'The webhook is deleted.',
  rotateTitle: 'Rotate the signing secret?',
  rotateAction: 'Rotate secret',
  rotateText:
    'X-Whathooks-Signature uses the new secret at once. For 24 hours the header webhook-signature carries both signatures, so that a server that checks it can switch in between.',
  revokeTitle: 'Revoke the previous secret?',
  revokeAction: 'Rotate and revoke',
  revokeText:
    'The secret was rotated within the last 24 hours, and the previous one is still active. Another rotation revokes it at once: a server that still uses it refuses every delivery. Do this when the new secret has leaked; otherwise wait until the day is over.',
} as const;

/** Words of one webhook of the list. */
export const cardWords = {
  on: 'On',
  paused: 'Paused',
  switchOn: (url: string) => `On: send events to ${url}`,
  switchPaused: (url: string) => `Paused: send events to ${url}`,
  isOn: 'The webhook is switched on.',
  isPaused: 'The webhook is paused.',
  actions: (url: string) => `Actions for ${url}`,
  edit: 'Edit',
  reveal: 'Reveal secret',
  rotate: 'Rotate secret',
  remove: 'Delete',
  events: 'Events',
  moreEvents: (count: number, of: string) => `Show ${count} more events of ${of}`,
  added: (time: ReactNode) => <>added {time}</>,
  nothingSent: 'Nothing sent in 24 hours',
  delivered: (share: string) => `${share} delivered in 24 hours`,
  numbers: (count: number) => `${count} numbers`,
} as const;

/** Words of what narrows the list of webhooks. */
export const listWords = {
  tabsLabel: 'Webhooks by how they are doing',
  tabs: { all: 'All', troubled: 'Need attention', working: 'Working', paused: 'Paused' },
  tab: (name: string, count: number) => `${name} ${formatCount(count)}`,
  narrow: 'Filter webhooks',
  search: 'Search webhooks',
  searchSample: 'Name, address or event',
  noMatch: 'No webhook matches',
  noMatchText: 'Choose another tab, or search for other words.',
} as const;
