import type { WebhookEventName } from '@whathooks/dto';
import type { EntityManager } from 'typeorm';
import { leastId } from '../database/ids';
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
  sessionId: string;
  chat: string | null;
}

/** A piece of a range. */
export interface Examined {
  candidates: Candidate[];
  /** Last id that was looked at; null when nothing was left. */
  through: string | null;
}

interface SeenRow extends Candidate {
  id: string;
  wanted: boolean;
}

/**
 * Deliveries that failed or were cancelled, unless the same event was delivered to the webhook since,
 * waits to be sent, or failed again within the range: then the last of them speaks for all.
 * `$1` organization, `$2` webhook, `$3` after, `$4` before, `$5` most.
 */
const FAILED = `
  WITH seen AS MATERIALIZED (
    SELECT id, event_id, event, session_id FROM deliveries
    WHERE organization_id = $1 AND webhook_id = $2 AND status <> 'delivered' AND id > $3 AND id < $4
    ORDER BY id LIMIT $5
  )
  SELECT seen.id, seen.event_id AS "eventId", seen.event, seen.session_id AS "sessionId", source.chat,
         source.id IS NOT NULL AND NOT source.sample
         AND NOT EXISTS (
           SELECT FROM deliveries later
           WHERE later.event_id = seen.event_id AND later.trigger <> 'event' AND later.webhook_id = $2
             AND later.id > seen.id AND (later.status = 'delivered' OR later.id < $4))
         AND NOT EXISTS (
           SELECT FROM delivery_queue waiting
           WHERE waiting.event_id = seen.event_id AND waiting.trigger <> 'event'
             AND waiting.webhook_id = $2 AND waiting.id > seen.id) AS wanted
  FROM seen LEFT JOIN LATERAL (
    SELECT id, chat, sample FROM events WHERE events.id = seen.event_id LIMIT 1) source ON true
  ORDER BY seen.id`;

/**
 * Events that fit and that the webhook has no delivery of, waiting or over. An event's first deliveries
 * share the beginning of its id, the others are found by the event.
 * `$1` organization, `$2` webhook, `$3` after, `$4` before, `$5` most, `$6` kinds of events, `$7` sessions.
 */
const NEVER_SENT = `
  WITH seen AS MATERIALIZED (
    SELECT id, event, session_id, chat, sample,
           (left(id::text, 26) || '0000000000')::uuid AS least, (left(id::text, 26) || 'ffffffffff')::uuid AS most
    FROM events WHERE organization_id = $1 AND id > $3 AND id < $4
    ORDER BY id LIMIT $5
  )
  SELECT id, id AS "eventId", event, session_id AS "sessionId", chat,
         NOT sample AND event = ANY ($6) AND ($7::uuid[] IS NULL OR session_id = ANY ($7))
         AND NOT EXISTS (
           SELECT FROM deliveries first
           WHERE first.webhook_id = $2 AND first.id BETWEEN seen.least AND seen.most AND first.event_id = seen.id)
         AND NOT EXISTS (
           SELECT FROM delivery_queue first
           WHERE first.webhook_id = $2 AND first.id BETWEEN seen.least AND seen.most AND first.event_id = seen.id)
         AND NOT EXISTS (
           SELECT FROM deliveries later
           WHERE later.event_id = seen.id AND later.trigger <> 'event' AND later.webhook_id = $2 AND later.id > seen.id)
         AND NOT EXISTS (
           SELECT FROM delivery_queue later
           WHERE later.event_id = seen.id AND later.trigger <> 'event' AND later.webhook_id = $2 AND later.id > seen.id)
           AS wanted
  FROM seen ORDER BY id`;

/** Where a range of time begins: everything in it has a greater id. */
export function beginOf({ since }: Pick<RecoveryScope, 'since'>): string {
  return leastId(since);
}

/**
 * Looks at the next piece of a range. Costs the same however long the range is.
 *
 * @param after id up to which everything was looked at.
 * @param most rows to look at.
 */
export async function examine(
  manager: EntityManager,
  scope: RecoveryScope,
  after: string,
  most: number,
): Promise<Examined> {
  const { organizationId, webhookId, kind, events, sessionIds } = scope;
  const range = [organizationId, webhookId, after, leastId(scope.until), most];
  const rows = await (kind === 'recover'
    ? manager.query<SeenRow[]>(FAILED, range)
    : manager.query<SeenRow[]>(NEVER_SENT, [...range, events, sessionIds]));
  return {
    candidates: rows.filter((row) => row.wanted),
    through: rows.at(-1)?.id ?? null,
  };
}

/** Counting looks at so many rows at once, and at no more than so many altogether. */
const COUNT_BATCH = 5_000;
const COUNT_AT_MOST = 100_000;

/** How many deliveries a recovery makes; `exact` is false when there was more to look at. */
export async function countCandidates(
  manager: EntityManager,
  scope: RecoveryScope,
): Promise<{ count: number; exact: boolean }> {
  let count = 0;
  let after: string | null = beginOf(scope);
  for (let looked = 0; looked < COUNT_AT_MOST; looked += COUNT_BATCH) {
    const examined: Examined = await examine(manager, scope, after, COUNT_BATCH);
    count += examined.candidates.length;
    after = examined.through;
    if (after === null) return { count, exact: true };
  }
  return { count, exact: false };
}
