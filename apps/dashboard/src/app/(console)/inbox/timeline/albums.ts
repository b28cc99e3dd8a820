import type { MessageView } from '@whathooks/dto';
import { furtherStatus } from '../../../../features/live/message-cache';
import type { TimelineRow } from './rows';

/** Kinds that stand in the grid of an album. */
const SHOWN: ReadonlySet<MessageView['type']> = new Set(['image', 'video']);

/** Whether a message stands in a grid with others of its album. */
function isTile({ albumId, type, deletedAt, media }: MessageView): boolean {
  return albumId !== undefined && SHOWN.has(type) && deletedAt === null && media !== undefined;
}

/**
 * Rows with pictures and videos of one album that follow each other as one row. Its key is that of the first, so that
 * it stays where it is while the others come.
 */
export function withAlbums(rows: readonly TimelineRow[]): TimelineRow[] {
  const result: TimelineRow[] = [];
  for (const row of rows) {
    const before = result.at(-1);
    const joined = before && joinedWith(before, row);
    if (joined) result[result.length - 1] = joined;
    else result.push(row);
  }
  return result;
}

function joinedWith(before: TimelineRow, row: TimelineRow): TimelineRow | null {
  if (row.kind !== 'message' || row.day !== undefined || row.startsUnread) return null;
  if (before.kind !== 'message' && before.kind !== 'album') return null;
  const messages = before.kind === 'album' ? before.messages : ([before.message] as const);
  const [first] = messages;
  const { message } = row;
  if (!isTile(first) || !isTile(message) || message.albumId !== first.albumId) return null;
  if (message.direction !== first.direction || message.from !== first.from) return null;
  const { key, day, startsUnread, showAuthor, follows } = before;
  return {
    ...{ kind: 'album', key, showAuthor, follows },
    ...(day !== undefined && { day }),
    ...(startsUnread !== undefined && { startsUnread }),
    messages: [...messages, message],
    reactions: [...before.reactions, ...row.reactions],
  };
}

/** Whether a row is of an entry, or has it in its grid. */
export function stands(row: TimelineRow, id: string | null): boolean {
  if (row.kind === 'album') return row.messages.some((message) => message.id === id);
  return row.key === id;
}

/** Key of the last entry that a row has: another one where an album has grown. */
export function lastKey(row: TimelineRow | undefined): string | null {
  if (row?.kind === 'album') return row.messages.at(-1)?.id ?? row.key;
  return row?.key ?? null;
}

/** How far all messages of an album have come; `failed` where one has. */
export function leastStatus(messages: readonly [MessageView, ...MessageView[]]) {
  const statuses = messages.map(({ status }) => status);
  if (statuses.includes('failed')) return 'failed';
  return statuses.reduce((least, status) =>
    furtherStatus(least, status) === status ? least : status,
  );
}
