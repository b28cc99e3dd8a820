import { newId } from '../../platform/database/ids';
import type { Tenant } from '../../platform/database/tenant-repository';
import type { Transaction } from '../../platform/database/unit-of-work';
import type { EventGates } from '../queue/event-gates';
import { insertRequested, type RequestedBy, type Requeued } from './requeue.repository';

/**
 * Queues requested deliveries in this order. Their ids are new, so apart from a single one they
 * come after those that already wait, and are kept as long as other deliveries of today.
 *
 * @param gates opened for events that wait at one: a resent event is sent as it is stored now.
 * @param triggeredBy public id of the user or API key.
 * @returns their ids.
 */
export async function requeue(
  tx: Transaction,
  gates: Pick<EventGates, 'openNow'>,
  tenant: Tenant,
  rows: readonly Requeued[],
  trigger: RequestedBy['trigger'],
  triggeredBy: string,
): Promise<string[]> {
  const ids = rows.map(() => newId());
  await gates.openNow(
    tx,
    rows.map(({ eventId }) => eventId),
  );
  await insertRequested(tx, tenant, ids, rows, { trigger, triggeredBy });
  return ids;
}
