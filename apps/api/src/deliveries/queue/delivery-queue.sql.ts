import type { ElementType } from '../../platform/database/binary-array';
import type { CompletedAttempt } from './completed-attempt';
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

/**
 * How many entries of a lane are read to find one that may go, past chats that have their share in
 * memory.
 */
export const LOOK_AHEAD = 1_000;

/**
 * When a held delivery unblocks its chat, this many of those behind it become due; then one for
 * each that is done.
 */
export const UNBLOCK_BATCH = 48;

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

/** Columns of a delivery that may be attempted. */
const DUE_COLUMNS = `
  due.id, due.organization_id AS "organizationId", due.webhook_id AS "webhookId",
  due.event_id AS "eventId", due.event, due.chat_key::text AS "chatKey", due.attempts, due.step, due.held,
  due.trigger, due.triggered_by AS "triggeredBy",
  -- Only a resend can be of a sample, so other deliveries save the lookup.
  CASE WHEN due.trigger = 'resend'
    THEN (SELECT sample FROM events WHERE events.id = due.event_id) END AS sample,
  (SELECT body FROM events WHERE events.id = due.event_id) AS body`;

/**
 * Ends a subquery with {@link DUE_COLUMNS}, so that the event is looked up once and not wherever its
 * body is named: rule 7.
 */
const ONCE = 'OFFSET 0';

/** Size of the body of a delivery. */
const BYTES = 'coalesce(octet_length(body), 0)';

/**
 * Deliveries of one chat in a partial index, the oldest first. The chat is a range of one value, so
 * that only this index gives that order: rules 2 and 3.
 *
 * @param of names the lane and the chat, as `"webhookId"` and `"chatKey"` or by other names.
 * @param where the condition of the partial index.
 */
export const oldestOfChat = (of: { lane: string; chat: string }, where: string): string => `
  SELECT id FROM delivery_queue
  WHERE webhook_id = ${of.lane} AND chat_key BETWEEN ${of.chat} AND ${of.chat} AND ${where}
  ORDER BY chat_key, id`;

/**
 * Entries of the queue by their ids, read from the primary key: rule 6.
 *
 * @param ids an array.
 */
const byIds = (ids: string): string =>
  `ctid = ANY (ARRAY(SELECT ctid FROM delivery_queue WHERE id = ANY (${ids}) ORDER BY id))`;

/** Filters the rows found, and cannot be used to find any: rule 8. */
const IN_OWN_LANES = '(delivery_queue.webhook_id IN (SELECT id FROM ours)) IS TRUE';

/** Whether an earlier delivery of its chat is held, or is itself parked. */
const isBlocked = (due: string): string => {
  const of = { lane: `${due}.webhook_id`, chat: `${due}.chat_key` };
  const oldest = (where: string): string => `(${oldestOfChat(of, where)} LIMIT 1)`;
  return `(coalesce(${oldest('held')} < ${due}.id, false)
       OR coalesce(${oldest(`due_at = 'infinity'`)} < ${due}.id, false))`;
};

/**
 * `$1` lanes, `$2` their claims, `$3` room in each, `$4` deliveries in memory, `$5` chats that have
 * their share in memory, and `$6` the lane of each; `$7` total size of bodies, which the last one
 * may exceed. A delivery is blocked while an earlier one of its chat is held or parked.
 */
export const FETCH = `
  SELECT * FROM (
    SELECT *, ${BYTES} AS bytes, sum(${BYTES}) OVER (ROWS UNBOUNDED PRECEDING) AS through FROM (
      SELECT ${DUE_COLUMNS}, ${isBlocked('due')} AS blocked, coalesce(due.own_due_at > now(), false) AS early
      FROM unnest($1::uuid[], $2::uuid[], $3::int[]) AS want (lane, claim, room)
      JOIN delivery_lanes lane ON lane.id = want.lane AND lane.claim_id = want.claim
      CROSS JOIN LATERAL (
        SELECT * FROM (
          SELECT * FROM delivery_queue WHERE webhook_id = want.lane AND due_at <= now()
          ORDER BY due_at, id LIMIT ${LOOK_AHEAD}) head
        WHERE head.id NOT IN (SELECT unnest($4::uuid[]))
          AND (head.webhook_id, head.chat_key) NOT IN (SELECT * FROM unnest($6::uuid[], $5::bigint[]))
        ORDER BY head.due_at, head.id LIMIT want.room) due
      ${ONCE}) found) read
  WHERE through - bytes < $7::bigint`;

