import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { rowsOf } from '../../platform/database/sql';
import { LEAST_ID } from '../../platform/database/ids';
import { type Tenant, TenantRepository } from '../../platform/database/tenant-repository';
import type { Transaction } from '../../platform/database/unit-of-work';
import { beyondLimits } from '../../platform/scope/scope';
import { type BreakerPosition, DeliveryLane } from '../tables/delivery-lane.entity';
import type { LaneSettings } from './claimed-lanes';

/** Deliveries that are examined in one statement. */
const BATCH = 1_000;

/**
 * Logs those of the next waiting deliveries of a webhook as cancelled that are of none of some sessions. The range of
 * one value keeps the planner on the index that begins with the webhook.
 * `$1` organization, `$2` webhook, `$3` sessions, `$4` after. Returns the last id that was examined.
 */
const CANCEL_OUTSIDE = `
  WITH seen AS MATERIALIZED (
    SELECT id, session_id FROM delivery_queue
    WHERE webhook_id BETWEEN $2 AND $2 AND id > $4 AND organization_id = $1
    ORDER BY webhook_id, id LIMIT ${BATCH}
  ), outside AS (
    DELETE FROM delivery_queue WHERE id = ANY (ARRAY(
      SELECT id FROM seen WHERE (session_id = ANY ($3::uuid[])) IS NOT TRUE))
    RETURNING *
  ), cancelled AS (
    INSERT INTO deliveries (
      id, organization_id, webhook_id, event_id, event, session_id, chat_key, status, attempts, trigger,
      triggered_by, last_status, last_error, created_at)
    SELECT id, organization_id, webhook_id, event_id, event, session_id, chat_key, 'cancelled', attempts, trigger,
           triggered_by, last_status, last_error, created_at
    FROM outside
  )
  SELECT max(id::text) AS through FROM seen`;

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
   * Cancels what waits for a webhook and is of none of these sessions, whoever asks for it: no chat has a part that
   * stays.
   *
   * @param sessionIds UUIDs.
   */
  cancelOutside(
    tx: Transaction,
    tenant: Tenant,
    webhookId: string,
    sessionIds: readonly string[],
  ): Promise<void> {
    return beyondLimits(async () => {
      // As those who attempt deliveries do, before they change any.
      await this.lanes.within(tx).lock(tenant, webhookId);
      let after: string | null = LEAST_ID;
      while (after !== null) {
        const [row]: { through: string | null }[] = await rowsOf(tx, CANCEL_OUTSIDE, [
          tenant.organizationId,
          webhookId,
          sessionIds,
          after,
        ]);
        after = row?.through ?? null;
      }
    });
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
