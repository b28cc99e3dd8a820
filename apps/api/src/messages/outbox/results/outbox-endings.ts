import { Injectable } from '@nestjs/common';
import type { Tenant } from '../../../platform/database/tenant-repository';
import type { Transaction } from '../../../platform/database/unit-of-work';
import { EventBus } from '../../../platform/events/event-bus';
import { statusEvent } from './sent-messages.service';
import { type EndedMessage, OutboxEndingsRepository } from '../tables/outbox-endings.repository';

/** Messages that one statement gives up. */
const BATCH = 500;

/**
 * Gives up messages that will not be sent, and publishes their events. A message that may have reached WhatsApp
 * fails as `unacknowledged`: it is unknown whether it arrived, and sending it again may duplicate it.
 */
@Injectable()
export class OutboxEndings {
  constructor(
    private readonly rows: OutboxEndingsRepository,
    private readonly bus: EventBus,
  ) {}

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
    const reason = 'session_logged_out';
    // Scheduled messages could never be sent: they are ended too.
    await this.rows.unscheduleOfSession(tx, sessionId);
    let ended: EndedMessage[];
    do {
      ended = await this.rows.giveUpOfSession(tx, sessionId, reason, neverLeft, BATCH);
      await this.publish(tx, ended, 'failed');
    } while (ended.length === BATCH);
    await this.rows.giveUpChangesOfSession(tx, sessionId, reason);
  }

  /**
   * Cancels a message that surely has not left: that is scheduled, or waits for its number and was not begun.
   * Returns whether it did.
   */
  async cancel(tx: Transaction, tenant: Tenant, id: string): Promise<boolean> {
    const cancelled = await this.rows.cancel(tx, tenant, id);
    await this.publish(tx, cancelled, 'cancelled');
    return cancelled.length > 0;
  }

  /** A batch of what waits for longer than this, whosever it is. Returns whether there may be more. */
  async expire(tx: Transaction, seconds: number): Promise<boolean> {
    const reason = 'expired';
    await this.rows.giveUpLateChangesOfAll(tx, seconds, reason);
    const ended = await this.rows.giveUpLateOfAll(tx, seconds, reason, BATCH);
    await this.publish(tx, ended, 'failed');
    return ended.length === BATCH;
  }

  private async publish(
    tx: Transaction,
    ended: readonly EndedMessage[],
    status: 'failed' | 'cancelled',
  ): Promise<void> {
    const events = ended.map((row) => {
      const { session_id: id, organization_id: organizationId, metadata } = row;
      return statusEvent({ id, organizationId, metadata }, row, status);
    });
    await this.bus.publish(tx, events);
  }
}