/**
 * One delivery for each lane whose endpoint is probed: one that a person resent, else the oldest.
 * `$1` lanes, `$2` their claims, `$3` whether to prefer a delivery whose own retry time has come:
 * an endpoint that rejects only its oldest delivery is found to have recovered by the others. None
 * whose event waits at its gate: its body may still change.
 */
export const PROBE = `
  SELECT *, ${BYTES} AS bytes FROM (SELECT ${DUE_COLUMNS}, false AS blocked, due.early
  FROM unnest($1::uuid[], $2::uuid[], $3::boolean[]) AS want (lane, claim, due)
  JOIN delivery_lanes lane ON lane.id = want.lane AND lane.claim_id = want.claim
  CROSS JOIN LATERAL (
    (SELECT head.*, false AS early, 0 AS rank FROM (
       SELECT * FROM delivery_queue WHERE webhook_id = want.lane AND due_at <= now()
       ORDER BY due_at, id LIMIT ${LOOK_AHEAD}) head
     WHERE want.due AND NOT ${isBlocked('head')}
     ORDER BY head.due_at, head.id LIMIT 1)
    UNION ALL
    -- Ranges of one value, here and below, as in oldestOfChat.
    (SELECT asked.*, false, -1 FROM delivery_queue asked
     WHERE webhook_id BETWEEN want.lane AND want.lane AND due_at <= '-infinity' AND NOT ${isBlocked('asked')}
     ORDER BY webhook_id, due_at, id LIMIT 1)
    UNION ALL
    (SELECT *, (due_at > now() AND due_at < 'infinity') OR coalesce(own_due_at > now(), false), 1
     FROM delivery_queue WHERE webhook_id BETWEEN want.lane AND want.lane AND due_at <> ${AT_THE_GATE_SQL}
     ORDER BY webhook_id, id LIMIT 1)
    ORDER BY rank LIMIT 1) due
  ${ONCE}) found`;

/**
 * Makes the next delayed deliveries due after their endpoint recovered, the oldest first, and keeps
 * their own retry time. `$1` lane, `$2` its claim, `$3` after, `$4` most. Returns the last id made
 * due.
 */
export const EXPEDITE = `
  WITH lane AS MATERIALIZED (
    SELECT id, release_through FROM delivery_lanes WHERE id = $1 AND claim_id = $2 FOR NO KEY UPDATE
  ), delayed AS MATERIALIZED (
    SELECT queued.id, queued.due_at FROM lane CROSS JOIN LATERAL (
      SELECT id, due_at FROM delivery_queue
      WHERE webhook_id BETWEEN $1 AND $1 AND attempts > 0 AND id > $3 AND id <= lane.release_through
      ORDER BY webhook_id, id LIMIT $4) queued
  ), expedited AS (
    UPDATE delivery_queue SET own_due_at = due_at, due_at = created_at
    WHERE ${byIds(`ARRAY(SELECT id FROM delayed WHERE due_at > now() AND due_at < 'infinity')`)}
  ), finished AS (
    UPDATE delivery_lanes SET release_through = NULL
    WHERE id = ANY (ARRAY(SELECT id FROM lane)) AND (SELECT count(*) FROM delayed) < $4
  )
  SELECT max(id::text) AS through, count(*) < $4 AS over FROM delayed`;

/**
 * `$1` lanes, `$2` their claims, `$3` deliveries that were blocked when they were read. The
 * condition is checked again: the earlier delivery may be done since, and then nothing would
 * unblock them.
 */
export const PARK = `
  UPDATE delivery_queue queued SET due_at = 'infinity'
  WHERE ${byIds('$3::uuid[]')} AND ${isBlocked('queued')} AND (webhook_id IN (
    SELECT lane.id FROM delivery_lanes lane
    JOIN unnest($1::uuid[], $2::uuid[]) AS mine (id, claim_id)
      ON lane.id = mine.id AND lane.claim_id = mine.claim_id
    WHERE lane.id = ANY ($1::uuid[])
    FOR NO KEY UPDATE OF lane)) IS TRUE
  RETURNING queued.id`;

/**
 * Parks deliveries of busy chats at the head of a lane behind those in memory, so that a read
 * reaches other chats; only where the lane may hold others beyond its head. `$1` lanes, `$2` their
 * claims, `$3` deliveries in memory, `$4` the chats, `$5` the lane of each.
 */
