import { type IdKind, parseId } from '../../platform/database/ids';
import type { Database } from '../../platform/database/sql';
import type { Tenant, TenantRepository } from '../../platform/database/tenant-repository';
import type { DeliveryAttempt } from '../tables/delivery-attempt.entity';
import { deliveriesOfEvents, eventsOfMessage } from './delivery-log.repository';

/** Where the deliveries of an id are: a few by their own ids, or all of a webhook or session. */
export type Lead = { ids: string[] } | { webhookId?: string; sessionId?: string };

/** Ids that lead to deliveries, by how they begin. */
const KINDS: Readonly<Record<string, IdKind>> = {
  dlv: 'delivery',
  att: 'attempt',
  evt: 'event',
  msg: 'message',
  hook: 'webhook',
  sess: 'session',
};
const ID = /^([a-z]+)_[0-9a-f]{32}$/;

/**
 * Where to look for the deliveries of whatever has an id.
 *
 * @param text what somebody looks for; what is no id of ours is taken for one that WhatsApp gave to a message.
 */
export async function leadOf(
  tx: Database,
  attempts: TenantRepository<DeliveryAttempt>,
  actor: Tenant,
  text: string,
): Promise<Lead> {
  const kind = KINDS[ID.exec(text)?.[1] ?? ''];
  if (kind === undefined)
    return byEvents(tx, actor, await eventsOfMessage(tx, actor, 'waMessage', text));
  const id = parseId(kind, text);
  switch (kind) {
    case 'delivery':
      return { ids: [id] };
    case 'attempt': {
      const attempt = await attempts.findOne(actor, { id });
      return { ids: attempt ? [attempt.deliveryId] : [] };
    }
    case 'event':
      return byEvents(tx, actor, [id]);
    case 'message':
      return byEvents(tx, actor, await eventsOfMessage(tx, actor, 'message', id));
    case 'webhook':
      return { webhookId: id };
    default:
      return { sessionId: id };
  }
}

async function byEvents(tx: Database, actor: Tenant, events: string[]): Promise<Lead> {
  return { ids: events.length === 0 ? [] : await deliveriesOfEvents(tx, actor, events) };
}
