/** Who wrote a message. */
export type Author = 'contact' | 'api' | 'phone';

/** A message that was really sent, by somebody who can prove it. */
export interface Entry {
  author: Author;
  /** Unique: `contact 49… to 49… #7`. */
  text: string;
  /** Those with the same stream have to arrive in the order of their numbers. */
  stream: string;
  isToGroup?: boolean;
  /** How many contacts have to read it. */
  readers: number;
  /** For the API: what it said became of it, as far as it said anything. */
  accepted?: boolean;
}

/** Where messages turned up in the end. */
export interface Sightings {
  /** Texts stored for each direction, as often as there are rows, oldest first. */
  inboundRows: readonly string[];
  outboundRows: readonly { text: string; status: string }[];
  /** Texts in the order in which the webhook received them, each with its event. */
  webhook: readonly { text: string; eventId: string }[];
  /**
   * What each contact got, in order, and whether it was read. One that came again under its id is there
   * once, as a phone shows it; `deliveries` tells how often it came.
   */
  contacts: readonly {
    reader: string;
    text: string;
    deliveries: number;
    status: 'sent' | 'delivered' | 'read';
  }[];
  /** What processes wrote that another one had followed already. */
  staleWrites: readonly string[];
}

/** What went wrong, by kind; each with the messages it happened to. */
export interface Account {
  sent: Record<Author, number>;
  /** How many of those were written to groups. */
  toGroups: number;
  /** Messages that the API did not take, and said so. */
  refused: number;
  /** Messages that went out again under their id, because nobody knew whether they had arrived. */
  repeated: number;
  lost: string[];
  doubled: string[];
  outOfOrder: string[];
  staleWrites: string[];
}

const FINAL = new Set(['sent', 'delivered', 'read', 'played', 'failed']);
/** What a message can have become, at least, when a contact got or read it. */
const AFTER: Record<string, ReadonlySet<string>> = {
  delivered: new Set(['delivered', 'read', 'played']),
  read: new Set(['read', 'played']),
};

/** Compares what was sent with where it turned up. Everything has to be somewhere, once, in order. */
export function settle(entries: readonly Entry[], seen: Sightings): Account {
  const account: Account = {
    sent: { contact: 0, api: 0, phone: 0 },
    toGroups: 0,
    refused: 0,
    repeated: 0,
    lost: [],
    doubled: [],
    outOfOrder: [],
    staleWrites: [...seen.staleWrites],
  };
  const stored = count(seen.inboundRows);
  const told = eventsByText(seen.webhook);
  const got = Map.groupBy(seen.contacts, ({ text }) => text);
  const sentRows = count(seen.outboundRows.map(({ text }) => text));
  const statuses = new Map(seen.outboundRows.map(({ text, status }) => [text, status]));
  for (const { author, text, accepted, isToGroup, readers } of entries) {
    account.sent[author] += 1;
    if (isToGroup) account.toGroups += 1;
    const views = got.get(text) ?? [];
    if (author === 'api') {
      if (!accepted) account.refused += 1;
      const status = statuses.get(text);
      const rows = sentRows.get(text) ?? 0;
      if (accepted && rows === 0) account.lost.push(`${text}: accepted, and not stored`);
      if (rows > 1) account.doubled.push(`${text}: stored ${rows} times`);
      if (status && !FINAL.has(status)) account.lost.push(`${text}: still ${status}`);
      const hasLeft = status !== undefined && status !== 'failed' && FINAL.has(status);
      if (hasLeft && views.length < readers) {
        account.lost.push(`${text}: ${status}, and ${readers - views.length} never got it`);
      }
      if (status === 'failed' && views.length > 0) {
        account.doubled.push(`${text}: reported as not sent, and read`);
      }
      for (const reached of ['delivered', 'read']) {
        const isReached = views.some((view) => view.status === reached);
        if (hasLeft && isReached && !AFTER[reached]?.has(status))
          account.lost.push(`${text}: ${reached}, and still ${status}`);
      }
    } else {
      const rows = author === 'contact' ? stored.get(text) : sentRows.get(text);
      if (!rows) account.lost.push(`${text}: not stored`);
      else if (rows > 1) account.doubled.push(`${text}: stored ${rows} times`);
      const events = told.get(text)?.size ?? 0;
      if (events === 0) account.lost.push(`${text}: not delivered to the webhook`);
      if (events > 1) account.doubled.push(`${text}: delivered as ${events} events`);
    }
    if (views.some(({ deliveries }) => deliveries > 1)) account.repeated += 1;
    if (author !== 'contact' && views.length > readers)
      account.doubled.push(`${text}: read ${views.length} times`);
  }
  const byText = new Map(entries.map((entry) => [entry.text, entry]));
  account.outOfOrder.push(
    ...misplaced(seen.inboundRows, byText, ['contact']).map((text) => `stored: ${text}`),
    ...misplaced(firsts(seen.webhook.map(({ text }) => text)), byText, ['contact', 'phone']),
  );
  for (const [reader, views] of Map.groupBy(seen.contacts, ({ reader }) => reader)) {
    const texts = views.map(({ text }) => text);
    account.outOfOrder.push(
      ...misplaced(firsts(texts), byText, ['api']).map((text) => `${reader}: ${text}`),
    );
  }
  return account;
}

/** What a run ends with. */
export function report(account: Account): string {
  const { sent, toGroups, refused, repeated, lost, doubled, outOfOrder, staleWrites } = account;
  const lines = [
    `Sent: ${sent.contact} by contacts, ${sent.api} by the API (${refused} refused, ${repeated} sent again), ${sent.phone} by the phone; ${toGroups} of them to groups.`,
    `Lost ${lost.length}, doubled ${doubled.length}, out of order ${outOfOrder.length}, stale writes ${staleWrites.length}.`,
  ];
  for (const [name, list] of Object.entries({ lost, doubled, outOfOrder, staleWrites })) {
    lines.push(...list.slice(0, 10).map((text) => `  ${name}: ${text}`));
    if (list.length > 10) lines.push(`  … and ${list.length - 10} more`);
  }
  return lines.join('\n');
}

export function isClean({ lost, doubled, outOfOrder, staleWrites }: Account): boolean {
  return lost.length + doubled.length + outOfOrder.length + staleWrites.length === 0;
}

function count(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}

/** Deliveries may repeat, but always under the id of their event. */
function eventsByText(webhook: Sightings['webhook']): Map<string, Set<string>> {
  const events = new Map<string, Set<string>>();
  for (const { text, eventId } of webhook) {
    events.set(text, (events.get(text) ?? new Set()).add(eventId));
  }
  return events;
}

/** First sighting of each. */
function firsts(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}

/** Those that came after a later one of their stream. */
function misplaced(
  texts: readonly string[],
  byText: ReadonlyMap<string, Entry>,
  authors: readonly Author[],
): string[] {
  const last = new Map<string, number>();
  return texts.filter((text) => {
    const entry = byText.get(text);
    if (!entry || !authors.includes(entry.author)) return false;
    const number = Number(/#(\d+)$/.exec(text)?.[1]);
    const before = last.get(entry.stream) ?? -1;
    last.set(entry.stream, Math.max(before, number));
    return number < before;
  });
}
