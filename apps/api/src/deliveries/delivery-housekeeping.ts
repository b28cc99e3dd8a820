import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ENVIRONMENT } from '../config/config.module';
import type { Environment } from '../config/environment';
import { Partitions } from './partitions';

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

/** Only the last day is shown. */
const DROP_OLD_HOURS = `DELETE FROM delivery_hours WHERE hour < now() - interval '3 days'`;

/** Keeps the tables of deliveries small: writes off what nobody wants, drops days that are over. */
@Injectable()
export class DeliveryHousekeeping implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(DeliveryHousekeeping.name);
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;

  constructor(
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    private readonly dataSource: DataSource,
    private readonly partitions: Partitions,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.running ??= this.sweep()
        .catch((error: unknown) => this.logger.error({ err: error }, 'housekeeping failed'))
        .finally(() => (this.running = undefined));
    }, EVERY_MS).unref();
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  /** One round. */
  async sweep(): Promise<void> {
    let cancelled: number;
    do cancelled = await this.cancelOrphans();
    while (cancelled === BATCH);
    await this.partitions.drop(this.environment.retentionDays);
    await this.dataSource.query(DROP_OLD_HOURS);
  }

  private async cancelOrphans(): Promise<number> {
    const [row] = await this.dataSource.query<{ count: number }[]>(CANCEL_ORPHANS);
    return row?.count ?? 0;
  }
}