export const PARK_BUSY = `
  UPDATE delivery_queue SET due_at = 'infinity'
  WHERE ${byIds(`ARRAY(
    SELECT busy.id
    FROM unnest($1::uuid[], $2::uuid[]) AS mine (lane, claim)
    JOIN delivery_lanes lane ON lane.id = mine.lane AND lane.claim_id = mine.claim
    CROSS JOIN LATERAL (
      SELECT *, count(*) OVER () AS seen FROM (
        SELECT id, chat_key, due_at FROM delivery_queue WHERE webhook_id = mine.lane AND due_at <= now()
        ORDER BY due_at, id LIMIT ${LOOK_AHEAD}) head) busy
    WHERE busy.seen = ${LOOK_AHEAD} AND busy.id NOT IN (SELECT unnest($3::uuid[]))
      AND (mine.lane, busy.chat_key) IN (SELECT * FROM unnest($5::uuid[], $4::bigint[]))
      -- A delivery that a person resent goes at once, wherever it stands.
      AND busy.due_at > '-infinity')`)}
  RETURNING webhook_id AS "webhookId"`;

/** `$1` attempts. */
export const LOGGED = `SELECT id FROM delivery_attempts WHERE id = ANY ($1::uuid[])`;

/**
 * Columns of attempts that {@link COMPLETE} takes, each as an array of its type. Fixed widths come
 * first and long values last, because reading a column walks past those before it.
 */
export const ATTEMPT_COLUMNS = {
  id: 'uuid',
  organizationId: 'uuid',
  webhookId: 'uuid',
  claimId: 'uuid',
  deliveryId: 'uuid',
  chatKey: 'bigint',
  delayMs: 'double precision',
  startedAt: 'timestamptz',
  unblocks: 'integer',
  number: 'integer',
  step: 'integer',
  held: 'boolean',
  early: 'boolean',
  responseTruncated: 'boolean',
  totalMs: 'real',
  verdict: 'text',
  status: 'smallint',
  errorCode: 'text',
  firstByteMs: 'real',
  dnsMs: 'real',
  connectMs: 'real',
  tlsMs: 'real',
  trigger: 'text',
  triggeredBy: 'text',
  remoteAddress: 'text',
  url: 'text',
  errorDetail: 'text',
  requestHeaders: 'json',
  responseHeaders: 'json',
  responseBody: 'bytea',
} as const satisfies Record<keyof CompletedAttempt, ElementType>;

/** Number of parameters of {@link COMPLETE} before the columns of attempts. */
const COMPLETE_OTHERS = 4;
const attemptArrays = Object.values(ATTEMPT_COLUMNS)
  .map((type, index) => `$${COMPLETE_OTHERS + index + 1}::${type}[]`)
  .join(', ');
const attemptNames = Object.keys(ATTEMPT_COLUMNS)
  .map((name) => `"${name}"`)
  .join(', ');

/**
 * `$1` lanes, `$2` deliveries that are done, `$3` deliveries to be retried, `$4` changes of
 * endpoints as JSON; then the attempts, a column each. Returns the lanes in which deliveries were
 * unblocked. Rows are found by lists of ids and not by a join with the attempts: rule 6.
 */
