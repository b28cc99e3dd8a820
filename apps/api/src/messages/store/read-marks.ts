import { Injectable } from '@nestjs/common';
import type { ReadMessage } from '@whathooks/whatsapp';
import { DataSource } from 'typeorm';
import type { Tenant } from '../../platform/database/tenant-repository';
import { notFound } from '../../platform/http/problems/api-error';

/** A message that was not marked as read, as a receipt names it. */
export interface UnreadMessage extends ReadMessage {
  id: string;
}

type SessionRef = Tenant & { id: string };

/** Which messages that came were marked as read. */
@Injectable()
export class ReadMarks {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Messages of a chat that were not marked as read, newest first.
   *
   * @param chats JIDs of the one chat.
   * @param upTo none that is newer than this one.
   * @throws ApiError not_found when `upTo` is no message of the chat.
   */
  async unread(
    session: SessionRef,
    chats: readonly string[],
    upTo: string | null,
    most: number,
  ): Promise<UnreadMessage[]> {
    const { id, organizationId } = session;
    if (upTo && !(await this.isOf(session, chats, upTo))) throw notFound('message');
    return this.dataSource.query<UnreadMessage[]>(
      `SELECT id, wa_message_id AS "waMessageId", origin_chat AS chat, author FROM messages
       WHERE organization_id = $1 AND session_id = $2 AND chat = ANY ($3) AND direction = 'inbound'
         AND read_at IS NULL AND NOT history AND ($4::uuid IS NULL OR id <= $4::uuid)
       ORDER BY id DESC LIMIT $5`,
      [organizationId, id, chats, upTo, most],
    );
  }

  /** Marks messages. Returns how many were not marked before. */
  async mark({ organizationId }: Tenant, ids: readonly string[]): Promise<number> {
    const [, marked] = await this.dataSource.query<[unknown, number]>(
      `UPDATE messages SET read_at = now()
       WHERE organization_id = $1 AND id = ANY ($2) AND read_at IS NULL`,
      [organizationId, ids],
    );
    return marked;
  }

  private async isOf(
    { id, organizationId }: SessionRef,
    chats: readonly string[],
    messageId: string,
  ): Promise<boolean> {
    const rows = await this.dataSource.query<unknown[]>(
      `SELECT FROM messages
       WHERE id = $1 AND organization_id = $2 AND session_id = $3 AND chat = ANY ($4)`,
      [messageId, organizationId, id, chats],
    );
    return rows.length > 0;
  }
}
