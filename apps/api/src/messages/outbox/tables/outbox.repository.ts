import { Injectable } from '@nestjs/common';
import type { WaitReason } from '@whathooks/dto';
import { DataSource } from 'typeorm';
import { changedBy, rowsOf } from '../../../platform/database/sql';
import type { Tenant } from '../../../platform/database/tenant-repository';
import type { Transaction } from '../../../platform/database/unit-of-work';
import type { PublishedRow } from '../../store/stored-messages-publisher';
import { OutboxEntry, type OutboxRow } from './outbox-entry';
import type { SendOutcome } from './send-outcome';

/** When it is too late for a change that was accepted in time: WhatsApp or phones no longer take it. */
const IS_LATE = `CASE change.kind
  WHEN 'edit' THEN about.sent_at < now() - interval '20 minutes'
  WHEN 'delete' THEN about.sent_at < now() - interval '60 hours'
  WHEN 'pin' THEN (change.said->>'until')::timestamptz < now()
  WHEN 'keep' THEN about.sent_at < now()
    - make_interval(secs => (about.details->>'expiresInSeconds')::int) AND NOT about.kept
  END`;

/**
 * Changes that may be sent: one of a message that is held waits with it.
 */
const CHANGE_IS_DUE = `outbound_status = 'pending' AND NOT EXISTS (
  SELECT FROM messages about WHERE about.id = change.message_id AND about.status = 'pending'
    AND about.held_until > now())`;

/** Another process that does the same at this moment takes other messages. `$1` most. */
const MAKE_DUE = `
  UPDATE messages SET status = 'pending'
  WHERE status = 'scheduled' AND id = ANY (ARRAY(
    SELECT id FROM messages WHERE status = 'scheduled' AND sent_at <= now()
    ORDER BY sent_at LIMIT $1 FOR UPDATE SKIP LOCKED))
  RETURNING id, organization_id AS "organizationId", session_id AS "sessionId", chat, direction, type, status,
    sender, sender_type AS "senderType", push_name AS "pushName", details, history, sent_by AS "sentBy",
    sent_by_kind AS "sentByKind", sent_at AS "sentAt", place`;

/** A message that was scheduled, and is sent now. */
export type Due = PublishedRow & Tenant & { sessionId: string };

/** Status and error of a message or a change (`$1`). */
const STATUS = `
  SELECT status, error FROM messages WHERE id = $1
  UNION ALL SELECT outbound_status, error FROM message_changes WHERE id = $1`;

