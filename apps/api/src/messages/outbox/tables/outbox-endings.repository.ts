import { Injectable } from '@nestjs/common';
import type { Tenant } from '../../../platform/database/tenant-repository';
import { rowsOf } from '../../../platform/database/sql';
import type { Transaction } from '../../../platform/database/unit-of-work';
import type { Moved } from './moved';

/** A message that will not be sent, with the session fields of its event. */
export interface EndedMessage extends Moved {
  session_id: string;
  organization_id: string;
  metadata: Record<string, string>;
}

const ENDED = `message.id, message.chat, message.recipient, message.wa_message_id, message.error,
  message.reference, message.session_id, session.organization_id, session.metadata`;

/** What was written of its chat after an album: its pictures are among the first. */
const BEHIND_ALBUM = `(
  SELECT id, details FROM messages behind
  WHERE behind.session_id = album.session_id AND behind.chat = album.chat AND behind.id > album.id
  ORDER BY behind.id LIMIT 500)`;

const CANCEL = `
  UPDATE messages message SET status = 'cancelled' FROM sessions session
  WHERE session.id = message.session_id AND message.organization_id = $2
    AND message.id = ANY (ARRAY(
      SELECT $1::uuid UNION ALL
      SELECT item.id FROM messages album CROSS JOIN LATERAL ${BEHIND_ALBUM} item
      WHERE album.id = $1 AND album.organization_id = $2 AND album.type = 'album'
        AND item.details->>'albumId' = album.wa_message_id))
    AND (message.status = 'scheduled'
      OR (message.status = 'pending' AND (message.awaits_upload OR NOT message.recipient_checked)))
  RETURNING ${ENDED}`;

/** `$1` reason, `$2` ids of those that surely did not reach WhatsApp, `$3` of the condition, `$4` most. */
const giveUp = (condition: string): string => `
  UPDATE messages message SET status = 'failed', error =
    CASE WHEN message.recipient_checked AND NOT message.awaits_upload AND message.id <> ALL ($2::uuid[])
      THEN 'unacknowledged' ELSE $1 END
  FROM sessions session
  WHERE session.id = message.session_id AND message.status = 'pending'
    AND message.id = ANY (ARRAY(
      SELECT id FROM messages WHERE status = 'pending' AND ${condition}
      ORDER BY id LIMIT $4 FOR UPDATE))
  RETURNING ${ENDED}`;

const GIVE_UP_OF_SESSION = giveUp('session_id = $3');
/** Of one that was scheduled, the time counts from when it was due. */
const GIVE_UP_LATE = giveUp(`sent_at < now() - $3 * interval '1 second'`);

/** `$1` error, `$2` of the condition. */
const giveUpChanges = (condition: string): string => `
  UPDATE message_changes SET outbound_status = 'failed', error = $1
  WHERE outbound_status = 'pending' AND ${condition}`;

const GIVE_UP_CHANGES_OF_SESSION = giveUpChanges('session_id = $2');
const GIVE_UP_LATE_CHANGES = giveUpChanges(`created_at < now() - $2 * interval '1 second'`);

/** Ends messages that wait, and edits and deletions. */
@Injectable()
export class OutboxEndingsRepository {
  /**
   * Cancels a message that surely has not left: scheduled, or waiting for its number and not begun. Of an album all of
   * it that has not.
   */
  cancel(tx: Transaction, { organizationId }: Tenant, id: string): Promise<EndedMessage[]> {
    return rowsOf(tx, CANCEL, [id, organizationId]);
  }

  /** What is scheduled in a session becomes pending. */
  async unscheduleOfSession(tx: Transaction, sessionId: string): Promise<void> {
    await tx.query(
      `UPDATE messages SET status = 'pending' WHERE session_id = $1 AND status = 'scheduled'`,
      [sessionId],
    );
  }

  /**
   * A batch of what waits in a session, in order.
   *
   * @param neverLeft of these it is certain that they did not reach WhatsApp.
   */
  async giveUpOfSession(
    tx: Transaction,
    sessionId: string,
    reason: string,
    neverLeft: readonly string[],
    limit: number,
  ): Promise<EndedMessage[]> {
    const values = [reason, neverLeft, sessionId, limit];
    return inOrder(await rowsOf<EndedMessage>(tx, GIVE_UP_OF_SESSION, values));
  }

  /** A batch of what waits for longer than this, of all organizations, in order. */
  async giveUpLateOfAll(
    tx: Transaction,
    seconds: number,
    reason: string,
    limit: number,
  ): Promise<EndedMessage[]> {
    return inOrder(await rowsOf<EndedMessage>(tx, GIVE_UP_LATE, [reason, [], seconds, limit]));
  }

  /** Edits and deletions that wait in a session; the message shows that they failed. */
  async giveUpChangesOfSession(tx: Transaction, sessionId: string, reason: string): Promise<void> {
    await tx.query(GIVE_UP_CHANGES_OF_SESSION, [reason, sessionId]);
  }

  /** Edits and deletions of all organizations that wait for longer than this. */
  async giveUpLateChangesOfAll(tx: Transaction, seconds: number, reason: string): Promise<void> {
    await tx.query(GIVE_UP_LATE_CHANGES, [reason, seconds]);
  }
}

function inOrder(rows: EndedMessage[]): EndedMessage[] {
  return rows.sort((a, b) => (a.id < b.id ? -1 : 1));
}
