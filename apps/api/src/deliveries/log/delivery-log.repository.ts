import { type Database, rowsOf } from '../../platform/database/sql';
import type { Tenant } from '../../platform/database/tenant-repository';

/**
 * Deliveries of an event that were resent, recovered or replayed, found by their partial index. The
 * organization is compared as text: rule 8 of docs/postgresql.md.
 */
const ASKED_FOR = ['delivery_queue', 'deliveries']
  .map((table) => {
    const scoped = `event_id = $1 AND trigger <> 'event' AND organization_id::text = $2`;
    return `SELECT id FROM ${table} WHERE ${scoped}`;
  })
  .join(' UNION ');

/** Ids of the manual deliveries of an event. */
export async function requestedIds(
  on: Database,
  { organizationId }: Tenant,
  eventId: string,
): Promise<string[]> {
  const rows = await rowsOf<{ id: string }>(on, ASKED_FOR, [eventId, organizationId]);
  return rows.map(({ id }) => id);
}

/**
 * Disables sorting for the current transaction, so that pages are read along the index: rule 5 of
 * docs/postgresql.md.
 */
export async function readInIndexOrder(tx: Database): Promise<void> {
  await tx.query('SET LOCAL enable_sort = off');
}
