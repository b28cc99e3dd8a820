import type { WebhookEventName } from '@whathooks/dto';
import { type Database, rowsOf } from '../../platform/database/sql';
import type { Tenant } from '../../platform/database/tenant-repository';
import { AT_THE_GATE_SQL } from '../queue/statements/event-gates.sql';
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

/** Why deliveries are made, and who asked for them. */
export interface RequestedBy {
  trigger: Exclude<DeliveryTrigger, 'event' | 'test'>;
  /** Public id of the user or API key. */
  triggeredBy: string;
}

/** Queues requested deliveries. */
export async function insertRequested(
  tx: Database,
  { organizationId }: Tenant,
  ids: readonly string[],
  rows: readonly Requeued[],
  { trigger, triggeredBy }: RequestedBy,
): Promise<void> {
  await tx.query(REQUEUE, [
    organizationId,
    trigger,
    triggeredBy,
    ids,
    rows.map((row) => row.webhookId),
    rows.map((row) => row.eventId),
    rows.map((row) => row.event),
    rows.map((row) => row.sessionId),
    rows.map((row) => row.chatKey),
  ]);
}

/**
 * Makes a waiting delivery due before all others of its webhook, also while its endpoint is down;
 * not one that waits for its chat. A person who resends it expects the result now.
 */
const TRY_NOW = `
  WITH first AS (
    UPDATE delivery_queue SET due_at = '-infinity'
    WHERE id = $1 AND organization_id = $2 AND due_at < ${AT_THE_GATE_SQL} RETURNING webhook_id
  ), lane AS (
    UPDATE delivery_lanes SET paused_until = now()
    WHERE id IN (SELECT webhook_id FROM first) AND paused_until > now()
  )
  SELECT webhook_id AS "webhookId" FROM first`;

/** Makes a delivery that waits due now, and first. Returns its webhooks: one, or none when it could not be. */
export async function makeDueNow(
  tx: Database,
  { organizationId }: Tenant,
  deliveryId: string,
): Promise<string[]> {
  const parameters = [deliveryId, organizationId];
  const rows = await rowsOf<{ webhookId: string }>(tx, TRY_NOW, parameters);
  return rows.map(({ webhookId }) => webhookId);
}
