import { Injectable } from '@nestjs/common';
import {
  type ChatCounts,
  type ChatPage,
  type ChatView,
  type ListChatsQuery,
  PAGE_DEFAULT,
} from '@whathooks/dto';
import { DataSource } from 'typeorm';
import { MessagesService } from '../../messages/messages.service';
import type { Actor } from '../../platform/access/actor';
import { encodeCursor } from '../../platform/database/cursor';
import type { Tenant } from '../../platform/database/tenant-repository';
import { notFound } from '../../platform/http/problems/api-error';
import { SessionsService } from '../../sessions/sessions.service';
import { conditionsOf } from './chat-filters';
import { CHAT_COLUMNS, WITH_NAMES } from './chat-rows.sql';
import { type ChatRow, chatView } from './chat-views';
import { ChatsRepository } from './chats.repository';

const COUNT = `
  SELECT count(*) FILTER (WHERE needs_reply_since IS NOT NULL)::int AS "needsReply",
    count(*) FILTER (WHERE assignee_id = $2)::int AS mine,
    count(*) FILTER (WHERE assignee_id IS NULL)::int AS unassigned, count(*)::int AS open
  FROM chats WHERE organization_id = $1 AND state = 'open' AND NOT archived`;

/** The page is found first, by an index, and then named. */
export function listOf(conditions: readonly string[], limit: number): string {
  return `
    SELECT ${CHAT_COLUMNS} FROM (
      SELECT * FROM chats chat WHERE ${conditions.join(' AND ')} ORDER BY chat.position DESC LIMIT ${limit}
    ) chat ${WITH_NAMES} ORDER BY chat.position DESC`;
}

/** Reads chats. */
@Injectable()
export class ChatsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly rows: ChatsRepository,
    private readonly messages: MessagesService,
    private readonly sessions: SessionsService,
  ) {}

  /** @throws ApiError not_found, invalid_cursor */
  async list(actor: Actor, query: ListChatsQuery): Promise<ChatPage> {
    if (query.sessionId) await this.sessions.resolveIds(actor, [query.sessionId]);
    const jids = query.chat ? await this.messages.chatsNamed(actor, query.chat) : null;
    const { sql, parameters } = conditionsOf(actor, query, jids);
    const limit = query.limit ?? PAGE_DEFAULT;
    const rows = await this.dataSource.query<ChatRow[]>(listOf(sql, limit + 1), parameters);
    const shown = rows.slice(0, limit);
    const last = rows.length > limit ? shown.at(-1) : undefined;
    return {
      data: await this.views(actor, shown),
      nextCursor: last ? encodeCursor(last.position) : null,
    };
  }

  /** How many chats each view has. */
  async counts(actor: Actor): Promise<ChatCounts> {
    const userId = actor.kind === 'user' ? actor.userId : null;
    const [counts] = await this.dataSource.query<[ChatCounts]>(COUNT, [
      actor.organizationId,
      userId,
    ]);
    return counts;
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

  private async views(actor: Actor, rows: readonly ChatRow[]): Promise<ChatView[]> {
    const ids = rows.flatMap(({ lastMessageId }) => lastMessageId ?? []);
    const messages = await this.messages.viewsOf(actor, ids);
    return rows.map((row) =>
      chatView(row, (row.lastMessageId && messages.get(row.lastMessageId)) || null),
    );
  }
}
