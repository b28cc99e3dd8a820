import { Injectable } from '@nestjs/common';
import type { ReadMessage } from '@whathooks/whatsapp';
import { DataSource } from 'typeorm';
import { changedBy, type Database, rowsOf } from '../../../platform/database/sql';
import type { Tenant } from '../../../platform/database/tenant-repository';
import type { SessionRef } from '../../../sessions/state/session-ref';

/** A message that was not marked as read, as a receipt names it. */
export interface UnreadMessage extends ReadMessage {
  id: string;
}

/** Which messages that came were marked as read. */
@Injectable()
export class ReadMarksRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Messages of a chat that were not marked as read and are no newer than `upTo`, newest first. */
  unread(
    { id, organizationId }: SessionRef,
    chats: readonly string[],
    upTo: string | null,
    most: number,
  ): Promise<UnreadMessage[]> {
    return rowsOf(
      this.dataSource,
      `SELECT id, wa_message_id AS "waMessageId", origin_chat AS chat, author FROM messages
       WHERE organization_id = $1 AND session_id = $2 AND chat = ANY ($3) AND direction = 'inbound'
         AND read_at IS NULL AND NOT history AND ($4::uuid IS NULL OR id <= $4::uuid)
       ORDER BY id DESC LIMIT $5`,
      [organizationId, id, chats, upTo, most],
    );
  }

  /** Marks messages. Returns how many were not marked before. */
  mark(database: Database, { organizationId }: Tenant, ids: readonly string[]): Promise<number> {
    return changedBy(
      database,
      `UPDATE messages SET read_at = now()
       WHERE organization_id = $1 AND id = ANY ($2) AND read_at IS NULL`,
      [organizationId, ids],
    );
  }

  /** Marks what was read on another device of the number. Returns the newest message of each chat. */
  markElsewhere(
    database: Database,
    { id, organizationId }: SessionRef,
    waMessageIds: readonly string[],
  ): Promise<{ chat: string; upTo: string }[]> {
    return rowsOf(
      database,
      `WITH marked AS (
         UPDATE messages SET read_at = now()
         WHERE session_id = $1 AND organization_id = $2 AND wa_message_id = ANY ($3) AND direction = 'inbound'
           AND read_at IS NULL
         RETURNING id, chat)
       SELECT DISTINCT ON (chat) chat, id AS "upTo" FROM marked ORDER BY chat, id DESC`,
      [id, organizationId, waMessageIds],
    );
  }

  /** Whether a message stands in one of these chats. */
  async isIn(
    { id, organizationId }: SessionRef,
    chats: readonly string[],
    messageId: string,
  ): Promise<boolean> {
    const rows = await rowsOf(
      this.dataSource,
      `SELECT FROM messages
       WHERE id = $1 AND organization_id = $2 AND session_id = $3 AND chat = ANY ($4)`,
      [messageId, organizationId, id, chats],
    );
    return rows.length > 0;
  }
}
