import { Inject, Injectable, Logger } from '@nestjs/common';
import { Scheduler } from '../../platform/scheduler/scheduler';
import { setTimeout as pause } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { ENVIRONMENT } from '../../platform/config/config.module';
import type { Environment } from '../../platform/config/environment';
import { UNBLOCK_BATCH } from './attempt-results.sql';
import { oldestOfChat } from './queue-rows.sql';
import { leastKeptId, Partitions } from './partitions';

const EVERY_MS = 60_000;
/** Rows per statement: small enough not to delay other statements. */
const BATCH = 1_000;

/**
 * Logs deliveries waiting for a deleted webhook as cancelled. Steps from webhook to webhook along
 * the index instead of reading everything that waits.
 */
const CANCEL_ORPHANS = `
  WITH RECURSIVE waiting AS (
    (SELECT webhook_id FROM delivery_queue ORDER BY webhook_id LIMIT 1)
    UNION ALL
    SELECT (SELECT webhook_id FROM delivery_queue WHERE webhook_id > waiting.webhook_id ORDER BY webhook_id LIMIT 1)
    FROM waiting WHERE waiting.webhook_id IS NOT NULL
  ), orphan AS (
    DELETE FROM delivery_queue WHERE id = ANY (ARRAY(
      SELECT queued.id FROM waiting
      CROSS JOIN LATERAL (SELECT id FROM delivery_queue WHERE webhook_id = waiting.webhook_id LIMIT ${BATCH}) queued
      WHERE waiting.webhook_id IS NOT NULL
        AND NOT EXISTS (SELECT FROM delivery_lanes lane WHERE lane.id = waiting.webhook_id)
      LIMIT ${BATCH}))
    RETURNING *
  ), cancelled AS (
    INSERT INTO deliveries (
      id, organization_id, webhook_id, event_id, event, session_id, chat_key, status, attempts, trigger,
      triggered_by, last_status, last_error, created_at)
    SELECT id, organization_id, webhook_id, event_id, event, session_id, chat_key, 'cancelled', attempts, trigger,
           triggered_by, last_status, last_error, created_at
    FROM orphan RETURNING 1
  )
  SELECT count(*)::int AS count FROM cancelled`;

/**
 * Deletes deliveries that wait for longer than the log is kept: their partition is dropped, so they
 * could not be logged. Unblocks what waits behind them in their chats. `$1` least id that is kept.
 */
const DELETE_EXPIRED = `
  WITH old AS (
    DELETE FROM delivery_queue
    WHERE id = ANY (ARRAY(SELECT id FROM delivery_queue WHERE id < $1 ORDER BY id LIMIT ${BATCH}))
    RETURNING webhook_id, chat_key
  ), unblocked AS (
    UPDATE delivery_queue SET due_at = created_at WHERE id = ANY (ARRAY(
      SELECT behind.id FROM (SELECT DISTINCT webhook_id, chat_key FROM old) chat
      CROSS JOIN LATERAL (
        ${oldestOfChat({ lane: 'chat.webhook_id', chat: 'chat.chat_key' }, `due_at = 'infinity' AND id >= $1`)}
        LIMIT ${UNBLOCK_BATCH}) behind))
  )
  SELECT count(*)::int AS count FROM old`;

/** A month is shown. */
const DROP_OLD_HOURS = `DELETE FROM delivery_hours WHERE hour < now() - interval '31 days'`;

/**
 * Keeps the delivery tables small: cancels deliveries of deleted webhooks, deletes expired ones,
 * drops old partitions.
 */
@Injectable()
export class DeliveryHousekeeping {
  private readonly logger = new Logger(DeliveryHousekeeping.name);

  constructor(
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    private readonly dataSource: DataSource,
    private readonly partitions: Partitions,
    scheduler: Scheduler,
  ) {
    scheduler.register({
      name: 'housekeeping of deliveries',
      everyMs: EVERY_MS,
      run: () => this.sweep(),
    });
  }

  /** One run. A failure in one part does not stop the others. */
  async sweep(): Promise<void> {
    const { retentionDays } = this.environment;
    const failures: unknown[] = [];
    const attempt = (part: () => Promise<unknown>): Promise<void> =>
      part().then(
        () => undefined,
        (error: unknown) => void failures.push(error),
      );
    await attempt(async () => {
      await this.deleteExpired(leastKeptId(retentionDays));
      await this.partitions.drop(retentionDays);
    });
    await attempt(() => this.inBatches(CANCEL_ORPHANS, []));
    await attempt(() => this.dataSource.query(DROP_OLD_HOURS));
    if (failures.length > 0) throw failures[0];
  }

  private async deleteExpired(leastKept: string): Promise<void> {
    const count = await this.inBatches(DELETE_EXPIRED, [leastKept]);
    if (count > 0) {
      this.logger.warn(
        `${count} deliveries were deleted: they waited for longer than the log is kept`,
      );
    }
  }

  /**
   * Repeats a statement until it finds less than a full batch, and pauses after each run to leave
   * the database to others. Returns the total number of rows.
   */
  private async inBatches(statement: string, parameters: unknown[]): Promise<number> {
    let total = 0;
    for (;;) {
      const began = performance.now();
      const [row] = await this.dataSource.query<{ count: number }[]>(statement, parameters);
      const count = row?.count ?? 0;
      total += count;
      if (count < BATCH) return total;
      await pause(performance.now() - began);
    }
  }
}
