import { Injectable } from '@nestjs/common';
import type { ChatState } from '@whathooks/dto';
import { DataSource } from 'typeorm';
import { newId, parseId } from '../../../platform/database/ids';
import { changedBy, type Database, rowsOf } from '../../../platform/database/sql';
import type { Tenant } from '../../../platform/database/tenant-repository';
import type { Transaction } from '../../../platform/database/unit-of-work';
import { notFound } from '../../../platform/http/problems/api-error';
import { CHAT_COLUMNS, WITH_NAMES } from './named-chats.repository';
import type { ChatRow } from './chat-views';
import type { SessionRef } from '../../../sessions/state/session-ref';

/** What a change sets, by column; what is left out stays. */
export interface ChatColumns {
  assignee_id?: string | null;
  state?: string;
  needs_reply_since?: null;
  archived?: boolean;
  pinned_at?: Date | null;
  muted_until?: Date | null;
  marked_unread?: boolean;
}

/** A chat, and what events of its session carry. */
export type ChatOfEvent = ChatRow & { metadata: Record<string, string> };

/**
 * Recounts unread messages: those after the newest one that was read. Chats are locked in the order of
 * their JIDs.
 */
const READ_UP_TO = `
  WITH mark AS (
    SELECT * FROM unnest($3::text[], $4::uuid[]) AS mark (jid, up_to)
  ), locked AS (
    SELECT chat.id, mark.up_to FROM chats chat JOIN mark USING (jid)
    WHERE chat.session_id = $2 AND chat.organization_id = $1
      AND (chat.marked_unread OR chat.first_unread_id <= mark.up_to)
    ORDER BY chat.jid FOR NO KEY UPDATE OF chat
  )
  UPDATE chats chat SET marked_unread = false, updated_at = now(),
    unread = least(chat.unread, cardinality(behind.ids)), first_unread_id = behind.ids[1]
  FROM locked CROSS JOIN LATERAL (
    SELECT ARRAY(SELECT message.id FROM chats mine JOIN messages message
        ON message.session_id = mine.session_id AND message.chat = mine.jid
      WHERE mine.id = locked.id AND message.id > locked.up_to AND message.direction = 'inbound'
        AND NOT message.history AND message.type <> 'reaction'
      ORDER BY message.id) AS ids) behind
  WHERE chat.id = locked.id
  RETURNING chat.id`;

/** Chats as rows. */
@Injectable()
export class ChatsRepository {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * A chat by its public id.
   *
   * @throws ApiError not_found
   */
  async get({ organizationId }: Tenant, id: string, database?: Database): Promise<ChatRow> {
    const [row] = await rowsOf<ChatRow>(
      database ?? this.dataSource,
      // The address of a chat leads to the one that it was joined with.
      `SELECT ${CHAT_COLUMNS} FROM chats chat ${WITH_NAMES}
       WHERE chat.id = coalesce((SELECT chat_id FROM joined_chats WHERE id = $1 AND organization_id = $2), $1)
         AND chat.organization_id = $2`,
      [parseId('chat', id), organizationId],
    );
    if (!row) throw notFound('chat');
    return row;
  }

  /**
   * The same, locked until the transaction ends.
   *
   * @throws ApiError not_found
   */
  async lock(tx: Transaction, tenant: Tenant, id: string): Promise<ChatRow> {
    await tx.query('SELECT FROM chats WHERE id = $1 AND organization_id = $2 FOR NO KEY UPDATE', [
      parseId('chat', id),
      tenant.organizationId,
    ]);
    return this.get(tenant, id, tx);
  }

  /** Chats by UUID, for events. */
  forEvents(
    tx: Transaction,
    { organizationId }: Tenant,
    ids: readonly string[],
  ): Promise<ChatOfEvent[]> {
    return rowsOf(
      tx,
      `SELECT ${CHAT_COLUMNS}, session.metadata FROM chats chat JOIN sessions session ON session.id = chat.session_id
       ${WITH_NAMES} WHERE chat.organization_id = $1 AND chat.id = ANY ($2) ORDER BY chat.jid`,
      [organizationId, ids],
    );
  }

  /** Sets columns. Without any, the chat has changed otherwise. */
  async set(tx: Transaction, tenant: Tenant, id: string, columns: ChatColumns): Promise<void> {
    await this.write(tx, tenant, id, columns);
  }

  /** The same, where it says anything new. Returns whether it did. */
  async setIfOther(
    tx: Transaction,
    tenant: Tenant,
    id: string,
    columns: ChatColumns,
  ): Promise<boolean> {
    const news = Object.keys(columns).map((name, at) => `${name} IS DISTINCT FROM $${at + 3}`);
    return (await this.write(tx, tenant, id, columns, news)) > 0;
  }

  /** All of a chat was read. Returns its UUID where that is news. */
  async readAll(tx: Transaction, { organizationId }: Tenant, id: string): Promise<string | null> {
    const changed = await changedBy(
      tx,
      `UPDATE chats SET unread = 0, first_unread_id = NULL, marked_unread = false, updated_at = now()
       WHERE id = $1 AND organization_id = $2 AND (unread > 0 OR marked_unread)`,
      [id, organizationId],
    );
    return changed > 0 ? id : null;
  }

  /** JIDs of chats that go by LIDs, by the number where it is known. */
  async addresses(
    tx: Transaction,
    { id, organizationId }: SessionRef,
    jids: readonly string[],
  ): Promise<Map<string, string>> {
    const rows = await rowsOf<{ jid: string; known: string }>(
      tx,
      `SELECT named.jid, pair.phone || '@s.whatsapp.net' AS known
       FROM unnest($3::text[]) AS named (jid) JOIN lid_numbers pair ON pair.lid = split_part(named.jid, '@', 1)
       WHERE pair.session_id = $1 AND pair.organization_id = $2 AND pair.phone IS NOT NULL AND named.jid LIKE '%lid'`,
      [id, organizationId, jids],
    );
    return new Map(rows.map(({ jid, known }) => [jid, known]));
  }

