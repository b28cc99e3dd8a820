import type { ReactNode } from 'react';

/** Words of the traffic of a number. */
export const trafficWords = {
  title: 'Last 24 hours',
  none: 'No message in 24 hours.',
  last: (time: ReactNode) => <>Last message: {time}</>,
  messages: 'All its messages',
} as const;

/** Words of the webhooks that get the events of a number. */
export const webhooksWords = {
  title: 'Its webhooks',
  none: 'No webhook gets the events of this number.',
  add: 'Add a webhook',
} as const;
