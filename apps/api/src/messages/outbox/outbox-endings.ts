import { Injectable } from '@nestjs/common';
import type { Tenant } from '../../platform/database/tenant-repository';
import type { Transaction } from '../../platform/database/unit-of-work';
import { EventBus } from '../../platform/events/event-bus';
import type { Moved } from './moved';
import { statusEvent } from './sent-messages.service';

/** Messages that one statement gives up. */
const BATCH = 500;

interface GivenUp extends Moved {
  session_id: string;
  organization_id: string;
  metadata: Record<string, string>;
}

/**
 * Gives messages up that will not be sent any more, and tells so. What may have reached WhatsApp is told as
 * `unacknowledged`: nobody knows whether it arrived, and who sends it again may send it twice.
 */
@Injectable()
export class OutboxEndings {
  constructor(private readonly bus: EventBus) {}

  /**
   * All that waits in a session.
   *
   * @param neverLeft of these it is certain that they did not reach WhatsApp.
   */
  async endSession(
    tx: Transaction,
    sessionId: string,
    neverLeft: readonly string[],
  ): Promise<void> {
    const giveUp = (): Promise<number> =>
      this.giveUp(tx, 'session_logged_out', 'session_id = $3', sessionId, neverLeft);
    // What is scheduled would wait in vain: it ends with the rest.
    await tx.query(
      `UPDATE messages SET status = 'pending' WHERE session_id = $1 AND status = 'scheduled'`,
      [sessionId],
    );
    let ended: number;
    do ended = await giveUp();
    while (ended === BATCH);
    await giveUpChanges(tx, 'session_logged_out', 'session_id = $2', sessionId);
  }

  /**
   * Cancels a message that surely has not left: that is scheduled, or waits for its number and was not begun.
   * Answers whether it did.
   */
  async cancel(tx: Transaction, { organizationId }: Tenant, id: string): Promise<boolean> {
    const [rows] = (await tx.query(
      `UPDATE messages message SET status = 'cancelled' FROM sessions session
       WHERE session.id = message.session_id AND message.id = $1 AND message.organization_id = $2
         AND (message.status = 'scheduled' OR (message.status = 'pending' AND (message.awaits_upload OR NOT message.recipient_checked)))
       RETURNING message.id, message.chat, message.recipient, message.wa_message_id, message.error, message.reference,
                 message.session_id, session.organization_id, session.metadata`,
      [id, organizationId],
    )) as unknown as [GivenUp[], number];
    const events = rows.map((row) => {
      const { session_id: sessionId, metadata } = row;
      return statusEvent({ id: sessionId, organizationId, metadata }, row, 'cancelled');
    });
    await this.bus.publish(tx, events);
    return rows.length > 0;
  }

  /** A batch of what waits for longer than this, whosever it is. Answers whether there may be more. */
  async expire(tx: Transaction, seconds: number): Promise<boolean> {
    await giveUpChanges(tx, 'expired', `created_at < now() - $2 * interval '1 second'`, seconds);
    // Of one that was scheduled, the time counts from when it was due.
    const late = `sent_at < now() - $3 * interval '1 second'`;
    return (await this.giveUp(tx, 'expired', late, seconds)) === BATCH;
  }

  private async giveUp(
    tx: Transaction,
    reason: string,
    condition: string,
    value: string | number,
    neverLeft: readonly string[] = [],
  ): Promise<number> {
    const [rows] = (await tx.query(
      `UPDATE messages message SET status = 'failed', error =
         CASE WHEN message.recipient_checked AND NOT message.awaits_upload AND message.id <> ALL ($2::uuid[]) THEN 'unacknowledged' ELSE $1 END
       FROM sessions session
       WHERE session.id = message.session_id AND message.status = 'pending'
         AND message.id = ANY (ARRAY(
           SELECT id FROM messages WHERE status = 'pending' AND ${condition}
           ORDER BY id LIMIT ${BATCH} FOR UPDATE))
       RETURNING message.id, message.chat, message.recipient, message.wa_message_id, message.error, message.reference,
                 message.session_id, session.organization_id, session.metadata`,
      [reason, neverLeft, value],
    )) as unknown as [GivenUp[], number];
    rows.sort((a, b) => (a.id < b.id ? -1 : 1));
    const events = rows.map((row) => {
      const { session_id: id, organization_id: organizationId, metadata } = row;
      return statusEvent({ id, organizationId, metadata }, row, 'failed');
    });
    await this.bus.publish(tx, events);
    return rows.length;
  }
}

/** Edits and deletions that wait; the message shows that they failed. */
async function giveUpChanges(
  tx: Transaction,
  reason: string,
  condition: string,
  value: string | number,
): Promise<void> {
  await tx.query(
    `UPDATE message_changes SET outbound_status = 'failed', error = $1
     WHERE outbound_status = 'pending' AND ${condition}`,
    [reason, value],
  );
}
