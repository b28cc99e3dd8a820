import { type Ending, whereaboutsOf } from './endings';
import type { Author, Entry, Faults, Sightings } from './evidence';
import { misplaced } from './order';
import { readersFaults } from './readers';
import { faultsOfTelling } from './telling';

/** All a client may be told whose message was not taken. */
const COME_AGAIN = /^(503 database_unavailable|503 stopping|409 idempotency_key_in_use)$/;

export interface Account {
  faults: Faults;
  sent: Record<Author, number>;
  /** How many of those were written to groups. */
  toGroups: number;
  /** How many ended where, by who wrote them: contact, contact to group, … */
  endings: Map<string, Map<Ending, number>>;
  /** Messages that went out again under their id, because nobody knew whether they had arrived. */
  repeated: number;
  /** Events that the webhook got more than once, under their id. */
  toldAgain: number;
}

/** Compares what was sent with where it turned up. Everything has to be somewhere, once, in order. */
export function settle(entries: readonly Entry[], seen: Sightings): Account {
  const whereabouts = whereaboutsOf(entries, seen);
  const byEvent = Map.groupBy(seen.webhook, ({ eventId }) => eventId);
  const account: Account = {
    faults: {
      lost: [],
      doubled: [],
      outOfOrder: [],
      staleWrites: [],
      givenUp: [],
      unfitAnswers: [],
    },
    sent: { contact: 0, api: 0, phone: 0 },
    toGroups: 0,
    endings: new Map(),
    repeated: 0,
    toldAgain: [...byEvent.values()].filter((times) => times.length > 1).length,
  };
  const { faults } = account;
  for (const found of whereabouts) {
    const { entry, views } = found;
    account.sent[entry.author] += 1;
    if (entry.isToGroup) account.toGroups += 1;
    if (views.some(({ deliveries }) => deliveries > 1)) account.repeated += 1;
    add(account.endings, writer(entry), found.ending);
    if (found.fault) faults[found.fault].push(`${entry.text}: ${found.ending}`);
    merge(faults, readersFaults(found));
    merge(faults, faultsOfTelling(found));
  }
  for (const [eventId, times] of byEvent) {
    if (times.some(({ body }) => body !== times[0]?.body)) {
      faults.doubled.push(`event ${eventId}: told again with another content`);
    }
  }
  for (const [number, count] of Object.entries(seen.nacks)) {
    if (count > 0) faults.givenUp.push(`${number}: refused ${count} messages to WhatsApp's server`);
  }
  faults.outOfOrder.push(...misplaced(entries, seen));
  faults.staleWrites.push(...seen.staleWrites);
  faults.unfitAnswers.push(...seen.refusals.filter((refusal) => !COME_AGAIN.test(refusal)));
  return account;
}

export function isClean({ faults }: Account): boolean {
  return Object.values(faults).flat().length === 0;
}

/** Who wrote it, and whether to a group. */
function writer({ author, isToGroup }: Entry): string {
  const name = author === 'api' ? 'API' : author;
  return isToGroup ? `${name} to group` : name;
}

function add(endings: Account['endings'], from: string, ending: Ending): void {
  const counts = endings.get(from) ?? new Map<Ending, number>();
  endings.set(from, counts.set(ending, (counts.get(ending) ?? 0) + 1));
}

function merge(faults: Faults, more: Partial<Faults>): void {
  for (const kind of Object.keys(more) as (keyof Faults)[]) {
    faults[kind].push(...(more[kind] ?? []));
  }
}
