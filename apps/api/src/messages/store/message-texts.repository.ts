import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Database, rowsOf } from '../../platform/database/sql';
import type { Tenant } from '../../platform/database/tenant-repository';

/** What a message is found by. */
export interface MessageText {
  /** UUIDs. */
  id: string;
  organizationId: string;
  sessionId: string;
  /** JID. */
  chat: string;
  text: string | null;
  fileName: string | null;
}

/** Deleted messages are absent, and reactions, which are not texts. */
const SELECT = `
  SELECT message.id, message.organization_id AS "organizationId", message.session_id AS "sessionId", message.chat,
    message.text, (
      SELECT file.file_name FROM media file
      WHERE file.message_id = message.id AND file.file_name IS NOT NULL LIMIT 1) AS "fileName"
  FROM messages message
  WHERE message.id = ANY ($1) AND message.deleted_at IS NULL AND message.type <> 'reaction'`;

/** Texts of messages and names of their files. */
@Injectable()
export class MessageTexts {
  constructor(private readonly dataSource: DataSource) {}

  /** Those of one organization, by UUID. */
  async of({ organizationId }: Tenant, ids: readonly string[]): Promise<Map<string, MessageText>> {
    if (ids.length === 0) return new Map();
    const rows = await rowsOf<MessageText>(
      this.dataSource,
      `${SELECT} AND message.organization_id = $2`,
      [ids, organizationId],
    );
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** Those of any organization. */
  textsOfAll(database: Database, ids: readonly string[]): Promise<MessageText[]> {
    return rowsOf(database, SELECT, [ids]);
  }

  /** UUIDs of the messages before one, newest first. */
  async idsBeforeOfAll(database: Database, before: string, limit: number): Promise<string[]> {
    const rows = await rowsOf<{ id: string }>(
      database,
      'SELECT id FROM messages WHERE id < $1 ORDER BY id DESC LIMIT $2',
      [before, limit],
    );
    return rows.map(({ id }) => id);
  }
}
