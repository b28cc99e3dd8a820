import { Injectable } from '@nestjs/common';
import { newId } from '../../platform/database/ids';
import { rowsOf } from '../../platform/database/sql';
import type { Tenant } from '../../platform/database/tenant-repository';
import type { Transaction } from '../../platform/database/unit-of-work';
import type { ChatNews } from './chat-news';

/**
 * Takes what messages mean into their chats, new ones and those that are there, in one statement. Chats are locked in
 * the order of their JIDs, which is the order of the lists given.
 *
 * Parameters: `$1` the organization, `$2` the session, then a list for each column of `fresh`.
 */
const KEEP_CHATS = `
  WITH fresh AS (
    SELECT * FROM unnest($3::uuid[], $4::text[], $5::text[], $6::uuid[], $7::boolean[], $8::integer[],
      $9::uuid[], $10::uuid[], $11::timestamptz[], $12::uuid[], $13::timestamptz[], $14::boolean[], $15::uuid[], $16::uuid[])
    AS fresh (id, jid, kind, newest_id, is_read, unread, first_unread_id, reply_id, replied_at, replied_by,
      asked_at, is_written, notice_id, newest_place)
  ), was AS (
    SELECT chat.id, chat.jid, chat.state, chat.archived, chat.kind, chat.needs_reply_since FROM chats chat
    WHERE chat.organization_id = $1 AND chat.session_id = $2 AND chat.jid = ANY ($4) ORDER BY chat.jid FOR NO KEY UPDATE
  ), kept AS (
    UPDATE chats chat SET
      -- What was moved to another time stands elsewhere than its id says.
      last_message_id = CASE WHEN fresh.newest_place >= chat.position THEN fresh.newest_id
        WHEN fresh.newest_place <> fresh.newest_id AND chat.last_message_id IS NOT NULL THEN chat.last_message_id
        ELSE greatest(chat.last_message_id, fresh.newest_id) END,
      position = greatest(chat.position, fresh.newest_place),
      unread = CASE WHEN fresh.is_read THEN 0 ELSE chat.unread END + fresh.unread,
      first_unread_id = CASE WHEN fresh.is_read THEN fresh.first_unread_id
        ELSE coalesce(chat.first_unread_id, fresh.first_unread_id) END,
      marked_unread = chat.marked_unread AND NOT fresh.is_read,
      needs_reply_since = CASE WHEN fresh.replied_at IS NOT NULL THEN fresh.asked_at
        ELSE coalesce(chat.needs_reply_since, fresh.asked_at) END,
      missed_call_at = CASE WHEN fresh.replied_at IS NULL THEN chat.missed_call_at END,
      state = CASE WHEN fresh.is_written THEN 'open' ELSE chat.state END,
      archived = chat.archived AND NOT (fresh.is_written AND chat.kind = 'person'),
      updated_at = now()
    FROM was JOIN fresh USING (jid) WHERE chat.id = was.id
  ), begun AS (
    INSERT INTO chats AS chat (id, organization_id, session_id, jid, kind, last_message_id, position, unread,
      first_unread_id, needs_reply_since, created_at, updated_at)
    SELECT fresh.id, $1, $2, fresh.jid, fresh.kind, fresh.newest_id, coalesce(fresh.newest_place, fresh.id),
      fresh.unread, fresh.first_unread_id, fresh.asked_at, now(), now()
    FROM fresh WHERE NOT EXISTS (SELECT FROM was WHERE was.jid = fresh.jid)
    ORDER BY fresh.jid
    -- Somebody began it at the same moment.
    ON CONFLICT (session_id, jid) DO UPDATE SET
      last_message_id = greatest(chat.last_message_id, excluded.last_message_id),
      position = greatest(chat.position, excluded.position),
      unread = chat.unread + excluded.unread,
      first_unread_id = coalesce(chat.first_unread_id, excluded.first_unread_id),
      needs_reply_since = coalesce(chat.needs_reply_since, excluded.needs_reply_since),
      updated_at = now()
  ), answered AS (
    INSERT INTO reply_times (id, organization_id, chat_id, user_id, asked_at, replied_at)
    SELECT fresh.reply_id, $1, was.id, fresh.replied_by, was.needs_reply_since,
      greatest(was.needs_reply_since, fresh.replied_at)
    FROM was JOIN fresh USING (jid) WHERE was.needs_reply_since IS NOT NULL AND fresh.replied_at IS NOT NULL
  ), opened AS (
    INSERT INTO chat_notices (id, organization_id, chat_id, kind, created_at)
    SELECT fresh.notice_id, $1, was.id, 'reopened', now()
    FROM was JOIN fresh USING (jid) WHERE was.state = 'closed' AND fresh.is_written
  )
  SELECT was.id FROM was JOIN fresh USING (jid)
  WHERE fresh.is_written AND (was.state = 'closed' OR (was.archived AND was.kind = 'person'))`;

/** Keeps chats as messages come and go. */
@Injectable()
export class KeptChatsRepository {
  /**
   * Takes what messages mean into their chats.
   *
   * @param news by JID, sorted: locks are taken in this order.
   * @returns UUIDs of chats that were opened, or came out of the archive.
   */
  async keep(
    tx: Transaction,
    { id, organizationId }: Tenant & { id: string },
    news: readonly ChatNews[],
  ): Promise<string[]> {
    const rows = await rowsOf<{ id: string }>(tx, KEEP_CHATS, [
      organizationId,
      id,
      ...columnsOf(news),
    ]);
    return rows.map((row) => row.id);
  }
}

function columnsOf(news: readonly ChatNews[]): unknown[] {
  const column = (value: (chat: ChatNews) => unknown): unknown[] => news.map(value);
  return [
    column(() => newId()),
    column(({ jid }) => jid),
    column(({ kind }) => kind),
    column(({ newestId }) => newestId),
    column(({ isRead }) => isRead),
    column(({ unread }) => unread),
    column(({ firstUnreadId }) => firstUnreadId),
    column(() => newId()),
    column(({ reply }) => reply?.at ?? null),
    column(({ reply }) => reply?.userId ?? null),
    column(({ needsReplySince }) => needsReplySince),
    column(({ isWritten }) => isWritten),
    column(() => newId()),
    column(({ newestPlace }) => newestPlace),
  ];
}
