import type { Entry, Faults, OutboundRow, Sightings, Told, View } from './evidence';

/** Where a message ended, in words: `told on the webhook`, `failed: expired`. */
export type Ending = string;

/** A message and everywhere it was seen. */
export interface Whereabouts {
  entry: Entry;
  /** Rows of it, as many as there are. */
  inbound: number;
  outbound: readonly OutboundRow[];
  views: readonly View[];
  /** Deliveries that told of it. */
  told: readonly Told[];
  /** Deliveries that told what became of it. */
  moves: readonly Told[];
  ending: Ending;
  /** What kind of fault it is to have ended there. */
  fault: keyof Faults | null;
}

type Seen = Omit<Whereabouts, 'ending' | 'fault'>;
type End = Pick<Whereabouts, 'ending' | 'fault'>;

/** What a sent message can be called that has left. */
const LEFT = new Set(['sent', 'delivered', 'read', 'played']);

/** Looks for every message in everything that was seen. */
export function whereaboutsOf(entries: readonly Entry[], seen: Sightings): Whereabouts[] {
  const inbound = Map.groupBy(seen.inboundRows, (text) => text);
  const outbound = Map.groupBy(seen.outboundRows, ({ text }) => text);
  const views = Map.groupBy(seen.contacts, ({ text }) => text);
  const told = Map.groupBy(seen.webhook, ({ text }) => text);
  const moves = Map.groupBy(seen.webhook, ({ moved }) => moved?.id);
  return entries.map((entry) => {
    const rows = outbound.get(entry.text) ?? [];
    const found: Seen = {
      entry,
      inbound: inbound.get(entry.text)?.length ?? 0,
      outbound: rows,
      views: views.get(entry.text) ?? [],
      told: told.get(entry.text) ?? [],
      moves: rows.flatMap(({ id }) => moves.get(id) ?? []),
    };
    const end = entry.author === 'api' ? endOfSent(found) : endOfTold(found, seen.unsettled);
    return { ...found, ...end };
  });
}

/** Of contacts and phones: has to be told on the webhook, and is acknowledged once it is stored. */
function endOfTold({ entry, inbound, outbound, told }: Seen, unsettled: number): End {
  const rows = entry.author === 'contact' ? inbound : outbound.length;
  if (rows === 0) {
    const word = unsettled === 0 ? 'acknowledged' : 'perhaps not acknowledged';
    return { ending: `${word}, and not stored`, fault: 'lost' };
  }
  if (told.length === 0) return { ending: 'stored, and not told on the webhook', fault: 'lost' };
  return { ending: 'told on the webhook', fault: null };
}

/** Of the API: has to be on the phones of those it was written to. */
function endOfSent({ entry, outbound, views }: Seen): End {
  const [row] = outbound;
  const { answer = 'nothing', readers } = entry;
  if (!answer.startsWith('2')) return { ending: `rejected with ${answer}`, fault: 'givenUp' };
  if (!row) return { ending: 'accepted, and not stored', fault: 'lost' };
  if (row.status === 'failed') return { ending: `failed: ${row.error}`, fault: 'givenUp' };
  if (!LEFT.has(row.status)) return { ending: `still ${row.status}`, fault: 'lost' };
  const reached = new Set(views.map(({ reader }) => reader));
  if (!readers.every((reader) => reached.has(reader))) {
    return { ending: `${row.status}, and not shown to all`, fault: 'lost' };
  }
  return { ending: `shown to all, and ${row.status}`, fault: null };
}
