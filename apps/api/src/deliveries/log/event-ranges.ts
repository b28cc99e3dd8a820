import { type FindOptionsWhere, In } from 'typeorm';
import type { Tenant } from '../../platform/database/tenant-repository';
import type { Transaction } from '../../platform/database/unit-of-work';
import { requestedIds } from './delivery-log.repository';
import type { AnyDelivery } from './delivery-views';

/** A range of delivery ids, with further conditions. */
export interface EventScope {
  scope: FindOptionsWhere<AnyDelivery>;
  from: string;
  before: string;
}

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
  const requested = await requestedIds(tx, tenant, eventId);
  const begin = eventId.slice(0, 26);
  const least = `${begin}0000000000`;
  const most = `${begin}ffffffffff`;
  const made: EventScope = {
    scope: { eventId },
    from: least > range.from ? least : range.from,
    before: most < range.before ? most : range.before,
  };
  // A short list of ids is read from the primary key: rule 6 of docs/postgresql.md.
  const ids = requested.filter((id) => id >= range.from && id < range.before);
  return ids.length === 0 ? [made] : [made, { ...range, scope: { id: In(ids) } }];
}
