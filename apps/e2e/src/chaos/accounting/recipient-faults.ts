import type { MessageTrace } from './message-outcomes';
import type { Faults } from './observations';

/** Allowed statuses of a message after a contact received or read it. */
const AT_LEAST: Record<string, ReadonlySet<string>> = {
  delivered: new Set(['delivered', 'read', 'played']),
  read: new Set(['read', 'played']),
};

/** Faults between the rows of a message and the phones of its recipients. */
export function recipientFaults({
  message,
  inbound,
  outbound,
  phones,
}: MessageTrace): Partial<Faults> {
  const { text, author, readers } = message;
  const lost: string[] = [];
  const duplicated: string[] = [];
  const rows = inbound + outbound.length;
  if (rows > 1) duplicated.push(`${text}: stored ${rows} times`);
  const times = Map.groupBy(phones, ({ reader }) => reader);
  for (const [reader, { length }] of times) {
    if (author !== 'contact' && !readers.includes(reader)) {
      duplicated.push(`${text}: shown to ${reader} too`);
    }
    if (length > 1) duplicated.push(`${text}: shown to ${reader} ${length} times`);
  }
  for (const { reader, file } of phones) {
    const isRight = file === message.file?.sha256;
    if (!isRight) lost.push(`${text}: on the phone of ${reader} its file is ${file ?? 'missing'}`);
  }
  const status = outbound[0]?.status;
  if (status === 'failed' && phones.length > 0) {
    duplicated.push(`${text}: reported as not sent, and read`);
  }
  if (author !== 'api' || status === undefined) return { lost, duplicated };
  for (const reached of ['delivered', 'read']) {
    const isReached = phones.some((view) => view.status === reached);
    if (isReached && status !== 'failed' && !AT_LEAST[reached]?.has(status)) {
      lost.push(`${text}: ${reached}, and still ${status}`);
    }
  }
  return { lost, duplicated };
}
