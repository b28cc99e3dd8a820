import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { type Tenant, TenantRepository } from '../../platform/database/tenant-repository';
import type { Transaction } from '../../platform/database/unit-of-work';
import { type BreakerPosition, DeliveryLane } from '../tables/delivery-lane.entity';
import type { LaneSettings } from './delivery-queue';

/** How a webhook is served, and how its endpoint is. */
export interface LaneState extends LaneSettings {
  breaker: BreakerPosition;
  /** While the breaker is open: when the next probe is due. */
  pausedUntil: Date | null;
  /** Since when nothing has succeeded. */
  failingSince: Date | null;
}

/** Lanes as the keeper of webhooks sees them. A lane has the id of its webhook and goes with it. */
@Injectable()
export class LanesService {
  private readonly lanes: TenantRepository<DeliveryLane>;

  constructor({ manager }: DataSource) {
    this.lanes = new TenantRepository(manager, DeliveryLane, 'webhook');
  }

  /** Gives a new webhook its lane. */
  async open(
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

  /** An endpoint that is down is probed now and not when its pause is over. */
  async endPause(tx: Transaction, tenant: Tenant, webhookId: string): Promise<void> {
    await this.lanes.within(tx).update(tenant, webhookId, { pausedUntil: null });
  }

  /**
   * Changes how a webhook is served.
   *
   * @param afresh its address is another, or it is on again: what is known of its endpoint is forgotten.
   *   An open breaker stays open, so that the first success makes everything due that waits.
   */
  async change(
    tx: Transaction,
    tenant: Tenant,
    webhookId: string,
    settings: Partial<LaneSettings>,
    afresh: boolean,
  ): Promise<LaneState> {
    const lanes = this.lanes.within(tx);
    if (afresh) {
      const { revision } = await lanes.lock(tenant, webhookId);
      await lanes.update(tenant, webhookId, { ...NOTHING_KNOWN, revision: revision + 1 });
    }
    if (Object.keys(settings).length > 0) await lanes.update(tenant, webhookId, settings);
    return lanes.get(tenant, webhookId);
  }
}

const NOTHING_KNOWN = {
  failingSince: null,
  pausedUntil: null,
  probes: 0,
  recentAttempts: 0,
  recentFailures: 0,
  recentAt: null,
} satisfies Partial<DeliveryLane>;
