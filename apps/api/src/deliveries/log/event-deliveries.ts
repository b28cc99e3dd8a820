import { type FindOptionsWhere, In } from 'typeorm';
import type { Tenant } from '../../platform/database/tenant-repository';
import type { Transaction } from '../../platform/database/unit-of-work';
import type { AnyDelivery } from './delivery-views';

/** A range of ids, and what else is known of the deliveries in it. */
export interface EventScope {
  scope: FindOptionsWhere<AnyDelivery>;
  from: string;
  before: string;
}

/**
 * Deliveries of an event that somebody asked for, by the index that they have for it. The organization is
 * compared as text so that the planner does not walk along all that it ever had instead.
 */
const ASKED_FOR = ['delivery_queue', 'deliveries']
  .map((table) => {
    const scoped = `event_id = $1 AND trigger <> 'event' AND organization_id::text = $2`;
    return `SELECT id FROM ${table} WHERE ${scoped}`;
  })
  .join(' UNION ');

/**
 * Where the few deliveries of an event are. What the event itself made has an id that begins as the
 * event's does.
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
  // A list of few ids decides the plan: nothing is walked.
  const ids = asked.map(({ id }) => id).filter((id) => id >= range.from && id < range.before);
  return ids.length === 0 ? [made] : [made, { ...range, scope: { id: In(ids) } }];
}
