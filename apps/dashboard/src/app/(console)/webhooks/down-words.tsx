import type { ReactNode } from 'react';
import { formatCount } from '../../../shared/format/count';

/** Words of an endpoint that is down. */
export const downWords = {
  title: 'The endpoint is down',
  named: (url: ReactNode) => <>The endpoint is down: {url}</>,
  tryNow: 'Try now',
  tryOf: (url: string) => `Try now: ${url}`,
  failingSince: (time: ReactNode) => <>Since {time}, every attempt has failed.</>,
  waiting: (count: number) =>
    count === 1 ? '1 delivery waits.' : `${formatCount(count)} deliveries wait.`,
  waitingMore: (count: number) => `More than ${formatCount(count)} deliveries wait.`,
  oldest: (time: ReactNode) => <>The oldest waits since {time}.</>,
  probes: 'One delivery at a time probes the endpoint; the first success sends all the others.',
  nextProbe: (time: ReactNode) => <>Next probe: {time}</>,
  probing: 'It is being probed now.',
} as const;

/** Words of deliveries that wait although their endpoint works. */
export const behindWords = {
  behind: 'Behind:',
  over: (count: string) => `over ${count}`,
  waitingSince: (count: string, time: ReactNode) => (
    <>
      {count} waiting, the oldest since {time}
    </>
  ),
  title: 'Deliveries wait for long',
  why: 'The endpoint works, but it answers more slowly than events come in, or some deliveries failed and are tried again. Answer before your server does its work, or allow more requests at once.',
  show: 'Show those that wait',
  settings: 'Change its limits',
} as const;

/** Words of a webhook that is switched off. */
export const offWords = {
  title: 'Nothing is sent to this webhook',
  text: 'It is switched off: new events are not queued for it, and what waits is kept. Once your server is ready, switch it on; events of the time between are sent with “Recover”.',
  switchOn: 'Switch on',
} as const;
