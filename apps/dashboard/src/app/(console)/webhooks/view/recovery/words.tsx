import type { ReactNode } from 'react';
import type { RecoveryView } from '@whathooks/dto';
import { formatCount } from '../../../../../shared/format/count';

/** Words of the dialog that sends again what did not arrive. */
export const recoverWords = {
  title: 'Recover deliveries',
  since: 'Since',
  lastHour: 'Last hour',
  last6Hours: 'Last 6 hours',
  last24Hours: 'Last 24 hours',
  last7Days: 'Last 7 days',
  last30Days: 'Last 30 days',
  resend: 'Resend',
  failed: 'Failed or cancelled deliveries',
  neverSent: 'Events never sent to this webhook, from before it was added or while it was paused',
  preview: 'Preview',
  started: 'Recovery started.',
  startedPaused:
    'Recovery started. This webhook is paused. Queued deliveries wait until it is switched on.',
  keepsId: 'Each delivery keeps its event id, so that your server can skip duplicates.',
  countedInPart:
    'The count stopped early. The recovery covers the whole range. Each delivery keeps its event id, so that your server can skip duplicates.',
} as const;

const RUN_STATES: Readonly<Record<RecoveryView['status'], string>> = {
  running: 'in progress',
  stopped: 'stopped',
  done: 'done',
  failed: 'failed',
};

/** What is told of a run. */
export interface RunFacts {
  what: string;
  /** From when on its deliveries and events are. */
  since: ReactNode;
  /** How far it is, by `counted`. */
  counted: string;
  status: RecoveryView['status'];
  /** Why it failed, by the API. */
  error: string | null;
}

/** Words of the runs that send again, by what they send. */
export const runWords = {
  title: 'Recoveries',
  recover: 'Recovery of failed deliveries',
  replay: 'Recovery of events never sent',
  stop: 'Stop',
  counted: (done: number, total: number | null) =>
    total === null
      ? `${formatCount(done)} queued`
      : `${formatCount(done)} of ${formatCount(total)} queued`,
  progress: (what: string, done: number, total: number | null) =>
    total === null ? `${what}: ${done} queued` : `${what}: ${done} of ${total}`,
  run: ({ what, since, counted, status, error }: RunFacts) => (
    <>
      {what} since {since}: {counted}, {RUN_STATES[status]}
      {error && `: ${error}`}
    </>
  ),
} as const;

/** What the button is called that starts a run. */
export const resendWords = {
  all: 'Resend all',
  exactly: (count: number) =>
    count === 1 ? 'Resend 1 delivery' : `Resend ${formatCount(count)} deliveries`,
  atLeast: (count: number) =>
    count === 1 ? 'Resend at least 1 delivery' : `Resend at least ${formatCount(count)} deliveries`,
} as const;

/** What a run would send, in one sentence. */
export const sendsWords = {
  nothing: 'There is nothing to resend in this time range.',
  uncounted: 'This time range holds too many events to count.',
  exactly: (count: number) =>
    count === 1 ? 'This sends 1 delivery.' : `This sends ${formatCount(count)} deliveries.`,
  atLeast: (count: number) =>
    count === 1
      ? 'This sends at least 1 delivery.'
      : `This sends at least ${formatCount(count)} deliveries.`,
} as const;
