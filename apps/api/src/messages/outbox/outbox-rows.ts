import { Injectable } from '@nestjs/common';
import type { WaitReason } from '@whathooks/dto';
import { DataSource } from 'typeorm';
import type { Transaction } from '../../platform/database/unit-of-work';

/** A committed message on its way to the line. */
export interface OutboxEntry {
  id: string;
  /** Names the lane: messages of one chat keep their order. */
  chat: string;
  jid: string;
  /** Digits or JID as the caller gave it. */
  recipient: string;
  recipientChecked: boolean;
  /** Encoded protobuf, decided when the message was taken: the same bytes at every try. */
  bytes: Uint8Array;
  waMessageId: string;
  /** It may have reached WhatsApp, now or in a process before. Durable as `recipientChecked`, which comes first. */
  handed: boolean;
  /** Settles with the server's word on the last attempt, or with the end of its line. */
  answer?: Promise<unknown>;
  /** It was held because its chat may not be begun. */
  wasHeld?: boolean;
  /** When it was known to be pending, by `performance.now()`. */
  pendingAt: number;
  /** Resolves when the row is committed, or will never be. */
  committed: Promise<boolean>;
}

type Row = Omit<OutboxEntry, 'handed' | 'answer' | 'pendingAt' | 'committed'>;

/** Reads the outbox: the messages of a session that are pending. */
@Injectable()
export class OutboxRows {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * The next messages that wait, oldest first.
   *
   * @param held ids that are in memory already.
   * @param before nothing from this id on: an older message is still being written.
   */
  async next(
    sessionId: string,
    held: readonly string[],
    before: string | null,
    limit: number,
  ): Promise<OutboxEntry[]> {
    const pendingAt = performance.now();
    const rows = await this.dataSource.query<Row[]>(
      `SELECT id, chat, origin_chat AS jid, recipient, recipient_checked AS "recipientChecked",
              content AS bytes, wa_message_id AS "waMessageId", held_until IS NOT NULL AS "wasHeld"
       FROM messages
       WHERE session_id = $1 AND status = 'pending' AND id <> ALL ($2::uuid[])
         AND ($3::uuid IS NULL OR id < $3::uuid) AND (held_until IS NULL OR held_until <= now())
       ORDER BY id LIMIT $4`,
      [sessionId, held, before, limit],
    );
    return rows.map((row) => ({
      ...row,
      handed: row.recipientChecked,
      pendingAt,
      committed: Promise.resolve(true),
    }));
  }

  /** Which of these sessions have messages that wait. */
  async waiting(sessionIds: readonly string[]): Promise<string[]> {
    const rows = await this.dataSource.query<{ id: string }[]>(
      `SELECT mine.id FROM unnest($1::uuid[]) AS mine (id) WHERE EXISTS (
         SELECT FROM messages WHERE session_id = mine.id AND status = 'pending'
           AND (held_until IS NULL OR held_until <= now()))`,
      [sessionIds],
    );
    return rows.map(({ id }) => id);
  }

  /** Whether nothing became of a message yet: no ack, no receipt, and not given up. */
  async isPending(id: string): Promise<boolean> {
    const rows = await this.dataSource.query<unknown[]>(
      `SELECT FROM messages WHERE id = $1 AND status = 'pending'`,
      [id],
    );
    return rows.length > 0;
  }

  /** What became of a message meanwhile; null while nothing did. */
  async outcome(
    id: string,
  ): Promise<{ result: 'sent' } | { result: 'refused'; error: string } | null> {
    const [row] = await this.dataSource.query<{ status: string; error: string | null }[]>(
      'SELECT status, error FROM messages WHERE id = $1',
      [id],
    );
    if (row?.status === 'pending') return null;
    return row?.status === 'failed'
      ? { result: 'refused', error: row.error ?? 'unknown' }
      : { result: 'sent' };
  }

  /** Notes why a message still waits. Returns how many tries in a row have ended so. */
  async noteWait(id: string, reason: WaitReason): Promise<number> {
    const [rows] = await this.dataSource.query<[{ tries: number }[], number]>(
      `UPDATE messages SET wait_reason = $2,
         wait_tries = CASE WHEN wait_reason = $2 THEN wait_tries + 1 ELSE 1 END
       WHERE id = $1 AND status = 'pending' RETURNING wait_tries AS tries`,
      [id, reason],
    );
    return rows[0]?.tries ?? 0;
  }

  /** Notes under which JID a recipient is known, who could not be asked for earlier. */
  async noteRecipient(tx: Transaction, id: string, jid: string): Promise<void> {
    await tx.query('UPDATE messages SET origin_chat = $2, recipient_checked = true WHERE id = $1', [
      id,
      jid,
    ]);
  }
}
