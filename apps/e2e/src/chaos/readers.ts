import type { Whereabouts } from './endings';
import type { Faults } from './evidence';

/** What a message can have become, at least, when a contact got or read it. */
const AFTER: Record<string, ReadonlySet<string>> = {
  delivered: new Set(['delivered', 'read', 'played']),
  read: new Set(['read', 'played']),
};

/** What went wrong between the rows of a message and the phones it was written to. */
export function readersFaults({ entry, inbound, outbound, views }: Whereabouts): Partial<Faults> {
  const { text, author, readers } = entry;
  const lost: string[] = [];
  const doubled: string[] = [];
  const rows = inbound + outbound.length;
  if (rows > 1) doubled.push(`${text}: stored ${rows} times`);
  const times = Map.groupBy(views, ({ reader }) => reader);
  for (const [reader, { length }] of times) {
    if (author !== 'contact' && !readers.includes(reader)) {
      doubled.push(`${text}: shown to ${reader} too`);
    }
    if (length > 1) doubled.push(`${text}: shown to ${reader} ${length} times`);
  }
  const status = outbound[0]?.status;
  if (status === 'failed' && views.length > 0) {
    doubled.push(`${text}: reported as not sent, and read`);
  }
  if (author !== 'api' || status === undefined) return { lost, doubled };
  for (const reached of ['delivered', 'read']) {
    const isReached = views.some((view) => view.status === reached);
    if (isReached && status !== 'failed' && !AFTER[reached]?.has(status)) {
      lost.push(`${text}: ${reached}, and still ${status}`);
    }
  }
  return { lost, doubled };
}
