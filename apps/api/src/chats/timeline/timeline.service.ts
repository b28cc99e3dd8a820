import { Injectable } from '@nestjs/common';
import {
  type ChatMessagePage,
  type ChatMessagesQuery,
  PAGE_DEFAULT,
  type TimelineEntry,
  type TimelinePage,
  type TimelineQuery,
} from '@whathooks/dto';
import { MessagesService } from '../../messages/messages.service';
import type { Actor } from '../../platform/access/actor';
import { encodeCursor } from '../../platform/database/cursor';
import { parseId } from '../../platform/database/ids';
import type { Side } from '../../platform/database/side';
import { notFound } from '../../platform/http/problems/api-error';
import type { ChatRow } from '../kept/store/chat-views';
import { ChatsService } from '../kept/chats.service';
import { ChatLinesRepository } from './chat-lines.repository';
import { placeOf } from './places';

/** An entry of a conversation, before it is read. */
interface Entry {
  id: string;
  /** Where it stands, as an id: its own, but for a message that was moved to another time. */
  place: string;
  type: TimelineEntry['type'];
}

/** Entries of a page, newest first, and whether there are more on either side. */
interface Found {
  entries: Entry[];
  hasOlder: boolean;
  hasNewer: boolean;
}

/** Reads a conversation both ways: messages, notes and notices, in the one order of their ids. */
@Injectable()
export class TimelineService {
  constructor(
    private readonly chats: ChatsService,
    private readonly messages: MessagesService,
    private readonly lines: ChatLinesRepository,
  ) {}

  /** @throws ApiError not_found, invalid_cursor, invalid_request */
  async timeline(actor: Actor, chatId: string, query: TimelineQuery): Promise<TimelinePage> {
    const chat = await this.chats.row(actor, chatId);
    const isWhole = query.show !== 'messages' && actor.kind === 'user';
    const found = await this.find(actor, chat, query, isWhole);
    return {
      data: await this.read(actor, found.entries),
      ...cursorsOf(found),
      phoneHasMore: !chat.historyEnded,
    };
  }

  /** @throws ApiError not_found, invalid_cursor, invalid_request */
  async messagesOf(
    actor: Actor,
    chatId: string,
    query: ChatMessagesQuery,
  ): Promise<ChatMessagePage> {
    const chat = await this.chats.row(actor, chatId);
    const found = await this.find(actor, chat, query, false);
    const views = await this.messages.viewsOf(actor, idsOf(found.entries, 'message'));
    return {
      data: found.entries.flatMap(({ id }) => views.get(id) ?? []),
      ...cursorsOf(found),
      phoneHasMore: !chat.historyEnded,
    };
  }

  private async find(
    actor: Actor,
    chat: ChatRow,
    query: ChatMessagesQuery,
    isWhole: boolean,
  ): Promise<Found> {
    const limit = query.limit ?? PAGE_DEFAULT;
    // A request that names two places is refused before any is looked for.
    const named = placeOf(query, limit);
    const place = query.around
      ? placeOf({ around: await this.placeIn(actor, chat, query.around) }, limit)
      : named;
    const { older, newer } = place;
    const before = older
      ? await this.beside(actor, chat, older.side, older.limit + 1, isWhole)
      : [];
    const after = newer ? await this.beside(actor, chat, newer.side, newer.limit + 1, isWhole) : [];
    const shownBefore = before.slice(0, older?.limit ?? 0);
    const shownAfter = after.slice(0, newer?.limit ?? 0);
    return {
      entries: [...shownAfter.toReversed(), ...shownBefore],
      hasOlder: older ? before.length > shownBefore.length : true,
      hasNewer: newer ? after.length > shownAfter.length : query.cursor !== undefined,
    };
  }

  /**
   * Where a message stands, as an id. One of another chat is no place in this one.
   *
   * @throws ApiError not_found
   */
  private async placeIn(actor: Actor, chat: ChatRow, around: string): Promise<string> {
    const { id, place } = await this.messages.get(actor, around);
    const side: Side = { towards: 'newer', from: parseId('message', place ?? id) };
    const [found] = await this.messages.beside(actor, chat, side, 1);
    if (found?.id !== parseId('message', around)) throw notFound('message');
    return place ?? id;
  }

  private async beside(
    actor: Actor,
    chat: ChatRow,
    side: Side,
    limit: number,
    isWhole: boolean,
  ): Promise<Entry[]> {
    const messages = await this.messages.beside(actor, chat, side, limit);
    const entries: Entry[] = messages.map((one) => ({ ...one, type: 'message' }));
    if (isWhole)
      entries.push(
        ...(await this.lines.beside(actor, chat.id, side, limit)).map((line) => ({
          ...line,
          place: line.id,
        })),
      );
    const sign = side.towards === 'older' ? -1 : 1;
    return entries.sort((a, b) => (a.place < b.place ? -sign : sign)).slice(0, limit);
  }

  private async read(actor: Actor, entries: readonly Entry[]): Promise<TimelineEntry[]> {
    const messages = await this.messages.viewsOf(actor, idsOf(entries, 'message'));
    const notes = await this.lines.notes(actor, idsOf(entries, 'note'));
    const notices = await this.lines.notices(actor, idsOf(entries, 'notice'));
    return entries.flatMap(({ id, type }): TimelineEntry[] => {
      const message = messages.get(id);
      const note = notes.get(id);
      const notice = notices.get(id);
      const entry = message ?? note ?? notice;
      if (!entry) return [];
      return [
        {
          type,
          id: entry.id,
          ...(message && { message }),
          ...(note && { note }),
          ...(notice && { notice }),
        },
      ];
    });
  }
}

function idsOf(entries: readonly Entry[], type: Entry['type']): string[] {
  return entries.filter((entry) => entry.type === type).map(({ id }) => id);
}

function cursorsOf({ entries, hasOlder, hasNewer }: Found): {
  nextCursor: string | null;
  previousCursor: string | null;
} {
  const [newest, oldest] = [entries.at(0), entries.at(-1)];
  return {
    nextCursor: hasOlder && oldest ? encodeCursor(oldest.place) : null,
    previousCursor: hasNewer && newest ? encodeCursor(newest.place) : null,
  };
}
