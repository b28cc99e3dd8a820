import { Injectable } from '@nestjs/common';
import type { WebhookDays, WebhookHour, WebhookStats } from '@whathooks/dto';
import { DataSource } from 'typeorm';
import { publicId } from '../../platform/database/ids';
import { TenantRepository } from '../../platform/database/tenant-repository';
import type { Actor } from '../../platform/access/actor';
import { DeliveryLane } from '../tables/delivery-lane.entity';

/** Waiting deliveries are counted up to this number; counting all of them would be slow. */
const WAITING_AT_MOST = 10_000;

/**
 * `$1` organization, `$2` webhook. Returns a row for every hour, also for hours without deliveries.
 */
const HOURS = `
  SELECT slot.hour, coalesce(count.delivered, 0) AS delivered, coalesce(count.failed, 0) AS failed
  FROM generate_series(
    date_trunc('hour', now(), 'UTC') - interval '23 hours', date_trunc('hour', now(), 'UTC'), '1 hour') AS slot (hour)
  LEFT JOIN delivery_hours count
    ON count.hour = slot.hour AND count.webhook_id = $2 AND count.organization_id = $1
  ORDER BY slot.hour`;

/** `$1` organization. Every hour of every webhook that has deliveries. */
const DAYS = `
  SELECT hook.webhook_id AS "webhookId", slot.hour,
         coalesce(count.delivered, 0) AS delivered, coalesce(count.failed, 0) AS failed
  FROM (SELECT DISTINCT webhook_id FROM delivery_hours
        WHERE organization_id = $1 AND hour >= date_trunc('hour', now(), 'UTC') - interval '23 hours') hook
  CROSS JOIN generate_series(
    date_trunc('hour', now(), 'UTC') - interval '23 hours', date_trunc('hour', now(), 'UTC'), '1 hour') AS slot (hour)
  LEFT JOIN delivery_hours count
    ON count.hour = slot.hour AND count.webhook_id = hook.webhook_id AND count.organization_id = $1
  ORDER BY hook.webhook_id, slot.hour`;

/** `$1` organization, `$2` webhook. Reads one row more than is counted. */
const WAITING = `
  SELECT count(*)::int AS count, (
    SELECT created_at FROM delivery_queue WHERE webhook_id = $2 AND organization_id = $1 ORDER BY id LIMIT 1) AS oldest
  FROM (SELECT FROM delivery_queue WHERE webhook_id = $2 AND organization_id = $1 LIMIT ${WAITING_AT_MOST + 1}) waiting`;

interface HourRow {
  hour: Date;
  delivered: number;
  failed: number;
}

/** Statistics of webhooks. */
@Injectable()
export class DeliveryStatsService {
  private readonly lanes: TenantRepository<DeliveryLane>;

  constructor(private readonly dataSource: DataSource) {
    this.lanes = new TenantRepository(dataSource.manager, DeliveryLane, 'webhook');
  }

  /** The last day of every webhook of the organization. */
  async days(actor: Actor): Promise<WebhookDays> {
    const rows = await this.dataSource.query<(HourRow & { webhookId: string })[]>(DAYS, [
      actor.organizationId,
    ]);
    const byWebhook = Map.groupBy(rows, ({ webhookId }) => webhookId);
    const data = [...byWebhook].map(([webhookId, hours]) => ({
      webhookId: publicId('webhook', webhookId),
      hours: hours.map(toHour),
    }));
    return { data };
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
      hours: hours.map(toHour),
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

function toHour({ hour, delivered, failed }: HourRow): WebhookHour {
  return { hour: hour.toISOString(), delivered, failed };
}
