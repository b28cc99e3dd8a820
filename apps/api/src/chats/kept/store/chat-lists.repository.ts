import { Injectable } from '@nestjs/common';
import {
  type ChatCounts,
  type ChatViewName,
  type ListChatsQuery,
  OVERVIEW_COUNT_MAX,
} from '@whathooks/dto';
import { DataSource } from 'typeorm';
import type { Actor } from '../../../platform/access/actor';
import { decodeCursor } from '../../../platform/database/cursor';
import { parseId } from '../../../platform/database/ids';
import type { Tenant } from '../../../platform/database/tenant-repository';
import { containing } from '../../contacts/contact-text.repository';
import type { ChatRow } from './chat-views';
import { CHAT_COLUMNS, WITH_NAMES } from './named-chats.repository';

/** Conditions of a list of chats, and the parameters that they name. */
interface Conditions {
  sql: string[];
  parameters: unknown[];
}

/** Conditions of each view; each has an index. */
const IN_VIEW: Record<ChatViewName, string | null> = {
  all: null,
  open: `chat.state = 'open' AND NOT chat.archived`,
  needs_reply: `chat.needs_reply_since IS NOT NULL AND chat.state = 'open' AND NOT chat.archived`,
  mine: `chat.state = 'open' AND NOT chat.archived`,
  unassigned: `chat.state = 'open' AND NOT chat.archived AND chat.assignee_id IS NULL`,
  closed: `chat.state = 'closed'`,
};

const COUNT = `
  SELECT count(*) FILTER (WHERE needs_reply_since IS NOT NULL)::int AS "needsReply",
    count(*) FILTER (WHERE assignee_id = $2)::int AS mine,
    count(*) FILTER (WHERE assignee_id IS NULL)::int AS unassigned, count(*)::int AS open,
    count(*) FILTER (WHERE unread > 0 OR marked_unread)::int AS unread
  FROM chats WHERE organization_id = $1 AND state = 'open' AND NOT archived`;

/** Reads one chat more than is counted. */
const UNANSWERED = `
  SELECT count(*)::int AS chats, (array_agg(id ORDER BY needs_reply_since))[1] AS "oldestId",
    min(needs_reply_since) AS "oldestAt"
  FROM (SELECT id, needs_reply_since FROM chats
        WHERE organization_id = $1 AND needs_reply_since IS NOT NULL AND state = 'open' AND NOT archived
        LIMIT ${OVERVIEW_COUNT_MAX + 1}) waiting`;

/** Chats that wait for an answer. */
export interface Unanswered {
  chats: number;
  oldestId: string | null;
  oldestAt: Date | null;
}

/** Lists of chats. */
@Injectable()
export class ChatListsRepository {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Chats, the one with the newest message first.
   *
   * @param jids JIDs of the one chat that is meant; null for all.
   * @throws ApiError not_found, invalid_cursor
   */
  list(
    actor: Actor,
    query: ListChatsQuery,
    jids: readonly string[] | null,
    limit: number,
  ): Promise<ChatRow[]> {
    const { sql, parameters } = statementOf(actor, query, jids, limit);
    return this.dataSource.query(sql, parameters);
  }

  /** Chats of these JIDs. */
  inPlaces(
    { organizationId }: Tenant,
    places: readonly { sessionId: string; jid: string }[],
  ): Promise<ChatRow[]> {
    return this.dataSource.query(
      `SELECT ${CHAT_COLUMNS} FROM (
         SELECT chat.* FROM (
           SELECT DISTINCT session_id, jid FROM unnest($2::uuid[], $3::text[]) AS place (session_id, jid)
         ) place JOIN chats chat USING (session_id, jid) WHERE chat.organization_id = $1 OFFSET 0
       ) chat ${WITH_NAMES}`,
      [organizationId, places.map(({ sessionId }) => sessionId), places.map(({ jid }) => jid)],
    );
  }

  /** How many chats each view has. */
  async counts(actor: Actor): Promise<ChatCounts> {
    const parameters = [actor.organizationId, userOf(actor)];
    const [counts] = await this.dataSource.query<[ChatCounts]>(COUNT, parameters);
    return counts;
  }

  /** Chats that wait for an answer, counted up to one more than `OVERVIEW_COUNT_MAX`. */
  async unanswered({ organizationId }: Tenant): Promise<Unanswered> {
    const [row] = await this.dataSource.query<[Unanswered]>(UNANSWERED, [organizationId]);
    return row;
  }
}

/** The statement of a list. The page is found first, by an index, and then named. */
export function statementOf(
  actor: Actor,
  query: ListChatsQuery,
  jids: readonly string[] | null,
  limit: number,
): { sql: string; parameters: unknown[] } {
  const { sql, parameters } = conditionsOf(actor, query, jids);
  return {
    sql: `
      SELECT ${CHAT_COLUMNS} FROM (
        SELECT * FROM chats chat WHERE ${sql.join(' AND ')} ORDER BY chat.position DESC LIMIT ${limit}
      ) chat ${WITH_NAMES} ORDER BY chat.position DESC`,
    parameters,
  };
}

/** What a query asks for. */
function conditionsOf(
  actor: Actor,
  query: ListChatsQuery,
  jids: readonly string[] | null,
): Conditions {
  const parameters: unknown[] = [actor.organizationId];
  const sql = ['chat.organization_id = $1'];
  const where = (condition: (parameter: string) => string, value: unknown): void => {
    parameters.push(value);
    sql.push(condition(`$${parameters.length}`));
  };
  const view = query.view ?? 'all';
  if (IN_VIEW[view]) sql.push(IN_VIEW[view]);
  if (view === 'mine') where((user) => `chat.assignee_id = ${user}::uuid`, userOf(actor));
  if (query.sessionId)
    where((id) => `chat.session_id = ${id}`, parseId('session', query.sessionId));
  if (query.assigneeId)
    where((id) => `chat.assignee_id = ${id}`, parseId('user', query.assigneeId));
  if (query.label)
    where(
      (id) => `chat.id IN (SELECT mark.chat_id FROM chat_labels mark WHERE mark.label_id = ${id})`,
      parseId('label', query.label),
    );
  if (jids) where((list) => `chat.jid = ANY (${list})`, jids);
  const text = query.q?.trim();
  if (text) where((pattern) => `chat.id IN (SELECT found_chats(${pattern}))`, containing(text));
  if (query.cursor) where((id) => `chat.position < ${id}::uuid`, decodeCursor(query.cursor));
  return { sql, parameters };
}

/** A key looks after no chat. */
function userOf(actor: Actor): string | null {
  return actor.kind === 'user' ? actor.userId : null;
}
