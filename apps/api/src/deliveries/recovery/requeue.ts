import type { WebhookEventName } from '@whathooks/dto';
import { newId } from '../../platform/database/ids';
import type { Tenant } from '../../platform/database/tenant-repository';
import type { Transaction } from '../../platform/database/unit-of-work';
import type { EventGates } from '../queue/event-gates';
import type { DeliveryTrigger } from '../tables/queued-delivery.entity';

/** An event to send to a webhook, again or for the first time. */
export interface Requeued {
  webhookId: string;
  eventId: string;
  event: WebhookEventName;
  sessionId: string | null;
  chatKey: string;
}

/** A single delivery goes before the others, and is attempted even while the endpoint is down. */
const REQUEUE = `
  WITH lane AS (
    UPDATE delivery_lanes SET paused_until = now()
    WHERE id = ANY ($5) AND organization_id = $1 AND paused_until > now()
  )
  INSERT INTO delivery_queue (
    id, organization_id, webhook_id, event_id, event, session_id, chat_key, trigger, triggered_by, due_at)
  SELECT id, $1, webhook_id, event_id, event, session_id, chat_key, $2, $3,
         CASE WHEN $2 = 'resend' THEN '-infinity' ELSE now() END
  FROM unnest($4::uuid[], $5::uuid[], $6::uuid[], $7::text[], $8::uuid[], $9::bigint[])
    AS wanted (id, webhook_id, event_id, event, session_id, chat_key)`;

/**
 * Queues requested deliveries in this order. Their ids are new, so apart from a single one they
 * come after those that already wait, and are kept as long as other deliveries of today.
 *
 * @param gates an event that waits at one goes as it is: what is sent now is what is sent at all times.
 * @param triggeredBy public id of the user or API key.
 * @returns their ids.
 */
export async function requeue(
  tx: Transaction,
  gates: Pick<EventGates, 'openNow'>,
  tenant: Tenant,
  rows: readonly Requeued[],
  trigger: Exclude<DeliveryTrigger, 'event' | 'test'>,
  triggeredBy: string,
): Promise<string[]> {
  const ids = rows.map(() => newId());
  await gates.openNow(
    tx,
    rows.map(({ eventId }) => eventId),
  );
  await tx.query(REQUEUE, [
    tenant.organizationId,
    trigger,
    triggeredBy,
    ids,
    rows.map((row) => row.webhookId),
    rows.map((row) => row.eventId),
    rows.map((row) => row.event),
    rows.map((row) => row.sessionId),
    rows.map((row) => row.chatKey),
  ]);
  return ids;
}
