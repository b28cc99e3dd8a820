import { AT_THE_GATE_SQL } from './event-gates.sql';

/**
 * The statements of the delivery queue. Each is prepared once per database connection and runs in a
 * transaction of its own. The work of a statement does not grow with the backlog: see ADR 6. Rules by
 * their number are those of docs/postgresql.md; the states of a delivery are drawn in the README beside.
 */

/** Columns of a claimed lane, with the destination of its webhook. */
const LANE_COLUMNS = `
  lane.id, lane.concurrency, lane.rate_per_second AS "ratePerSecond",
  lane.retry_schedule AS "retrySchedule", lane.strict_order AS "strictOrder", lane.revision,
  hook.organization_id AS "organizationId", hook.url, hook.headers, hook.secret,
  hook.previous_secret AS "previousSecret", hook.session_ids AS "sessionIds"`;

/** Lanes in one page of a scan. */
export const SCAN_LANES = 500;

/**
 * Steps from lane to lane along the index, reading the first entry of each lane that has anything
 * waiting. `$4` the lane after which the page begins.
 */
const SCAN = `
  waiting AS (
    (SELECT webhook_id, due_at, 1 AS place FROM delivery_queue
     WHERE webhook_id > $4 ORDER BY webhook_id, due_at LIMIT 1)
    UNION ALL
    SELECT next.webhook_id, next.due_at, place + 1 FROM waiting CROSS JOIN LATERAL (
      SELECT webhook_id, due_at FROM delivery_queue
      WHERE webhook_id > waiting.webhook_id ORDER BY webhook_id, due_at LIMIT 1) next
    WHERE place < ${SCAN_LANES}
  )`;

/** The first entry of each notified lane: a range of one value, as in {@link oldestOfChat}. */
const NOTIFIED = `
  waiting AS (
    SELECT head.webhook_id, head.due_at, 0 AS place FROM unnest($4::uuid[]) AS notified (id) CROSS JOIN LATERAL (
      SELECT webhook_id, due_at FROM delivery_queue
      WHERE webhook_id BETWEEN notified.id AND notified.id ORDER BY webhook_id, due_at LIMIT 1) head
  )`;

/** Excludes the lanes `$5` from a scan. */
const NOT_SKIPPED = 'lane.id NOT IN (SELECT unnest($5::uuid[]))';

/** How many lanes of a scan page have due deliveries and are held by other processes. */
const HELD_BY_OTHERS = `
  (SELECT count(*) FROM waiting JOIN delivery_lanes lane ON lane.id = waiting.webhook_id
   WHERE waiting.due_at <= now() AND lane.lease_until >= now() AND lane.breaker = 'closed' AND ${NOT_SKIPPED})::int`;

/**
 * Claims those of the found lanes that are due and free. `$1` claim, `$2` lease in seconds, `$3`
 * most.
 *
 * @param isWanted condition of lanes that may be claimed.
 * @param heldByOthers expression that counts the lanes held by others.
 */
const claimOf = (waiting: string, isWanted: string, heldByOthers: string): string => `
  WITH RECURSIVE ${waiting}, claimed AS (
    UPDATE delivery_lanes
    SET claim_id = $1::uuid, lease_until = now() + make_interval(secs => $2::float8), served_at = now()
    WHERE id = ANY (ARRAY(
      SELECT lane.id FROM waiting
      JOIN delivery_lanes lane ON lane.id = waiting.webhook_id
      JOIN webhook_destinations hook ON hook.webhook_id = waiting.webhook_id
      -- An open breaker's probe does not wait for its own retry time.
      WHERE (waiting.due_at <= now() OR lane.breaker = 'open')
        AND (lane.claim_id IS NULL OR lane.lease_until < now())
        AND (lane.paused_until IS NULL OR lane.paused_until <= now())
        AND ${isWanted}
      ORDER BY lane.served_at NULLS FIRST LIMIT $3
      FOR UPDATE OF lane SKIP LOCKED))
    RETURNING *
  )
  SELECT ${LANE_COLUMNS}, next.ms AS "nextDueMs", next.through AS "scannedThrough", next.held_by_others AS "heldByOthers",
         lane.release_through AS "releaseThrough",
         lane.breaker = 'open' AS open, lane.probes,
         coalesce(extract(epoch FROM lane.next_at - now()) * 1000, 0)::float8 AS "nextMs",
         lane.recent_attempts AS "recentAttempts", lane.recent_failures AS "recentFailures",
         (extract(epoch FROM now() - lane.recent_at) * 1000)::float8 AS "recentAgeMs",
         (extract(epoch FROM now() - lane.failing_since) * 1000)::float8 AS "failingForMs"
  FROM (SELECT (extract(epoch FROM min(due_at) FILTER (WHERE due_at > now() AND due_at < ${AT_THE_GATE_SQL}) - now())
                * 1000)::float8 AS ms,
               (SELECT webhook_id FROM waiting WHERE place = ${SCAN_LANES}) AS through, ${heldByOthers} AS held_by_others
        FROM waiting) next
  LEFT JOIN (claimed lane JOIN webhook_destinations hook ON hook.webhook_id = lane.id) ON true`;

/** Scans all lanes, a page at a time. */
export const CLAIM = claimOf(SCAN, NOT_SKIPPED, HELD_BY_OTHERS);

/** Searches only the notified lanes `$4`. */
export const CLAIM_NOTIFIED = claimOf(NOTIFIED, 'true', '0');

/** `$1` lanes, `$2` their claims, `$3` lease in seconds. */
export const RENEW = `
  WITH renewed AS (
    UPDATE delivery_lanes lane SET lease_until = now() + make_interval(secs => $3::float8)
    FROM unnest($1::uuid[], $2::uuid[]) AS mine (id, claim_id)
    WHERE lane.id = ANY ($1::uuid[]) AND lane.id = mine.id AND lane.claim_id = mine.claim_id
    RETURNING lane.*
  )
  SELECT ${LANE_COLUMNS}
  FROM renewed lane LEFT JOIN webhook_destinations hook ON hook.webhook_id = lane.id`;

/** `$1` lanes, `$2` their claims. */
export const RELEASE = `
  UPDATE delivery_lanes lane SET claim_id = NULL, lease_until = NULL
  FROM unnest($1::uuid[], $2::uuid[]) AS mine (id, claim_id)
  WHERE lane.id = ANY ($1::uuid[]) AND lane.id = mine.id AND lane.claim_id = mine.claim_id`;
