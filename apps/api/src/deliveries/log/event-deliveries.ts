import { type FindOptionsWhere, In } from 'typeorm';
import type { Tenant } from '../../platform/database/tenant-repository';
import type { Transaction } from '../../platform/database/unit-of-work';
import type { AnyDelivery } from './delivery-views';

/** A range of delivery ids, with further conditions. */
export interface EventScope {
  scope: FindOptionsWhere<AnyDelivery>;
  from: string;
  before: string;
}

/**
 * Deliveries of an event that were resent, recovered or replayed, found by their partial index. The
 * organization is compared as text, so that the planner does not scan all deliveries of the
 * organization instead.
 */
const ASKED_FOR = ['delivery_queue', 'deliveries']
  .map((table) => {
    const scoped = `event_id = $1 AND trigger <> 'event' AND organization_id::text = $2`;
    return `SELECT id FROM ${table} WHERE ${scoped}`;
  })
  .join(' UNION ');

/**
 * Where the few deliveries of an event are. Deliveries made by the event itself share the beginning
 * of its id.
 *
 * @param eventId UUID.
 */
export async function scopesOfEvent(
  tx: Transaction,
  tenant: Tenant,
  eventId: string,
  range: Omit<EventScope, 'scope'>,
): Promise<EventScope[]> {
  const asked = await tx.query<{ id: string }>(ASKED_FOR, [eventId, tenant.organizationId]);
  const begin = eventId.slice(0, 26);
  const least = `${begin}0000000000`;
  const most = `${begin}ffffffffff`;
  const made: EventScope = {
    scope: { eventId },
    from: least > range.from ? least : range.from,
    before: most < range.before ? most : range.before,
  };
  // A short list of ids makes the planner use the primary key.
  const ids = asked.map(({ id }) => id).filter((id) => id >= range.from && id < range.before);
  return ids.length === 0 ? [made] : [made, { ...range, scope: { id: In(ids) } }];
}
