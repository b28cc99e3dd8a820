import { Injectable } from '@nestjs/common';
import { DeliveryStatsService } from '../deliveries/log/delivery-stats.service';
import type { LaneStanding } from '../deliveries/log/delivery-stats.repository';
import type { Tenant } from '../platform/database/tenant-repository';
import { type WebhookRow, WebhookStandingsRepository } from './webhook-standings.repository';

/** A webhook, its endpoint and its queue. */
export type WebhookStanding = WebhookRow & Omit<LaneStanding, 'webhookId'>;

/** Where all webhooks of an organization stand. */
@Injectable()
export class WebhookStandings {
  constructor(
    private readonly webhooks: WebhookStandingsRepository,
    private readonly statistics: DeliveryStatsService,
  ) {}

  async of(tenant: Tenant): Promise<WebhookStanding[]> {
    const webhooks = await this.webhooks.of(tenant);
    return joined(webhooks, await this.statistics.standings(tenant));
  }

  /** Those that are down, switched off, or for which deliveries wait, of every organization. */
  async troubledOfAll(): Promise<WebhookStanding[]> {
    const lanes = await this.statistics.troubledOfAll();
    const webhooks = await this.webhooks.disabledOfAll(lanes.map(({ webhookId }) => webhookId));
    const known = new Set(lanes.map(({ webhookId }) => webhookId));
    const well = webhooks.flatMap(({ id }) => (known.has(id) ? [] : [idle(id)]));
    return joined(webhooks, [...lanes, ...well]);
  }
}

/** The lane of a webhook of which nothing is known that matters. */
function idle(webhookId: string): LaneStanding {
  const nothing = { pausedUntil: null, failingSince: null, oldestWaitingAt: null };
  return { webhookId, breaker: 'closed', ...nothing };
}

function joined(
  webhooks: readonly WebhookRow[],
  lanes: readonly LaneStanding[],
): WebhookStanding[] {
  const byId = new Map(lanes.map((lane) => [lane.webhookId, lane]));
  return webhooks.flatMap((webhook) => {
    const lane = byId.get(webhook.id);
    return lane ? [{ ...lane, ...webhook }] : [];
  });
}
