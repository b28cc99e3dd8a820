import { type Outcome, traceMessages } from './message-outcomes';
import { contentFaults } from './content-faults';
import type { Author, SentMessage, Faults, Observations } from './observations';
import { messagesOutOfOrder } from './order';
import { recipientFaults } from './recipient-faults';
import { webhookFaults } from './webhook-faults';

/** The only error responses a client may get for a message. */
const RETRYABLE = /^(503 database_unavailable|503 stopping|409 idempotency_key_in_use)$/;

export interface Accounting {
  faults: Faults;
  sent: Record<Author, number>;
  /** How many of them were sent to groups. */
  toGroups: number;
  /** How many of them carried a file, and how many were edited or voted in. */
  withFiles: number;
  changed: number;
  /** Number of messages per outcome, by author: contact, contact to group, … */
  outcomes: Map<string, Map<Outcome, number>>;
  /** Messages sent again under the same id, because no acknowledgement came. */
  repeated: number;
  /** Events delivered to the webhook more than once, under the same id. */
  repeatedEvents: number;
}

/** Compares what was sent with what was observed. Every message must have arrived once and in order. */
export function accountFor(sent: readonly SentMessage[], observed: Observations): Accounting {
  const traces = traceMessages(sent, observed);
  const byMessage = Map.groupBy(observed.webhook, ({ waMessageId }) => waMessageId);
  const byEvent = Map.groupBy(observed.webhook, ({ eventId }) => eventId);
  const accounting: Accounting = {
    faults: {
      lost: [],
      duplicated: [],
      outOfOrder: [],
      staleWrites: [],
      failed: [],
      unexpectedResponses: [],
    },
    sent: { contact: 0, api: 0, phone: 0 },
    toGroups: 0,
    withFiles: 0,
    changed: 0,
    outcomes: new Map(),
    repeated: 0,
    repeatedEvents: [...byEvent.values()].filter((times) => times.length > 1).length,
  };
  const { faults } = accounting;
  for (const found of traces) {
    const { message, phones } = found;
    accounting.sent[message.author] += 1;
    if (message.isToGroup) accounting.toGroups += 1;
    if (message.file) accounting.withFiles += 1;
    if (message.change) accounting.changed += 1;
    if (phones.some(({ deliveries }) => deliveries > 1)) accounting.repeated += 1;
    add(accounting.outcomes, authorOf(message), found.outcome);
    if (found.fault) faults[found.fault].push(`${message.text}: ${found.outcome}`);
    merge(faults, recipientFaults(found));
    merge(faults, webhookFaults(found));
    const { waMessageId } = message;
    if (waMessageId) merge(faults, contentFaults(found, byMessage.get(waMessageId) ?? []));
  }
  for (const [eventId, times] of byEvent) {
    if (times.some(({ body }) => body !== times[0]?.body)) {
      faults.duplicated.push(`event ${eventId}: delivered again with another content`);
    }
  }
  for (const [number, count] of Object.entries(observed.nacks)) {
    if (count > 0) faults.failed.push(`${number}: rejected ${count} messages of WhatsApp's server`);
  }
  faults.outOfOrder.push(...messagesOutOfOrder(sent, observed));
  faults.staleWrites.push(...observed.staleWrites);
  faults.unexpectedResponses.push(
    ...observed.rejections.filter((refusal) => !RETRYABLE.test(refusal)),
  );
  return accounting;
}

export function isClean({ faults }: Accounting): boolean {
  return Object.values(faults).flat().length === 0;
}

/** The author, and whether it was sent to a group. */
function authorOf({ author, isToGroup }: SentMessage): string {
  const name = author === 'api' ? 'API' : author;
  return isToGroup ? `${name} to group` : name;
}

function add(endings: Accounting['outcomes'], from: string, ending: Outcome): void {
  const counts = endings.get(from) ?? new Map<Outcome, number>();
  endings.set(from, counts.set(ending, (counts.get(ending) ?? 0) + 1));
}

function merge(faults: Faults, more: Partial<Faults>): void {
  for (const kind of Object.keys(more) as (keyof Faults)[]) {
    faults[kind].push(...(more[kind] ?? []));
  }
}
