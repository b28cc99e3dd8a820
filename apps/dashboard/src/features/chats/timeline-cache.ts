import type { InfiniteData } from '@tanstack/react-query';
import type { MessageView, TimelineEntry, TimelinePage } from '@whathooks/dto';
import { orderOf } from './chat-cache';

/** Which page of a conversation is read: older, newer, around a message, around a time; none: the newest. */
export type PageParam = { cursor?: string; after?: string; around?: string; at?: string };

export type TimelinePages = InfiniteData<TimelinePage, PageParam>;

/** What happens to a message. */
export type Change = (message: MessageView) => MessageView;

type ShownPages = Pick<TimelinePages, 'pages'>;

/** Entries of a conversation, oldest first. */
export function entriesOf(pages: ShownPages | undefined): TimelineEntry[] {
  const newestFirst = pages?.pages.flatMap(({ data }) => data) ?? [];
  return newestFirst.reverse();
}

/** Whether its newest entries are loaded: a conversation that was opened further up has them later. */
export function isAtNewest(pages: ShownPages | undefined): boolean {
  return pages?.pages[0]?.previousCursor === null;
}

/** Whether its oldest stored entries are loaded. */
export function isWhole(pages: ShownPages | undefined): boolean {
  return pages?.pages.at(-1)?.nextCursor === null;
}

/** Whether the phone may have older messages than those that are stored. */
export function phoneHasMore(pages: ShownPages | undefined): boolean {
  return pages?.pages.at(-1)?.phoneHasMore ?? false;
}

/** Id of its newest loaded entry; null where there is none. */
export function newestId(pages: ShownPages | undefined): string | null {
  return newestOf(pages)?.id ?? null;
}

function newestOf(pages: ShownPages | undefined): TimelineEntry | undefined {
  return pages?.pages.find(({ data }) => data.length > 0)?.data[0];
}

/** Where an entry stands: by its id, but for a message that was moved to another time before it was sent. */
export const placeOf = ({ id, message }: TimelineEntry): string => orderOf(message?.place ?? id);

const byOrder = (a: TimelineEntry, b: TimelineEntry): number => (placeOf(a) < placeOf(b) ? 1 : -1);

/**
 * A conversation with entries as they were read: known ones as they are now, new ones in their place. Entries newer
 * than what is loaded are left out while the newest ones are not.
 */
export function merged(pages: TimelinePages, read: readonly TimelineEntry[]): TimelinePages {
  const fresh = new Map(read.map((entry) => [entry.id, entry]));
  const seen = new Set<string>();
  const kept = pages.pages.map((page) => ({
    ...page,
    data: page.data.map((entry) => {
      seen.add(entry.id);
      return fresh.get(entry.id) ?? entry;
    }),
  }));
  const added = read.filter(({ id }) => !seen.has(id));
  const [first] = kept;
  if (!first || added.length === 0) return { ...pages, pages: kept };
  const newest = newestOf(pages);
  const oldest = kept.findLast(({ data }) => data.length > 0)?.data.at(-1);
  const fits = added.filter((entry) => {
    if (!newest || !oldest) return isAtNewest(pages);
    const isNewer = placeOf(entry) > placeOf(newest);
    // What is older than everything comes with the next page.
    return isNewer ? isAtNewest(pages) : placeOf(entry) > placeOf(oldest);
  });
  if (fits.length === 0) return { ...pages, pages: kept };
  return { ...pages, pages: placed(kept, fits) };
}

/** Puts entries into the page in which they belong. */
function placed(pages: TimelinePages['pages'], added: readonly TimelineEntry[]) {
  const rest = [...added].sort(byOrder);
  return pages.map((page, index) => {
    const isLast = index === pages.length - 1;
    const least = page.data.at(-1);
    const here = rest.filter((entry) => isLast || !least || placeOf(entry) > placeOf(least));
    if (here.length === 0) return page;
    rest.splice(0, here.length);
    return { ...page, data: [...here, ...page.data].sort(byOrder) };
  });
}

/** A conversation with one change to each of its messages that are named. */
export function changed(pages: TimelinePages, changes: ReadonlyMap<string, Change>): TimelinePages {
  let isSame = true;
  const next = pages.pages.map((page) => {
    if (!page.data.some(({ id }) => changes.has(id))) return page;
    isSame = false;
    return { ...page, data: page.data.map((entry) => changedEntry(entry, changes)) };
  });
  return isSame ? pages : { ...pages, pages: next };
}

function changedEntry(entry: TimelineEntry, changes: ReadonlyMap<string, Change>): TimelineEntry {
  const change = entry.message && changes.get(entry.id);
  return entry.message && change ? { ...entry, message: change(entry.message) } : entry;
}

/** A conversation without one of its entries. */
export function without(pages: TimelinePages, id: string): TimelinePages {
  return {
    ...pages,
    pages: pages.pages.map((page) => ({
      ...page,
      data: page.data.filter((entry) => entry.id !== id),
    })),
  };
}

/** The entry of a message. */
export function messageEntry(message: MessageView): TimelineEntry {
  return { type: 'message', id: message.id, message };
}

/** A conversation without the notes that a page, read anew, has no more. */
export function withoutGone(pages: TimelinePages, read: readonly TimelineEntry[]): TimelinePages {
  const oldest = read.at(-1);
  if (!oldest) return pages;
  const ids = new Set(read.map(({ id }) => id));
  const isGone = (entry: TimelineEntry) =>
    entry.type === 'note' && placeOf(entry) > placeOf(oldest) && !ids.has(entry.id);
  return entriesOf(pages)
    .filter(isGone)
    .reduce((kept, { id }) => without(kept, id), pages);
}