  /** Begins a chat where there is none yet. Returns its UUID, and whether it was begun. */
  async begin(
    tx: Transaction,
    { id: sessionId, organizationId }: SessionRef,
    chat: { id: string; jid: string; kind: string; position?: string },
  ): Promise<{ id: string; isNew: boolean }> {
    const [begun] = await rowsOf<{ id: string }>(
      tx,
      `INSERT INTO chats (id, organization_id, session_id, jid, kind, position, created_at, updated_at)
       SELECT $1, $2, session.id, $4, $5, $6, now(), now() FROM sessions session
       WHERE session.id = $3 AND session.organization_id = $2
       ON CONFLICT (session_id, jid) DO NOTHING RETURNING id`,
      [chat.id, organizationId, sessionId, chat.jid, chat.kind, chat.position ?? chat.id],
    );
    if (begun) return { id: begun.id, isNew: true };
    const id = await this.find(tx, { id: sessionId, organizationId }, chat.jid);
    if (id === null) throw notFound('session');
    return { id, isNew: false };
  }

  /**
   * Somebody called whom nobody answered: the person waits for a reply, as after a message.
   *
   * @returns whether the chat was closed before.
   */
  async missCall(tx: Transaction, { organizationId }: Tenant, id: string): Promise<boolean> {
    const [was] = await rowsOf<{ state: ChatState }>(
      tx,
      `WITH was AS (
         SELECT id, state, date_trunc('milliseconds', now()) AS at FROM chats
         WHERE id = $1 AND organization_id = $2 FOR NO KEY UPDATE
       )
       -- In milliseconds, as the times of messages are: an answer is no earlier than the call that it follows.
       UPDATE chats chat SET missed_call_at = was.at, needs_reply_since = coalesce(chat.needs_reply_since, was.at),
         position = greatest(chat.position, $3::uuid), state = 'open', archived = false, updated_at = now()
       FROM was WHERE chat.id = was.id RETURNING was.state`,
      [id, organizationId, newId()],
    );
    return was?.state === 'closed';
  }

  /** UUID of the chat with a JID; null where there is none. */
  async find(
    tx: Transaction,
    { id, organizationId }: SessionRef,
    jid: string,
  ): Promise<string | null> {
    const [found] = await rowsOf<{ id: string }>(
      tx,
      'SELECT id FROM chats WHERE session_id = $1 AND organization_id = $2 AND jid = $3',
      [id, organizationId, jid],
    );
    return found?.id ?? null;
  }

  /** Chats were read up to a message, sorted by JID. Returns those in which that changes something. */
  async readUpTo(
    tx: Transaction,
    { id, organizationId }: SessionRef,
    marks: readonly { chat: string; upTo: string }[],
  ): Promise<string[]> {
    const rows = await rowsOf<{ id: string }>(tx, READ_UP_TO, [
      organizationId,
      id,
      marks.map(({ chat }) => chat),
      marks.map(({ upTo }) => upTo),
    ]);
    return rows.map((row) => row.id);
  }

  /** Marks chats, by JID, of which the phone has no older messages. */
  async endHistories(
    tx: Transaction,
    { id, organizationId }: SessionRef,
    jids: readonly string[],
  ): Promise<void> {
    await tx.query(
      `WITH locked AS (
         SELECT id FROM chats WHERE organization_id = $1 AND session_id = $2 AND jid = ANY ($3) AND NOT history_ended
         ORDER BY jid FOR NO KEY UPDATE)
       UPDATE chats SET history_ended = true FROM locked WHERE chats.id = locked.id`,
      [organizationId, id, jids],
    );
  }

  /** Labels of the organization by UUID; they stay until the transaction ends. */
  labels(
    tx: Transaction,
    { organizationId }: Tenant,
    ids: readonly string[],
  ): Promise<{ id: string; name: string }[]> {
    return rowsOf(
      tx,
      'SELECT id, name FROM labels WHERE organization_id = $1 AND id = ANY ($2) ORDER BY id FOR KEY SHARE',
      [organizationId, ids],
    );
  }

  async setLabels(
    tx: Transaction,
    { organizationId }: Tenant,
    chatId: string,
    { added, removed }: { added: readonly string[]; removed: readonly string[] },
  ): Promise<void> {
    await tx.query(
      'DELETE FROM chat_labels WHERE chat_id = $1 AND label_id = ANY ($2) AND organization_id = $3',
      [chatId, removed, organizationId],
    );
    await tx.query(
      `INSERT INTO chat_labels (chat_id, label_id, organization_id)
       SELECT $1, label, $3 FROM unnest($2::uuid[]) AS label ON CONFLICT DO NOTHING`,
      [chatId, added, organizationId],
    );
  }

  /** @param where one of these conditions holds; `$3` is the first column's new value. */
  private write(
    tx: Transaction,
    { organizationId }: Tenant,
    id: string,
    columns: ChatColumns,
    where: readonly string[] = ['true'],
  ): Promise<number> {
    const assignments = Object.keys(columns).map((name, at) => `${name} = $${at + 3}`);
    return changedBy(
      tx,
      `UPDATE chats SET ${[...assignments, 'updated_at = now()'].join(', ')}
       WHERE id = $1 AND organization_id = $2 AND (${where.join(' OR ')})`,
      [id, organizationId, ...Object.values(columns)],
    );
  }
}