/** Reads the outbox: what is pending of a session, messages and changes of messages. */
@Injectable()
export class OutboxRepository {
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
      `(SELECT id, chat, origin_chat AS jid, recipient, recipient_checked AS "recipientChecked",
               content AS bytes, wa_message_id AS "waMessageId", held_until IS NOT NULL AS "wasHeld",
               false AS "isChange", awaits_upload AS "awaitsUpload"
        FROM messages
        WHERE session_id = $1 AND status = 'pending' AND id <> ALL ($2::uuid[])
          AND ($3::uuid IS NULL OR id < $3::uuid) AND (held_until IS NULL OR held_until <= now())
        ORDER BY id LIMIT $4)
       UNION ALL
       (SELECT id, chat, origin_chat, origin_chat, true, content, wa_message_id, false, true, false
        FROM message_changes change
        WHERE session_id = $1 AND id <> ALL ($2::uuid[]) AND ($3::uuid IS NULL OR id < $3::uuid)
          AND ${CHANGE_IS_DUE}
        ORDER BY id LIMIT $4)
       ORDER BY id LIMIT $4`,
      [sessionId, held, before, limit],
    );
    return rows.map((row) => new OutboxEntry(row, undefined, pendingAt));
  }

  /** Which of these sessions have messages that wait. */
  async waiting(sessionIds: readonly string[]): Promise<string[]> {
    const rows = await this.dataSource.query<{ id: string }[]>(
      `SELECT mine.id FROM unnest($1::uuid[]) AS mine (id) WHERE EXISTS (
         SELECT FROM messages WHERE session_id = mine.id AND status = 'pending'
           AND (held_until IS NULL OR held_until <= now()))
         OR EXISTS (SELECT FROM message_changes change WHERE session_id = mine.id AND ${CHANGE_IS_DUE})`,
      [sessionIds],
    );
    return rows.map(({ id }) => id);
  }

  /** Makes scheduled messages pending whose time has come, whosever they are. */
  makeDueOfAll(tx: Transaction, limit: number): Promise<Due[]> {
    return rowsOf<Due>(tx, MAKE_DUE, [limit]);
  }

  /** Why a change can no longer be sent; null where it can. */
  async obstacleOf(changeId: string): Promise<'too_late' | 'message_not_sent' | null> {
    const [row] = await this.dataSource.query<{ status: string; isLate: boolean }[]>(
      `SELECT about.status, ${IS_LATE} AS "isLate"
       FROM message_changes change JOIN messages about ON about.id = change.message_id
       WHERE change.id = $1`,
      [changeId],
    );
    if (row?.status === 'failed') return 'message_not_sent';
    return row?.isLate ? 'too_late' : null;
  }

  /** Gives a change up. */
  async failChange(tx: Transaction, id: string, error: string): Promise<void> {
    await tx.query(
      `UPDATE message_changes SET outbound_status = 'failed', error = $2
       WHERE id = $1 AND outbound_status = 'pending'`,
      [id, error],
    );
  }

  /** Whether a message is still pending: no ack, no receipt, and not given up. */
  async isPending(id: string): Promise<boolean> {
    const rows = await this.dataSource.query<unknown[]>(
      `SELECT FROM (${STATUS}) AS item WHERE status = 'pending'`,
      [id],
    );
    return rows.length > 0;
  }

  /** Result of a message that was sent meanwhile; null while there is none. */
  async outcome(
    id: string,
  ): Promise<{ result: 'sent' } | { result: 'refused'; error: string } | null> {
    const [row] = await this.dataSource.query<{ status: string; error: string | null }[]>(STATUS, [
      id,
    ]);
    if (row?.status === 'pending') return null;
    return row?.status === 'failed'
      ? { result: 'refused', error: row.error ?? 'unknown' }
      : { result: 'sent' };
  }

  /** The outcomes of those messages that are no longer waiting. */
  async settled(ids: readonly string[]): Promise<{ id: string; outcome: SendOutcome }[]> {
    const rows = await this.dataSource.query<
      { id: string; status: string; error: string | null }[]
    >(
      `SELECT id, status, error FROM messages
       WHERE id = ANY ($1) AND status NOT IN ('pending', 'cancelled')
       UNION ALL SELECT id, outbound_status, error FROM message_changes
       WHERE id = ANY ($1) AND outbound_status <> 'pending'`,
      [ids],
    );
    return rows.map(({ id, status, error }) => ({
      id,
      outcome:
        status === 'failed' ? { result: 'refused', error: error ?? 'unknown' } : { result: 'sent' },
    }));
  }

  /** Notes why a message still waits. Returns how many tries in a row have ended so. */
  async noteWait(id: string, reason: WaitReason): Promise<number> {
    const [row] = await rowsOf<{ tries: number }>(
      this.dataSource,
      `UPDATE messages SET wait_reason = $2,
         wait_tries = CASE WHEN wait_reason = $2 THEN wait_tries + 1 ELSE 1 END
       WHERE id = $1 AND status = 'pending' RETURNING wait_tries AS tries`,
      [id, reason],
    );
    return row?.tries ?? 0;
  }

  /**
   * Notes under which JID a recipient is known, who could not be asked for earlier. From then on a message may
   * leave. Returns false when it was cancelled before.
   */
  async noteRecipient(tx: Transaction, id: string, jid: string): Promise<boolean> {
    const noted = await changedBy(
      tx,
      `UPDATE messages SET origin_chat = $2, recipient_checked = true
       WHERE id = $1 AND status = 'pending'`,
      [id, jid],
    );
    return noted > 0;
  }

  /**
   * The file of a message is uploaded: from now on it is sent with these bytes. Returns false when it does not
   * wait any more.
   */
  async noteUploaded(tx: Transaction, id: string, bytes: Uint8Array): Promise<boolean> {
    const noted = await changedBy(
      tx,
      `UPDATE messages SET content = $2, awaits_upload = false
       WHERE id = $1 AND status = 'pending' AND awaits_upload`,
      [id, Buffer.from(bytes)],
    );
    return noted > 0;
  }
}
