import type { DeliveryStatusName } from '@whathooks/dto';
import { And, type FindOptionsWhere, LessThan, MoreThan, MoreThanOrEqual, Not } from 'typeorm';
import { encodeCursor } from '../../platform/database/cursor';
import type { TenantRepository, TenantRow } from '../../platform/database/tenant-repository';
import type { Actor } from '../../platform/access/actor';
import type { Delivery } from '../tables/delivery.entity';
import type { AnyDelivery } from './delivery-views';
import type { QueuedDelivery } from '../tables/queued-delivery.entity';

/**
 * Rows read for one page when no index covers a filter; the next page continues from there. Matches
 * may be rare in a long log.
 */
const LOOK_AT_MOST = 5_000;

/** A page of one table, newest first. */
export interface Slice<Row> {
  rows: Row[];
  /** `rows` holds every match from this id on; null when the table has no more. */
  completeFrom: string | null;
}

/** A query of one table. */
export interface Wanted<Row> {
  /** The part of the filter that an index covers: one webhook or all, and whether it failed. */
  scope: FindOptionsWhere<Row>;
  filters: FindOptionsWhere<Row>;
  from: string;
  before: string;
  limit: number;
}

/** Which of the two tables can hold a status, and the condition for it; null where it cannot be. */
export function whereStatus(status: DeliveryStatusName | undefined): {
  inQueue: FindOptionsWhere<QueuedDelivery> | null;
  inLog: FindOptionsWhere<Delivery> | null;
} {
  if (status === undefined) return { inQueue: {}, inLog: {} };
  if (status === 'pending') return { inQueue: { attempts: 0 }, inLog: null };
  if (status === 'retrying') return { inQueue: { attempts: MoreThan(0) }, inLog: null };
  return { inQueue: null, inLog: { status } };
}

/** Failures have an index of their own, so that a few of them are found among many successes. */
export function indexed(status: DeliveryStatusName | undefined): FindOptionsWhere<Delivery> {
  return status === 'failed' || status === 'cancelled' ? { status: Not('delivered') } : {};
}

/** Reads matching rows, up to the limit of one page. */
export async function slice<Row extends TenantRow>(
  actor: Actor,
  table: TenantRepository<Row>,
  { scope, filters, from, before, limit }: Wanted<Row>,
): Promise<Slice<Row>> {
  const range = (least: string): FindOptionsWhere<Row> =>
    ({ ...scope, id: And(MoreThanOrEqual(least), LessThan(before)) }) as FindOptionsWhere<Row>;
  const horizon =
    Object.keys(filters).length > 0
      ? await table.nthNewest(actor, range(from), LOOK_AT_MOST)
      : null;
  const rows = await table.find(actor, { ...range(horizon ?? from), ...filters }, limit + 1);
  return { rows, completeFrom: rows[limit]?.id ?? horizon };
}

/** Reads all rows of a scope that holds few. */
export async function sliceOfFew<Row extends TenantRow>(
  actor: Actor,
  table: TenantRepository<Row>,
  { scope, filters, from, before }: Wanted<Row>,
): Promise<Slice<Row>> {
  const range = { id: And(MoreThanOrEqual(from), LessThan(before)) };
  const where = { ...range, ...scope, ...filters } as FindOptionsWhere<Row>;
  const rows = await table.find(actor, where, LOOK_AT_MOST + 1);
  return { rows, completeFrom: rows[LOOK_AT_MOST]?.id ?? null };
}

/** Rows of one page, newest first, and the cursor of the next page. */
export interface DeliveryRows {
  rows: AnyDelivery[];
  nextCursor: string | null;
}

/** Merges slices into one page. Rows below the end of any slice are left to the next page. */
export function toRows(slices: readonly Slice<AnyDelivery>[], limit: number): DeliveryRows {
  const floor = slices
    .flatMap(({ completeFrom }) => completeFrom ?? [])
    .sort()
    .at(-1);
  const byId = new Map<string, AnyDelivery>();
  for (const row of slices.flatMap(({ rows }) => rows)) byId.set(row.id, row);
  const complete = [...byId.values()]
    .filter((row) => floor === undefined || row.id >= floor)
    .sort((a, b) => (a.id < b.id ? 1 : -1));
  const shown = complete.slice(0, limit);
  const next = complete.length > limit ? shown.at(-1)?.id : floor;
  return { rows: shown, nextCursor: next ? encodeCursor(next) : null };
}
