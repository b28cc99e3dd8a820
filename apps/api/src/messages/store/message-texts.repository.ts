import { Injectable } from '@nestjs/common';
import type { MessageDirection, MessageStatusName } from '@whathooks/dto';
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
  direction: MessageDirection;
  status: MessageStatusName;
  starred: boolean;
}

/** What messages are narrowed to, beside where they stand. What is absent does not narrow. */
export interface MessageNarrowing {
  direction?: MessageDirection;
  status?: MessageStatusName;
  starred?: boolean;
}

/** Chats, and between which messages. */
export interface InChats extends MessageNarrowing {
  jids: readonly string[];
  /** UUID; null for all. */
  sessionId: string | null;
  /** UUIDs: older than the one, and not older than the other. */
  before: string;
  from: string;
}

/** Deleted messages are absent, and reactions, which are not texts. */
const SELECT = `
  SELECT message.id, message.organization_id AS "organizationId", message.session_id AS "sessionId", message.chat,
    message.text, message.direction, message.status, message.starred, (
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

  /** UUIDs of messages with an id that WhatsApp or the sender's device gave, among some sessions; newest first. */
  async named(
    { organizationId }: Tenant,
    sessionIds: readonly string[],
    waMessageId: string,
    limit: number,
  ): Promise<string[]> {
    const rows = await rowsOf<{ id: string }>(
      this.dataSource,
      // By the index of WhatsApp's ids: few rows have one, and the order of all rows is no way to them.
      `SELECT id FROM (
         SELECT id FROM messages
         WHERE session_id = ANY ($2) AND wa_message_id = $3 AND organization_id = $1 OFFSET 0
       ) named ORDER BY id DESC LIMIT $4`,
      [organizationId, sessionIds, waMessageId, limit],
    );
    return rows.map(({ id }) => id);
  }

  /** UUIDs of the messages of some chats, newest first. */
  async inChats(
    { organizationId }: Tenant,
    { jids, sessionId, before, from, direction, status, starred }: InChats,
    limit: number,
  ): Promise<string[]> {
    const rows = await rowsOf<{ id: string }>(
      this.dataSource,
      // Each chat by its index, newest first, and then the newest of all.
      `SELECT newest.id FROM unnest($2::text[]) AS one (jid) CROSS JOIN LATERAL (
         SELECT id FROM messages
         WHERE organization_id = $1 AND chat = one.jid AND id < $3 AND id >= $4
           AND deleted_at IS NULL AND type <> 'reaction'
           AND ($5::uuid IS NULL OR session_id = $5) AND ($6::text IS NULL OR direction = $6)
           AND ($7::text IS NULL OR status = $7) AND ($8::boolean IS NULL OR starred = $8)
         ORDER BY id DESC LIMIT $9
       ) newest ORDER BY newest.id DESC LIMIT $9`,
      [
        ...[organizationId, jids, before, from, sessionId, direction ?? null, status ?? null],
        ...[starred ?? null, limit],
      ],
    );
    return rows.map(({ id }) => id);
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
