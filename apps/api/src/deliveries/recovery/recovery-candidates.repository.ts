import type { WebhookEventName } from '@whathooks/dto';
import { type Database, rowsOf } from '../../platform/database/sql';
import { readInIndexOrder } from '../log/delivery-log.repository';
import type { RecoveryJob } from './recovery-job.entity';

/** What a recovery covers. */
export type RecoveryScope = Pick<
  RecoveryJob,
  'organizationId' | 'webhookId' | 'kind' | 'since' | 'until' | 'events' | 'sessionIds'
>;

/** An event that its webhook is to be sent. */
export interface Candidate {
  eventId: string;
  event: WebhookEventName;
  sessionId: string | null;
  chat: string | null;
}

interface SeenRow extends Candidate {
  id: string;
  wanted: boolean;
}

// The planner must not choose here, since its statistics may be old. Row comparisons keep it on the
// index that begins with the organization (rule 4 of docs/postgresql.md), `OFFSET 0` on the index of
// the event (rule 7): otherwise it would read the ids of all organizations, or everything ever sent to
// the webhook.

/** Whether a row belongs to the sessions `$7`, null for all. What belongs to none is only there for all. */
const isOfSessions = (column: string): string =>
  `($7::uuid[] IS NULL OR coalesce(${column} = ANY ($7), false))`;

/**
 * Deliveries that failed or were cancelled, except where the same event was delivered to the
 * webhook since, waits to be sent, or failed again within the range: then only the last delivery
 * counts.
 * `$1` organization, `$2` webhook, `$3` after, `$4` before, `$5` most, `$6` event names, null for
 * all, `$7` sessions.
 */
const FAILED = `
  WITH seen AS MATERIALIZED (
    SELECT id, event_id, event, session_id FROM deliveries
    WHERE (webhook_id, id) > ($2, $3) AND (webhook_id, id) < ($2, $4) AND id > $3 AND id < $4
      AND organization_id = $1 AND status <> 'delivered'
    ORDER BY webhook_id, id LIMIT $5
  )
  SELECT seen.id, seen.event_id AS "eventId", seen.event, seen.session_id AS "sessionId", source.chat,
         source.id IS NOT NULL AND NOT source.sample
         AND ($6::text[] IS NULL OR seen.event = ANY ($6))
         AND ${isOfSessions('seen.session_id')}
         AND NOT EXISTS (
           SELECT FROM (SELECT * FROM deliveries WHERE event_id = seen.event_id AND trigger <> 'event' OFFSET 0) later
           WHERE later.webhook_id = $2 AND later.id > seen.id AND (later.status = 'delivered' OR later.id < $4))
         AND NOT EXISTS (
           SELECT FROM (SELECT * FROM delivery_queue WHERE event_id = seen.event_id AND trigger <> 'event' OFFSET 0) later
           WHERE later.webhook_id = $2 AND later.id > seen.id) AS wanted
  FROM seen LEFT JOIN LATERAL (
    SELECT id, chat, sample FROM events WHERE events.id = seen.event_id LIMIT 1) source ON true`;

/**
 * Events that match and of which the webhook has no delivery, waiting or finished. An event's first
 * deliveries share the beginning of its id; the others are found by the event.
 * `$1` organization, `$2` webhook, `$3` after, `$4` before, `$5` most, `$6` event names, `$7`
 * sessions.
 */
const NEVER_SENT = `
  WITH seen AS MATERIALIZED (
    SELECT id, event, session_id, chat, sample,
           (left(id::text, 26) || '0000000000')::uuid AS least, (left(id::text, 26) || 'ffffffffff')::uuid AS most
    FROM events
    WHERE (organization_id, id) > ($1, $3) AND (organization_id, id) < ($1, $4) AND id > $3 AND id < $4
    ORDER BY organization_id, id LIMIT $5
  )
  SELECT id, id AS "eventId", event, session_id AS "sessionId", chat,
         NOT sample AND event = ANY ($6) AND ${isOfSessions('session_id')}
         AND NOT EXISTS (
           SELECT FROM (SELECT * FROM deliveries WHERE id BETWEEN seen.least AND seen.most OFFSET 0) first
           WHERE first.webhook_id = $2 AND first.event_id = seen.id)
         AND NOT EXISTS (
           SELECT FROM (SELECT * FROM delivery_queue WHERE id BETWEEN seen.least AND seen.most OFFSET 0) first
           WHERE first.webhook_id = $2 AND first.event_id = seen.id)
         AND NOT EXISTS (
           SELECT FROM (SELECT * FROM deliveries WHERE event_id = seen.id AND trigger <> 'event' OFFSET 0) later
           WHERE later.webhook_id = $2)
         AND NOT EXISTS (
           SELECT FROM (SELECT * FROM delivery_queue WHERE event_id = seen.id AND trigger <> 'event' OFFSET 0) later
           WHERE later.webhook_id = $2)
           AS wanted
  FROM seen`;

/**
 * Reads the next rows of a range of ids, both exclusive, in order. The cost does not depend on the length of
 * the range.
 */
export async function readCandidates(
  tx: Database,
  { organizationId, webhookId, kind, events, sessionIds }: RecoveryScope,
  { after, before }: { after: string; before: string },
  most: number,
): Promise<SeenRow[]> {
  const parameters = [organizationId, webhookId, after, before, most, events, sessionIds];
  await readInIndexOrder(tx);
  const statement = kind === 'recover' ? FAILED : NEVER_SENT;
  const rows = await rowsOf<SeenRow>(tx, statement, parameters);
  return rows.sort((a, b) => (a.id < b.id ? -1 : 1));
}
