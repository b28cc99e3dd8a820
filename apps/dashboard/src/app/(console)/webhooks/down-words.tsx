import type { ReactNode } from 'react';

/** Words of an endpoint that is down. */
export const downWords = {
  title: 'The endpoint is down',
  named: (url: ReactNode) => <>The endpoint is down: {url}</>,
  tryNow: 'Try now',
  tryOf: (url: string) => `Try now: ${url}`,
  failingSince: (time: ReactNode) => <>Every attempt has failed since {time}.</>,
  waiting: (count: number) =>
    count === 1 ? '1 delivery waits.' : `${count.toLocaleString()} deliveries wait.`,
  waitingMore: (count: number) => `More than ${count.toLocaleString()} deliveries wait.`,
  probes: 'One delivery at a time probes the endpoint; the first success sends all the others.',
  nextProbe: (time: ReactNode) => <>Next probe: {time}.</>,
  probing: 'It is being probed now.',
} as const;
