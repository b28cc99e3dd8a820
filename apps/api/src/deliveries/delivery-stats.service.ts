import { Injectable } from '@nestjs/common';
import type { WebhookStats } from '@whathooks/dto';
import { DataSource } from 'typeorm';
import { TenantRepository } from '../database/tenant-repository';
import type { Actor } from '../security/actor';
import { DeliveryLane } from './delivery-lane.entity';

/** More than this is "many" to anybody who looks, and would cost what waits to count. */
const WAITING_AT_MOST = 10_000;

/** `$1` organization, `$2` webhook. Every hour has a row, also without deliveries. */
const HOURS = `
  SELECT slot.hour, coalesce(count.delivered, 0) AS delivered, coalesce(count.failed, 0) AS failed
  FROM generate_series(
    date_trunc('hour', now(), 'UTC') - interval '23 hours', date_trunc('hour', now(), 'UTC'), '1 hour') AS slot (hour)
  LEFT JOIN delivery_hours count
    ON count.hour = slot.hour AND count.webhook_id = $2 AND count.organization_id = $1
  ORDER BY slot.hour`;

/** `$1` organization, `$2` webhook. One row more than is counted. */
const WAITING = `
  SELECT count(*)::int AS count, (
    SELECT created_at FROM delivery_queue WHERE webhook_id = $2 AND organization_id = $1 ORDER BY id LIMIT 1) AS oldest
  FROM (SELECT FROM delivery_queue WHERE webhook_id = $2 AND organization_id = $1 LIMIT ${WAITING_AT_MOST + 1}) waiting`;

interface HourRow {
  hour: Date;
  delivered: number;
  failed: number;
}

/** How a webhook has been doing. */
@Injectable()
export class DeliveryStatsService {
  private readonly lanes: TenantRepository<DeliveryLane>;

  constructor(private readonly dataSource: DataSource) {
    this.lanes = new TenantRepository(dataSource.manager, DeliveryLane, 'webhook');
  }

  /**
   * @param webhookId UUID of the webhook.
   * @throws ApiError not_found
   */
  async of(actor: Actor, webhookId: string): Promise<WebhookStats> {
    const lane = await this.lanes.get(actor, webhookId);
    const which = [actor.organizationId, webhookId];
    const hours = await this.dataSource.query<HourRow[]>(HOURS, which);
    const [waiting] = await this.dataSource.query<{ count: number; oldest: Date | null }[]>(
      WAITING,
      which,
    );
    const count = waiting?.count ?? 0;
    return {
      hours: hours.map(({ hour, delivered, failed }) => ({
        hour: hour.toISOString(),
        delivered,
        failed,
      })),
      waiting: Math.min(count, WAITING_AT_MOST),
      waitingMore: count > WAITING_AT_MOST,
      oldestWaitingAt: waiting?.oldest?.toISOString() ?? null,
      lane: {
        breaker: lane.breaker,
        pausedUntil: lane.pausedUntil?.toISOString() ?? null,
        failingSince: lane.failingSince?.toISOString() ?? null,
      },
    };
  }
}
