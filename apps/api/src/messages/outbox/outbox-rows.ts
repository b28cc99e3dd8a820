import type { SendOutcome } from './outbox-line';
import { Injectable } from '@nestjs/common';
import type { WaitReason } from '@whathooks/dto';
import { DataSource } from 'typeorm';
import type { Transaction } from '../../platform/database/unit-of-work';
import { OutboxEntry, type OutboxRow } from './outbox-entry';

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
    const rows = await this.dataSource.query<OutboxRow[]>(
      `SELECT id, chat, origin_chat AS jid, recipient, recipient_checked AS "recipientChecked",
              content AS bytes, wa_message_id AS "waMessageId", held_until IS NOT NULL AS "wasHeld"
       FROM messages
       WHERE session_id = $1 AND status = 'pending' AND id <> ALL ($2::uuid[])
         AND ($3::uuid IS NULL OR id < $3::uuid) AND (held_until IS NULL OR held_until <= now())
       ORDER BY id LIMIT $4`,
      [sessionId, held, before, limit],
    );
    return rows.map((row) => new OutboxEntry(row, row.recipientChecked, pendingAt));
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

  /** The outcomes of those of these messages that do not wait any more. */
  async settled(ids: readonly string[]): Promise<{ id: string; outcome: SendOutcome }[]> {
    const rows = await this.dataSource.query<
      { id: string; status: string; error: string | null }[]
    >(`SELECT id, status, error FROM messages WHERE id = ANY ($1) AND status <> 'pending'`, [ids]);
    return rows.map(({ id, status, error }) => ({
      id,
      outcome:
        status === 'failed' ? { result: 'refused', error: error ?? 'unknown' } : { result: 'sent' },
    }));
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
