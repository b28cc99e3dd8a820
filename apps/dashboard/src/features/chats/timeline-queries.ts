import { type QueryClient, useInfiniteQuery } from '@tanstack/react-query';
import { conversationsAskForHistory, conversationsRead } from '@whathooks/api-client';
import type { NoteView, TimelinePage } from '@whathooks/dto';
import { amend, amendByReading } from '../../shared/api/amend';
import { client as api } from '../auth/client';
import {
  type Change,
  changed,
  entriesOf,
  isAtNewest,
  merged,
  newestId,
  placeOf,
  type PageParam,
  type TimelinePages,
  without,
  withoutGone,
} from './timeline-cache';

/** Where a conversation is opened: at its end, around a message, or around a time. */
export type Anchor = { around: string } | { at: string } | null;

export { entriesOf, isAtNewest, isWhole, phoneHasMore } from './timeline-cache';

export const timelineKeys = {
  all: ['timelines'] as const,
  chat: (chatId: string) => [...timelineKeys.all, chatId] as const,
  at: (chatId: string, anchor: Anchor) => [...timelineKeys.chat(chatId), anchor] as const,
};

const PAGE = 50;
/** Pages that are read to close a gap. What is further away is read when somebody comes there. */
const GAP_PAGES = 10;

async function readTimeline(
  chatId: string,
  page: PageParam,
  signal?: AbortSignal,
): Promise<TimelinePage> {
  const path = { id: chatId };
  const query = { ...page, limit: PAGE };
  return (await conversationsRead({ client: api, path, query, ...(signal && { signal }) })).data;
}

/** A conversation, newest first, with pages to both sides of where it was opened. */
export function useTimeline(chatId: string, anchor: Anchor) {
  return useInfiniteQuery({
    queryKey: timelineKeys.at(chatId, anchor),
    queryFn: ({ pageParam, signal }) => readTimeline(chatId, pageParam, signal),
    initialPageParam: (anchor ?? {}) as PageParam,
    getNextPageParam: ({ nextCursor }) => (nextCursor ? { cursor: nextCursor } : undefined),
    getPreviousPageParam: ({ previousCursor }) =>
      previousCursor ? { after: previousCursor } : undefined,
    // Events keep it as it is; `refreshTimelines` closes what they left out.
    staleTime: Infinity,
    gcTime: 60_000,
    // What stays is the same object already; comparing thousands of them at each event takes long.
    structuralSharing: false,
  });
}

/**
 * Reads what happened while nobody listened: from the newest entry back to one that is known, and once more what is
 * shown of the newest. What a reader sees stays where it is.
 */
export async function refreshTimelines(client: QueryClient): Promise<void> {
  const open = client
    .getQueryCache()
    .findAll({ queryKey: timelineKeys.all, type: 'active' })
    .map(({ queryKey }) => queryKey);
  client.removeQueries({ queryKey: timelineKeys.all, type: 'inactive' });
  await Promise.all(open.map((key) => refreshTimeline(client, key)));
}

/** Reads one conversation anew, from its end. */
export async function refreshTimeline(client: QueryClient, key: readonly unknown[]): Promise<void> {
  const [, chatId] = key as ReturnType<typeof timelineKeys.at>;
  const shown = client.getQueryData<TimelinePages>(key);
  // Between what is shown of an old day and its end nothing is known: it is read when somebody comes there.
  if (!isAtNewest(shown)) return;
  const known = newestId(shown);
  let page: PageParam = {};
  for (let count = 0; count < GAP_PAGES; count += 1) {
    const from = page;
    const read = await amendByReading<TimelinePages, TimelinePage>(
      client,
      key,
      () => readTimeline(chatId, from),
      (pages, { data }) => merged(withoutGone(pages, data), data),
    );
    const isClosed = known === null || read.data.some(({ id }) => id === known);
    if (isClosed || !read.nextCursor) return;
    page = { cursor: read.nextCursor };
  }
  await client.resetQueries({ queryKey: key, exact: true });
}

/** Forgets what is far above the end: a conversation that is followed for hours stays small. */
export async function trimTimeline(client: QueryClient, key: readonly unknown[]): Promise<void> {
  const [, chatId] = key as ReturnType<typeof timelineKeys.at>;
  await amendByReading<TimelinePages, TimelinePage>(
    client,
    key,
    () => readTimeline(chatId, {}),
    (pages, newest) => merged({ pages: [newest], pageParams: [{}] }, entriesOf(pages).slice(-PAGE)),
  );
}

/** Shows messages as they are now, in every conversation. */
export function showChanged(client: QueryClient, changes: ReadonlyMap<string, Change>): void {
  for (const { queryKey } of client.getQueryCache().findAll({ queryKey: timelineKeys.all }))
    amend<TimelinePages>(client, queryKey, (pages) => changed(pages, changes));
}

/** Shows a note as it is now, in every window of its chat; null: it was deleted. */
export function showNote(
  client: QueryClient,
  chatId: string,
  id: string,
  note: NoteView | null,
): void {
  for (const { queryKey } of client
    .getQueryCache()
    .findAll({ queryKey: timelineKeys.chat(chatId) }))
    amend<TimelinePages>(client, queryKey, (pages) =>
      note ? merged(pages, [{ type: 'note', id, note }]) : without(pages, id),
    );
}

/** Asks the phone for what is older than all that is stored of a chat. It comes when the phone tells it. */
export async function askForOlder(chatId: string): Promise<void> {
  await conversationsAskForHistory({ client: api, path: { id: chatId } });
}

/**
 * Reads what is older than the oldest loaded message of a conversation, where the phone has told something meanwhile.
 *
 * @param isSure shows the end where the phone has said that it has no more: what it told may come a moment later.
 * @returns `ended`: nothing is there, and the phone has said so.
 */
export async function readOlderThanKnown(
  client: QueryClient,
  key: readonly unknown[],
  isSure: boolean,
): Promise<'older' | 'ended' | 'nothing'> {
  const [, chatId] = key as ReturnType<typeof timelineKeys.at>;
  const known = entriesOf(client.getQueryData<TimelinePages>(key));
  const oldest = known.find(({ type }) => type === 'message');
  if (!oldest) return 'ended';
  const page: PageParam = { around: oldest.id };
  const read = await readTimeline(chatId, page);
  const ids = new Set(known.map(({ id }) => id));
  const data = read.data.filter((entry) => !ids.has(entry.id) && placeOf(entry) < placeOf(oldest));
  if (data.length === 0 && read.phoneHasMore) return 'nothing';
  if (data.length === 0 && !isSure) return 'ended';
  amend<TimelinePages>(client, key, (pages) =>
    pages.pageParams.includes(page)
      ? pages
      : {
          pages: [...pages.pages, { ...read, data }],
          pageParams: [...pages.pageParams, page],
        },
  );
  return data.length > 0 ? 'older' : 'ended';
}
