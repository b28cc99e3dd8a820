import type {
  SentMessage,
  Faults,
  OutboundRow,
  Observations,
  WebhookEvent,
  PhoneMessage,
} from './observations';

/** The final state of a message, in words: `delivered to the webhook`, `failed: expired`. */
export type Outcome = string;

/** A message and all its observations. */
export interface MessageTrace {
  message: SentMessage;
  /** Number of its rows. */
  inbound: number;
  outbound: readonly OutboundRow[];
  phones: readonly PhoneMessage[];
  /** Webhook events of the message. */
  events: readonly WebhookEvent[];
  /** Webhook events of its status changes. */
  statusEvents: readonly WebhookEvent[];
  outcome: Outcome;
  /** The kind of fault that this outcome is; null when it is correct. */
  fault: keyof Faults | null;
}

type Found = Omit<MessageTrace, 'outcome' | 'fault'>;
type End = Pick<MessageTrace, 'outcome' | 'fault'>;

/** Statuses of a message that was sent. */
const LEFT = new Set(['sent', 'delivered', 'read', 'played']);

/** Collects all observations of every message. */
export function traceMessages(
  sent: readonly SentMessage[],
  observed: Observations,
): MessageTrace[] {
  const inbound = Map.groupBy(observed.inboundRows, (text) => text);
  const outbound = Map.groupBy(observed.outboundRows, ({ text }) => text);
  const phones = Map.groupBy(observed.phones, ({ text }) => text);
  const events = Map.groupBy(observed.webhook, ({ text }) => text);
  const statusEvents = Map.groupBy(observed.webhook, ({ statusChange }) => statusChange?.id);
  return sent.map((message) => {
    const rows = outbound.get(message.text) ?? [];
    const found: Found = {
      message,
      inbound: inbound.get(message.text)?.length ?? 0,
      outbound: rows,
      phones: phones.get(message.text) ?? [],
      events: events.get(message.text) ?? [],
      statusEvents: rows.flatMap(({ id }) => statusEvents.get(id) ?? []),
    };
    const end =
      message.author === 'api'
        ? outcomeOfSent(found)
        : outcomeOfReceived(found, observed.unacknowledged);
    return { ...found, ...end };
  });
}

/** Messages of contacts and phones are acknowledged once they are stored, and must be delivered to the webhook. */
function outcomeOfReceived({ message, inbound, outbound, events }: Found, unsettled: number): End {
  const rows = message.author === 'contact' ? inbound : outbound.length;
  if (rows === 0) {
    const word = unsettled === 0 ? 'acknowledged' : 'perhaps not acknowledged';
    return { outcome: `${word}, and not stored`, fault: 'lost' };
  }
  if (events.length === 0)
    return { outcome: 'stored, and not delivered to the webhook', fault: 'lost' };
  return { outcome: 'delivered to the webhook', fault: null };
}

/** Messages of the API must be on the phones of their recipients. */
function outcomeOfSent({ message, outbound, phones }: Found): End {
  const [row] = outbound;
  const { response = 'nothing', readers } = message;
  if (!response.startsWith('2')) return { outcome: `rejected with ${response}`, fault: 'failed' };
  if (!row) return { outcome: 'accepted, and not stored', fault: 'lost' };
  if (row.status === 'failed') return { outcome: `failed: ${row.error}`, fault: 'failed' };
  if (!LEFT.has(row.status)) return { outcome: `still ${row.status}`, fault: 'lost' };
  const reached = new Set(phones.map(({ reader }) => reader));
  if (!readers.every((reader) => reached.has(reader))) {
    return { outcome: `${row.status}, and not shown to all`, fault: 'lost' };
  }
  return { outcome: `shown to all, and ${row.status}`, fault: null };
}
