import { OVERVIEW_COUNT_MAX, WEBHOOK_WAITING_COUNT_MAX } from '@whathooks/dto';
import { type Database, rowsOf } from '../../platform/database/sql';
import type { Tenant } from '../../platform/database/tenant-repository';
import type { BreakerPosition } from '../tables/delivery-lane.entity';

/** Waiting deliveries are counted up to this number; counting all of them would be slow. */
export const WAITING_AT_MOST = OVERVIEW_COUNT_MAX;

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

/** `$1` organization, `$2` webhooks. Every hour of these and of every webhook that has deliveries. */
const DAYS = `
  SELECT hook.webhook_id AS "webhookId", slot.hour,
         coalesce(count.delivered, 0) AS delivered, coalesce(count.failed, 0) AS failed
  FROM (SELECT DISTINCT webhook_id FROM delivery_hours
        WHERE organization_id = $1 AND hour >= date_trunc('hour', now(), 'UTC') - interval '23 hours'
        UNION SELECT unnest($2::uuid[])) hook
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

export interface HourRow {
  hour: Date;
  delivered: number;
  failed: number;
}

/** The last 24 hours of a webhook. */
export function hoursOfWebhook(
  on: Database,
  { organizationId }: Tenant,
  webhookId: string,
): Promise<HourRow[]> {
  return rowsOf(on, HOURS, [organizationId, webhookId]);
}

/** The last 24 hours of every webhook of an organization that had deliveries in them, and of some others. */
export function hoursOfAllWebhooks(
  on: Database,
  { organizationId }: Tenant,
  others: readonly string[],
): Promise<(HourRow & { webhookId: string })[]> {
  return rowsOf(on, DAYS, [organizationId, others]);
}

/** `$1` organization. Reads one row more than is counted of each webhook. */
const WAITING_OF_EACH = `
  SELECT lane.id AS "webhookId", waiting.count, waiting.oldest
  FROM delivery_lanes lane
  CROSS JOIN LATERAL (
    SELECT count(*)::int AS count, min(created_at) AS oldest
    FROM (SELECT created_at FROM delivery_queue WHERE webhook_id = lane.id
          ORDER BY webhook_id, id LIMIT ${WEBHOOK_WAITING_COUNT_MAX + 1}) first) waiting
  WHERE lane.organization_id = $1 AND waiting.count > 0`;

/** Deliveries that wait for a webhook, up to one more than are counted. */
export interface WaitingRow {
  webhookId: string;
  count: number;
  oldest: Date;
}

/** What waits for each webhook of an organization; nothing of those for which nothing does. */
export function waitingOfEachWebhook(
  on: Database,
  { organizationId }: Tenant,
): Promise<WaitingRow[]> {
  return rowsOf(on, WAITING_OF_EACH, [organizationId]);
}

/** Deliveries of a webhook that wait, up to one more than {@link WAITING_AT_MOST}. */
export async function countWaiting(
  on: Database,
  { organizationId }: Tenant,
  webhookId: string,
): Promise<{ count: number; oldest: Date | null }> {
  const [row] = await rowsOf<{ count: number; oldest: Date | null }>(on, WAITING, [
    organizationId,
    webhookId,
  ]);
  return row ?? { count: 0, oldest: null };
}

/** The endpoint of a webhook, and what waits for it. */
export interface LaneStanding {
  webhookId: string;
  breaker: BreakerPosition;
  /** While the breaker is open: when the next probe is due. */
  pausedUntil: Date | null;
  /** Since when nothing has succeeded. */
  failingSince: Date | null;
  /** When the oldest delivery that waits was made; null where none does. */
  oldestWaitingAt: Date | null;
}

/** The oldest of each lane is the first of its index. */
const LANES = `
  SELECT lane.id AS "webhookId", lane.breaker, lane.paused_until AS "pausedUntil",
    lane.failing_since AS "failingSince", oldest.created_at AS "oldestWaitingAt"
  FROM delivery_lanes lane
  LEFT JOIN LATERAL (
    SELECT created_at FROM delivery_queue WHERE webhook_id = lane.id ORDER BY webhook_id, id LIMIT 1) oldest ON true`;

/** `$1` organization, `$2` since when. */
const HOURS_OF_ORGANIZATION = `
  SELECT hour, sum(delivered)::int AS delivered, sum(failed)::int AS failed
  FROM delivery_hours WHERE organization_id = $1 AND hour >= $2 GROUP BY hour ORDER BY hour`;

/** `$1` organization. Reads one row more than is counted. */
const WAITING_OF_ORGANIZATION = `
  SELECT count(*)::int AS count, (
    SELECT created_at FROM delivery_queue WHERE organization_id = $1 ORDER BY organization_id, id LIMIT 1) AS oldest
  FROM (SELECT FROM delivery_queue WHERE organization_id = $1 LIMIT ${WAITING_AT_MOST + 1}) waiting`;

export function lanesOfOrganization(
  on: Database,
  { organizationId }: Tenant,
): Promise<LaneStanding[]> {
  return rowsOf(on, `${LANES} WHERE lane.organization_id = $1`, [organizationId]);
}

/** Endpoints that are down or for which deliveries wait, of every organization. */
export function troubledLanesOfAll(on: Database): Promise<LaneStanding[]> {
  return rowsOf(on, `${LANES} WHERE lane.breaker = 'open' OR oldest.created_at IS NOT NULL`);
}

/** Hours with deliveries, of all webhooks together, the first one first. */
export function hoursOfOrganization(
  on: Database,
  { organizationId }: Tenant,
  since: Date,
): Promise<HourRow[]> {
  return rowsOf(on, HOURS_OF_ORGANIZATION, [organizationId, since]);
}

/** Deliveries of all webhooks that wait, up to one more than {@link WAITING_AT_MOST}. */
export async function countWaitingOfOrganization(
  on: Database,
  { organizationId }: Tenant,
): Promise<{ count: number; oldest: Date | null }> {
  const [row] = await rowsOf<{ count: number; oldest: Date | null }>(on, WAITING_OF_ORGANIZATION, [
    organizationId,
  ]);
  return row ?? { count: 0, oldest: null };
}
