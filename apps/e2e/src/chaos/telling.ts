import type { Whereabouts } from './endings';
import type { Faults } from './evidence';

/** Statuses in the order in which they may be told. Nothing follows on failed. */
const STEPS = ['pending', 'sent', 'delivered', 'read', 'played', 'failed'];

/** What went wrong in telling of a message and of what became of it. */
export function faultsOfTelling({ entry, outbound, told, moves }: Whereabouts): Partial<Faults> {
  const { text, author } = entry;
  const lost: string[] = [];
  const doubled: string[] = [];
  const outOfOrder: string[] = [];
  const events = new Set(told.map(({ eventId }) => eventId)).size;
  if (events > 1) doubled.push(`${text}: told as ${events} events`);

  const steps = [...Map.groupBy(moves, ({ eventId }) => eventId).values()].map(
    ([first]) => first?.moved?.status ?? '',
  );
  steps.forEach((step, index) => {
    const before = steps[index - 1];
    if (before === step) doubled.push(`${text}: told twice that it is ${step}`);
    else if (before !== undefined && STEPS.indexOf(step) < STEPS.indexOf(before)) {
      outOfOrder.push(`${text}: told that it is ${step} after ${before}`);
    }
  });
  // What the phone sent is told as a message, and then as what becomes of it.
  const status = outbound[0]?.status;
  const known = steps.at(-1) ?? (author === 'phone' ? 'sent' : 'pending');
  if (status !== undefined && known !== status) {
    lost.push(`${text}: ${status}, and last told to be ${known}`);
  }
  return { lost, doubled, outOfOrder };
}
