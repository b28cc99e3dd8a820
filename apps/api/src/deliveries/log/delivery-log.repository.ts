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

/** Events of one message that are looked at, the newest. A message to a large group has many. */
const EVENTS_MOST = 500;

const eventsBy = (column: 'message_id' | 'wa_message_id'): string =>
  `SELECT id FROM events WHERE ${column} = $1 AND organization_id::text = $2
   ORDER BY ${column} DESC, id DESC LIMIT ${EVENTS_MOST}`;
const EVENTS_BY = { message: eventsBy('message_id'), waMessage: eventsBy('wa_message_id') };

/** Ids of the events of a message. @param id a UUID, or the id that WhatsApp gave it. */
export async function eventsOfMessage(
  on: Database,
  { organizationId }: Tenant,
  by: keyof typeof EVENTS_BY,
  id: string,
): Promise<string[]> {
  const rows = await rowsOf<{ id: string }>(on, EVENTS_BY[by], [id, organizationId]);
  return rows.map((row) => row.id);
}

/** Deliveries that an event made share the beginning of its id; the others have a partial index. */
const OF_EVENTS = ['delivery_queue', 'deliveries']
  .map(
    (table) => `
      SELECT made.id FROM unnest($1::uuid[]) AS event (id) CROSS JOIN LATERAL (
        SELECT id FROM ${table}
        WHERE id BETWEEN (left(event.id::text, 26) || '0000000000')::uuid
                     AND (left(event.id::text, 26) || 'ffffffffff')::uuid
          AND event_id = event.id AND organization_id::text = $2
        ORDER BY id) made
      UNION
      SELECT id FROM ${table}
      WHERE event_id = ANY ($1::uuid[]) AND trigger <> 'event' AND organization_id::text = $2`,
  )
  .join(' UNION ');

/** Ids of all deliveries of these events, waiting and over. */
export async function deliveriesOfEvents(
  on: Database,
  { organizationId }: Tenant,
  eventIds: readonly string[],
): Promise<string[]> {
  const rows = await rowsOf<{ id: string }>(on, OF_EVENTS, [eventIds, organizationId]);
  return rows.map(({ id }) => id);
}

/** Which of these webhooks are switched on. */
export async function switchedOn(
  on: Database,
  { organizationId }: Tenant,
  webhookIds: readonly string[],
): Promise<Set<string>> {
  const rows = await rowsOf<{ id: string }>(
    on,
    `SELECT webhook_id AS id FROM webhook_destinations WHERE webhook_id = ANY ($1) AND organization_id = $2`,
    [webhookIds, organizationId],
  );
  return new Set(rows.map(({ id }) => id));
}

/**
 * Disables sorting for the current transaction, so that pages are read along the index: rule 5 of
 * docs/postgresql.md.
 */
export async function readInIndexOrder(tx: Database): Promise<void> {
  await tx.query('SET LOCAL enable_sort = off');
}
