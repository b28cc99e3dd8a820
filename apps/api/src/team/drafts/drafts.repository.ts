import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { UserActor } from '../../platform/access/actor';

/** What a person has begun to write in a chat. Ids are UUIDs. */
export interface DraftRow {
  chatId: string;
  text: string;
  replyTo: string | null;
  updatedAt: Date;
}

const COLUMNS = 'chat_id AS "chatId", text, reply_to AS "replyTo", updated_at AS "updatedAt"';

/** Drafts, one for each person and chat. */
@Injectable()
export class DraftsRepository {
  constructor(private readonly dataSource: DataSource) {}

  async find({ organizationId, userId }: UserActor, chatId: string): Promise<DraftRow | null> {
    const [row] = await this.dataSource.query<DraftRow[]>(
      `SELECT ${COLUMNS} FROM drafts WHERE organization_id = $1 AND user_id = $2 AND chat_id = $3`,
      [organizationId, userId, chatId],
    );
    return row ?? null;
  }

  /** @param before UUID of a chat: only drafts of chats that were made before it. */
  list(
    { organizationId, userId }: UserActor,
    before: string | null,
    limit: number,
  ): Promise<DraftRow[]> {
    return this.dataSource.query(
      `SELECT ${COLUMNS} FROM drafts
       WHERE organization_id = $1 AND user_id = $2 AND ($3::uuid IS NULL OR chat_id < $3)
       ORDER BY chat_id DESC LIMIT $4`,
      [organizationId, userId, before, limit],
    );
  }

  /** The draft that is saved last stays. Throws an error of the database where the chat is gone. */
  async save(
    { organizationId, userId }: UserActor,
    chatId: string,
    text: string,
    replyTo: string | null,
  ): Promise<DraftRow> {
    const [row] = await this.dataSource.query<[DraftRow]>(
      `INSERT INTO drafts (organization_id, user_id, chat_id, text, reply_to, updated_at)
       VALUES ($1, $2, $3, $4, $5, clock_timestamp())
       ON CONFLICT (chat_id, user_id) DO UPDATE
         SET text = excluded.text, reply_to = excluded.reply_to, updated_at = clock_timestamp()
       RETURNING ${COLUMNS}`,
      [organizationId, userId, chatId, text, replyTo],
    );
    return row;
  }

  async remove({ organizationId, userId }: UserActor, chatId: string): Promise<void> {
    await this.dataSource.query(
      'DELETE FROM drafts WHERE organization_id = $1 AND user_id = $2 AND chat_id = $3',
      [organizationId, userId, chatId],
    );
  }
}
