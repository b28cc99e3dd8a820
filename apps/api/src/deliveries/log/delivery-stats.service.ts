import { Injectable } from '@nestjs/common';
import {
  type OverviewQueue,
  WEBHOOK_WAITING_COUNT_MAX,
  type WebhookDays,
  type WebhookHour,
  type WebhookStats,
} from '@whathooks/dto';
import { DataSource } from 'typeorm';
import { publicId } from '../../platform/database/ids';
import { TenantRepository } from '../../platform/database/tenant-repository';
import type { Actor } from '../../platform/access/actor';
import { DeliveryLane } from '../tables/delivery-lane.entity';
import type { Tenant } from '../../platform/database/tenant-repository';
import {
  countWaiting,
  countWaitingOfOrganization,
  hoursOfAllWebhooks,
  hoursOfOrganization,
  hoursOfWebhook,
  type HourRow,
  type LaneStanding,
  lanesOfOrganization,
  troubledLanesOfAll,
  WAITING_AT_MOST,
  waitingOfEachWebhook,
} from './delivery-stats.repository';

/** Statistics of webhooks. */
@Injectable()
export class DeliveryStatsService {
  private readonly lanes: TenantRepository<DeliveryLane>;

  constructor(private readonly dataSource: DataSource) {
    this.lanes = new TenantRepository(dataSource.manager, DeliveryLane, 'webhook');
  }

  /** The last day of every webhook of the organization, and what waits for each. */
  async days(actor: Actor): Promise<WebhookDays> {
    const rows = await waitingOfEachWebhook(this.dataSource, actor);
    const waiting = new Map(rows.map((row) => [row.webhookId, row]));
    const hours = await hoursOfAllWebhooks(this.dataSource, actor, [...waiting.keys()]);
    const byWebhook = Map.groupBy(hours, ({ webhookId }) => webhookId);
    const data = [...byWebhook].map(([webhookId, day]) => {
      const { count, oldest } = waiting.get(webhookId) ?? { count: 0, oldest: null };
      return {
        webhookId: publicId('webhook', webhookId),
        hours: day.map(toHour),
        waiting: Math.min(count, WEBHOOK_WAITING_COUNT_MAX),
        waitingMore: count > WEBHOOK_WAITING_COUNT_MAX,
        oldestWaitingAt: oldest?.toISOString() ?? null,
      };
    });
    return { data };
  }

  /** Hours since a time in which anything was sent, the first one first. */
  hoursSince(tenant: Tenant, since: Date): Promise<HourRow[]> {
    return hoursOfOrganization(this.dataSource, tenant, since);
  }

  /** What waits for all webhooks together. */
  async queue(tenant: Tenant): Promise<OverviewQueue> {
    const { count, oldest } = await countWaitingOfOrganization(this.dataSource, tenant);
    return {
      waiting: Math.min(count, WAITING_AT_MOST),
      waitingMore: count > WAITING_AT_MOST,
      oldestAt: oldest?.toISOString() ?? null,
    };
  }

  /** Endpoints of an organization, each with what waits for it. */
  standings(tenant: Tenant): Promise<LaneStanding[]> {
    return lanesOfOrganization(this.dataSource, tenant);
  }

  /** Endpoints that are down or for which deliveries wait, of every organization. */
  troubledOfAll(): Promise<LaneStanding[]> {
    return troubledLanesOfAll(this.dataSource);
  }

  /**
   * @param webhookId UUID of the webhook.
   * @throws ApiError not_found
   */
  async of(actor: Actor, webhookId: string): Promise<WebhookStats> {
    const lane = await this.lanes.get(actor, webhookId);
    const hours = await hoursOfWebhook(this.dataSource, actor, webhookId);
    const { count, oldest } = await countWaiting(this.dataSource, actor, webhookId);
    return {
      hours: hours.map(toHour),
      waiting: Math.min(count, WAITING_AT_MOST),
      waitingMore: count > WAITING_AT_MOST,
      oldestWaitingAt: oldest?.toISOString() ?? null,
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
