import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  type ChatCounts,
  type ChatPage,
  type ChatView,
  type ListChatsQuery,
  OVERVIEW_COUNT_MAX,
  type OverviewUnanswered,
  PAGE_DEFAULT,
} from '@whathooks/dto';
import { MessagesService } from '../../messages/messages.service';
import { type ChatNamer, type ChatPlace, ChatTitles } from '../../messages/store/chats/chat-titles';
import type { Actor } from '../../platform/access/actor';
import { encodeCursor } from '../../platform/database/cursor';
import { publicId } from '../../platform/database/ids';
import type { Tenant } from '../../platform/database/tenant-repository';
import { notFound } from '../../platform/http/problems/api-error';
import { SessionLookup } from '../../sessions/door/session-lookup';
import { ChatListsRepository } from './store/chat-lists.repository';
import { chatFacts, type ChatRow, chatView } from './store/chat-views';
import { ChatsRepository } from './store/chats.repository';

/** Reads chats. */
@Injectable()
export class ChatsService implements OnModuleInit, ChatNamer {
  constructor(
    private readonly lists: ChatListsRepository,
    private readonly rows: ChatsRepository,
    private readonly messages: MessagesService,
    private readonly sessions: SessionLookup,
    private readonly titles: ChatTitles,
  ) {}

  onModuleInit(): void {
    this.titles.register(this);
  }

  /** @throws ApiError not_found, invalid_cursor */
  async list(actor: Actor, query: ListChatsQuery): Promise<ChatPage> {
    if (query.sessionId) await this.sessions.resolveIds(actor, [query.sessionId]);
    const jids = query.chat ? await this.messages.chatsNamed(actor, query.chat) : null;
    const limit = query.limit ?? PAGE_DEFAULT;
    const rows = await this.lists.list(actor, query, jids, limit + 1);
    const shown = rows.slice(0, limit);
    const last = rows.length > limit ? shown.at(-1) : undefined;
    return {
      data: await this.views(actor, shown),
      nextCursor: last ? encodeCursor(last.position) : null,
    };
  }

  /** How many chats each view has. */
  counts(actor: Actor): Promise<ChatCounts> {
    return this.lists.counts(actor);
  }

  /** Chats that wait for an answer, and the one that waits longest. */
  async unanswered(tenant: Tenant): Promise<OverviewUnanswered> {
    const { chats, oldestId, oldestAt } = await this.lists.unanswered(tenant);
    return {
      chats: Math.min(chats, OVERVIEW_COUNT_MAX),
      more: chats > OVERVIEW_COUNT_MAX,
      oldestAt: oldestAt?.toISOString() ?? null,
      oldestChatId: oldestId && publicId('chat', oldestId),
    };
  }

  /** @throws ApiError not_found */
  async get(actor: Actor, id: string): Promise<ChatView> {
    const [view] = await this.views(actor, [await this.row(actor, id)]);
    if (!view) throw notFound('chat');
    return view;
  }

  /**
   * A chat by its public id, as a row.
   *
   * @throws ApiError not_found
   */
  row(tenant: Tenant, id: string): Promise<ChatRow> {
    return this.rows.get(tenant, id);
  }

  /** Chats of these JIDs, in any order; what is no chat is left out. */
  async inPlaces(
    tenant: Tenant,
    places: readonly { sessionId: string; jid: string }[],
  ): Promise<ChatRow[]> {
    return places.length === 0 ? [] : this.lists.inPlaces(tenant, places);
  }

  /** Chats by a JID or by digits, in any session: the JIDs, and where such chats are. */
  async named(actor: Actor, name: string): Promise<{ jids: string[]; places: ChatPlace[] }> {
    const jids = await this.messages.chatsNamed(actor, name);
    const sessions = await this.sessions.allIds(actor);
    const all = sessions.flatMap((sessionId) => jids.map((jid) => ({ sessionId, jid })));
    const rows = await this.inPlaces(actor, all);
    return { jids, places: rows.map(({ sessionId, jid }) => ({ sessionId, jid })) };
  }

  async titlesIn(
    tenant: Tenant,
    places: readonly ChatPlace[],
  ): Promise<(ChatPlace & { title: string })[]> {
    const rows = await this.inPlaces(tenant, places);
    return rows.map((row) => ({ ...row, title: chatFacts(row).title }));
  }

  /** Chats as rows, the one with the newest message first. */
  rowsOf(actor: Actor, query: ListChatsQuery, limit: number): Promise<ChatRow[]> {
    return this.lists.list(actor, query, null, limit);
  }

  async views(actor: Actor, rows: readonly ChatRow[]): Promise<ChatView[]> {
    const ids = rows.flatMap(({ lastMessageId }) => lastMessageId ?? []);
    const messages = await this.messages.viewsOf(actor, ids);
    return rows.map((row) =>
      chatView(row, (row.lastMessageId && messages.get(row.lastMessageId)) || null),
    );
  }
}
