import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { RepeatedWork } from '../../platform/scheduler/repeated-work';
import { setTimeout as pause } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { ENVIRONMENT } from '../../platform/config/config.module';
import type { Environment } from '../../platform/config/environment';
import { LET_GO, oldestOfChat } from './delivery-queue.sql';
import { leastKeptId, Partitions } from './partitions';

const EVERY_MS = 60_000;
/** Rows that one statement writes off, so that nobody waits for it. */
const BATCH = 1_000;

/**
 * What waits for a webhook that was deleted goes to the log as cancelled. Steps from webhook to
 * webhook along the index instead of reading all that waits.
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
 * What waits for longer than the log is kept goes with its day: it would find no place to end in. What
 * waits behind it in its chat is let go. `$1` least id that is kept.
 */
const GIVE_UP_OLD = `
  WITH old AS (
    DELETE FROM delivery_queue
    WHERE id = ANY (ARRAY(SELECT id FROM delivery_queue WHERE id < $1 ORDER BY id LIMIT ${BATCH}))
    RETURNING webhook_id, chat_key
  ), let_go AS (
    UPDATE delivery_queue SET due_at = created_at WHERE id = ANY (ARRAY(
      SELECT behind.id FROM (SELECT DISTINCT webhook_id, chat_key FROM old) chat
      CROSS JOIN LATERAL (
        ${oldestOfChat({ lane: 'chat.webhook_id', chat: 'chat.chat_key' }, `due_at = 'infinity' AND id >= $1`)}
        LIMIT ${LET_GO}) behind))
  )
  SELECT count(*)::int AS count FROM old`;

/** Only the last day is shown. */
const DROP_OLD_HOURS = `DELETE FROM delivery_hours WHERE hour < now() - interval '3 days'`;

/** Keeps the tables of deliveries small: writes off what nobody wants, drops days that are over. */
@Injectable()
export class DeliveryHousekeeping implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(DeliveryHousekeeping.name);
  private readonly work = new RepeatedWork(
    () => this.sweep(),
    (error) => this.logger.error({ err: error }, 'housekeeping failed'),
  );

  constructor(
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    private readonly dataSource: DataSource,
    private readonly partitions: Partitions,
  ) {}

  onApplicationBootstrap(): void {
    this.work.every(EVERY_MS);
  }

  onModuleDestroy(): Promise<void> {
    return this.work.stop();
  }

  /** One round. What goes wrong in one part keeps no other from its turn. */
  async sweep(): Promise<void> {
    const { retentionDays } = this.environment;
    const failures: unknown[] = [];
    const attempt = (part: () => Promise<unknown>): Promise<void> =>
      part().then(
        () => undefined,
        (error: unknown) => void failures.push(error),
      );
    await attempt(async () => {
      await this.giveUpOld(leastKeptId(retentionDays));
      await this.partitions.drop(retentionDays);
    });
    await attempt(() => this.inBatches(CANCEL_ORPHANS, []));
    await attempt(() => this.dataSource.query(DROP_OLD_HOURS));
    if (failures.length > 0) throw failures[0];
  }

  private async giveUpOld(leastKept: string): Promise<void> {
    const count = await this.inBatches(GIVE_UP_OLD, [leastKept]);
    if (count > 0) {
      this.logger.warn(
        `${count} deliveries are given up: they waited for longer than the log is kept`,
      );
    }
  }

  /**
   * Repeats a statement that works through so many rows until it finds fewer, with a pause after each for
   * those who have more haste. Returns how many in all.
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
