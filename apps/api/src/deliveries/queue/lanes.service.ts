import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { type Tenant, TenantRepository } from '../../platform/database/tenant-repository';
import type { Transaction } from '../../platform/database/unit-of-work';
import { type BreakerPosition, DeliveryLane } from '../tables/delivery-lane.entity';
import type { LaneSettings } from './delivery-queue';

/** Settings of a webhook's deliveries, and the state of its endpoint. */
export interface LaneState extends LaneSettings {
  breaker: BreakerPosition;
  /** While the breaker is open: when the next probe is due. */
  pausedUntil: Date | null;
  /** Since when nothing has succeeded. */
  failingSince: Date | null;
}

/** Lanes for the webhooks feature. A lane has the id of its webhook and is deleted with it. */
@Injectable()
export class LanesService {
  private readonly lanes: TenantRepository<DeliveryLane>;

  constructor({ manager }: DataSource) {
    this.lanes = new TenantRepository(manager, DeliveryLane, 'webhook');
  }

  /** Creates the lane of a new webhook. */
  async create(
    tx: Transaction,
    tenant: Tenant,
    webhookId: string,
    settings: Partial<LaneSettings>,
  ): Promise<LaneState> {
    await this.lanes.within(tx).insert(tenant, { id: webhookId, ...settings });
    return this.lanes.within(tx).get(tenant, webhookId);
  }

  get(tenant: Tenant, webhookId: string): Promise<LaneState> {
    return this.lanes.get(tenant, webhookId);
  }

  /** By webhook. */
  async find(tenant: Tenant, webhookIds: readonly string[]): Promise<Map<string, LaneState>> {
    const rows = await this.lanes.find(tenant, { id: In([...webhookIds]) });
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** Makes the next probe of an endpoint due now. */
  async endPause(tx: Transaction, tenant: Tenant, webhookId: string): Promise<void> {
    await this.lanes.within(tx).update(tenant, webhookId, { pausedUntil: null });
  }

  /**
   * Changes delivery settings of a webhook.
   *
   * @param resetsEndpoint the URL changed or the webhook was enabled again: measurements of the
   *   endpoint are discarded. An open breaker stays open, so that the first success makes all
   *   waiting deliveries due.
   */
  async change(
    tx: Transaction,
    tenant: Tenant,
    webhookId: string,
    settings: Partial<LaneSettings>,
    resetsEndpoint: boolean,
  ): Promise<LaneState> {
    const lanes = this.lanes.within(tx);
    if (resetsEndpoint) {
      const { revision } = await lanes.lock(tenant, webhookId);
      await lanes.update(tenant, webhookId, { ...UNKNOWN_ENDPOINT, revision: revision + 1 });
    }
    if (Object.keys(settings).length > 0) await lanes.update(tenant, webhookId, settings);
    return lanes.get(tenant, webhookId);
  }
}

const UNKNOWN_ENDPOINT = {
  failingSince: null,
  pausedUntil: null,
  probes: 0,
  recentAttempts: 0,
  recentFailures: 0,
  recentAt: null,
} satisfies Partial<DeliveryLane>;