export const COMPLETE = `
  WITH attempt AS MATERIALIZED (
    SELECT * FROM unnest(${attemptArrays}) AS attempt (${attemptNames})
  ), endpoint AS MATERIALIZED (
    SELECT * FROM json_to_recordset($4::json) AS endpoint (
      "id" uuid, "claimId" uuid, "open" boolean, "probes" int, "recentAttempts" real, "recentFailures" real,
      "recentAgeMs" float8, "failingForMs" float8, "pauseMs" float8, "releaseThrough" uuid, "nextMs" float8,
      "revision" int)
  ), ours AS MATERIALIZED (
    SELECT lane.id FROM delivery_lanes lane
    WHERE lane.id = ANY ($1::uuid[])
      AND (EXISTS (SELECT FROM attempt WHERE attempt."webhookId" = lane.id AND attempt."claimId" = lane.claim_id)
           OR EXISTS (SELECT FROM endpoint WHERE endpoint."id" = lane.id AND endpoint."claimId" = lane.claim_id))
    FOR NO KEY UPDATE
  ), known AS (
    UPDATE delivery_lanes lane SET
      breaker = CASE WHEN endpoint."open" THEN 'open' ELSE 'closed' END, probes = endpoint."probes",
      recent_attempts = endpoint."recentAttempts", recent_failures = endpoint."recentFailures",
      recent_at = now() - make_interval(secs => endpoint."recentAgeMs" / 1000),
      failing_since = now() - make_interval(secs => endpoint."failingForMs" / 1000),
      paused_until = now() + make_interval(secs => endpoint."pauseMs" / 1000),
      release_through = coalesce(endpoint."releaseThrough", lane.release_through),
      next_at = now() + make_interval(secs => endpoint."nextMs" / 1000)
    FROM endpoint
    WHERE lane.id = ANY ($1::uuid[]) AND lane.id = endpoint."id" AND lane.claim_id = endpoint."claimId"
      -- Measurements of an earlier URL are discarded.
      AND lane.revision = endpoint."revision" AND lane.id IN (SELECT id FROM ours)
  ), logged AS (
    INSERT INTO delivery_attempts (
      id, organization_id, webhook_id, delivery_id, number, trigger, triggered_by, url, request_headers,
      status, response_headers, response_body, response_truncated, error_code, error_detail, remote_address,
      dns_ms, connect_ms, tls_ms, first_byte_ms, total_ms, started_at)
    SELECT "id", "organizationId", "webhookId", "deliveryId", "number", "trigger", "triggeredBy", "url",
           "requestHeaders", "status", "responseHeaders", "responseBody", "responseTruncated",
           "errorCode", "errorDetail", "remoteAddress", "dnsMs", "connectMs", "tlsMs", "firstByteMs", "totalMs",
           "startedAt"
    FROM attempt
  ), counted AS (
    -- Ordered, so that two processes that write the same lanes do not deadlock.
    INSERT INTO delivery_hours AS present (hour, webhook_id, organization_id, delivered, failed)
    SELECT date_trunc('hour', now(), 'UTC'), "webhookId", "organizationId",
           count(*) FILTER (WHERE "verdict" = 'delivered'), count(*) FILTER (WHERE "verdict" IN ('retry', 'failed'))
    FROM attempt GROUP BY "webhookId", "organizationId" ORDER BY "webhookId"
    ON CONFLICT (hour, webhook_id) DO UPDATE
    SET delivered = present.delivered + excluded.delivered, failed = present.failed + excluded.failed
  ), over AS (
    DELETE FROM delivery_queue WHERE ${byIds('$2::uuid[]')} AND ${IN_OWN_LANES}
    RETURNING *
  ), kept AS (
    INSERT INTO deliveries (
      id, organization_id, webhook_id, event_id, event, session_id, chat_key, status, attempts, trigger,
      triggered_by, last_status, last_error, created_at)
    SELECT over.id, over.organization_id, over.webhook_id, over.event_id, over.event, over.session_id,
           over.chat_key, attempt."verdict", attempt."number", over.trigger, over.triggered_by,
           attempt."status", attempt."errorCode", over.created_at
    FROM over JOIN attempt ON attempt."deliveryId" = over.id
  ), again AS (
    UPDATE delivery_queue SET
      attempts = attempt."number", step = attempt."step", held = attempt."held",
      last_status = attempt."status", last_error = attempt."errorCode", own_due_at = NULL,
      due_at = CASE WHEN attempt."early" THEN coalesce(delivery_queue.own_due_at, delivery_queue.due_at)
                    ELSE now() + make_interval(secs => attempt."delayMs" / 1000) END
    FROM attempt
    -- Usually there are none, and then the join is skipped.
    WHERE cardinality($3::uuid[]) > 0 AND delivery_queue.${byIds('$3::uuid[]')}
      -- Compared as text, so that no index is searched for the ids once more: rule 8.
      AND delivery_queue.id::text = attempt."deliveryId"::text
      AND ${IN_OWN_LANES}
  )
  -- Back to their place in the order: later deliveries may already be due and must not overtake
  -- them.
  UPDATE delivery_queue SET due_at = created_at WHERE ${byIds(`ARRAY(
    SELECT behind.id
    FROM (SELECT "webhookId", "chatKey", sum("unblocks") AS unblocks FROM attempt
          WHERE "webhookId" IN (SELECT id FROM ours) GROUP BY 1, 2) chat
    CROSS JOIN LATERAL (
      ${oldestOfChat({ lane: 'chat."webhookId"', chat: 'chat."chatKey"' }, `due_at = 'infinity'`)}
      LIMIT chat.unblocks) behind)`)}
  RETURNING webhook_id AS "webhookId"`;
