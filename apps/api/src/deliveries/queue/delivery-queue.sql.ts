import type { ElementType } from '../../platform/database/binary-array';
import type { CompletedAttempt } from './completed-attempt';

/**
 * The statements of the delivery queue. Each is prepared once per connection and runs in a
 * transaction of its own. None of them does more work for a longer backlog: see ADR 6.
 */

/** What is read of a lane that a process works on, with where its webhook wants to be told. */
const LANE_COLUMNS = `
  lane.id, lane.concurrency, lane.rate_per_second AS "ratePerSecond",
  lane.retry_schedule AS "retrySchedule", lane.strict_order AS "strictOrder", lane.revision,
  hook.organization_id AS "organizationId", hook.url, hook.headers, hook.secret,
  hook.previous_secret AS "previousSecret"`;

/** How far into a lane is looked for something that may go, past chats that have enough in memory. */
export const LOOK_AHEAD = 1_000;

/** When a held delivery lets its chat go, so many of those behind it are due; then one for each that ends. */
export const LET_GO = 48;

/** A walk along the lanes stops after so many, and goes on from there. */
export const WALK_LANES = 500;

/**
 * Steps from lane to lane along the index, touching the first entry of each lane that has anything waiting.
 * `$4` the lane after which it begins.
 */
const WALK = `
  waiting AS (
    (SELECT webhook_id, due_at, 1 AS place FROM delivery_queue
     WHERE webhook_id > $4 ORDER BY webhook_id, due_at LIMIT 1)
    UNION ALL
    SELECT next.webhook_id, next.due_at, place + 1 FROM waiting CROSS JOIN LATERAL (
      SELECT webhook_id, due_at FROM delivery_queue
      WHERE webhook_id > waiting.webhook_id ORDER BY webhook_id, due_at LIMIT 1) next
    WHERE place < ${WALK_LANES}
  )`;

/** The first entry of each of these lanes and no other: a range of one, as in {@link oldestOfChat}. */
const CALLED = `
  waiting AS (
    SELECT head.webhook_id, head.due_at, 0 AS place FROM unnest($4::uuid[]) AS called (id) CROSS JOIN LATERAL (
      SELECT webhook_id, due_at FROM delivery_queue
      WHERE webhook_id BETWEEN called.id AND called.id ORDER BY webhook_id, due_at LIMIT 1) head
  )`;

/** Lanes of a walk that are passed over: `$5`. */
const NOT_PASSED = 'lane.id NOT IN (SELECT unnest($5::uuid[]))';

/** How many lanes of a walk others hold that have something due. */
const ELSEWHERE = `
  (SELECT count(*) FROM waiting JOIN delivery_lanes lane ON lane.id = waiting.webhook_id
   WHERE waiting.due_at <= now() AND lane.lease_until >= now() AND lane.breaker = 'closed' AND ${NOT_PASSED})::int`;

/**
 * Claims those of some lanes that are due and free. `$1` claim, `$2` lease in seconds, `$3` most.
 *
 * @param isWanted which of them may be claimed.
 * @param elsewhere how many others hold.
 */
const claimOf = (waiting: string, isWanted: string, elsewhere: string): string => `
  WITH RECURSIVE ${waiting}, claimed AS (
    UPDATE delivery_lanes
    SET claim_id = $1::uuid, lease_until = now() + make_interval(secs => $2::float8), served_at = now()
    WHERE id = ANY (ARRAY(
      SELECT lane.id FROM waiting
      JOIN delivery_lanes lane ON lane.id = waiting.webhook_id
      JOIN webhook_destinations hook ON hook.webhook_id = waiting.webhook_id
      -- An open breaker's probe does not wait for its own time.
      WHERE (waiting.due_at <= now() OR lane.breaker = 'open')
        AND (lane.claim_id IS NULL OR lane.lease_until < now())
        AND (lane.paused_until IS NULL OR lane.paused_until <= now())
        AND ${isWanted}
      ORDER BY lane.served_at NULLS FIRST LIMIT $3
      FOR UPDATE OF lane SKIP LOCKED))
    RETURNING *
  )
  SELECT ${LANE_COLUMNS}, next.ms AS "nextDueMs", next.through, next.elsewhere, lane.release_through AS "releaseThrough",
         lane.breaker = 'open' AS open, lane.probes,
         coalesce(extract(epoch FROM lane.next_at - now()) * 1000, 0)::float8 AS "nextMs",
         lane.recent_attempts AS "recentAttempts", lane.recent_failures AS "recentFailures",
         (extract(epoch FROM now() - lane.recent_at) * 1000)::float8 AS "recentAgeMs",
         (extract(epoch FROM now() - lane.failing_since) * 1000)::float8 AS "failingForMs"
  FROM (SELECT (extract(epoch FROM min(due_at) FILTER (WHERE due_at > now() AND due_at < 'infinity') - now())
                * 1000)::float8 AS ms,
               (SELECT webhook_id FROM waiting WHERE place = ${WALK_LANES}) AS through, ${elsewhere} AS elsewhere
        FROM waiting) next
  LEFT JOIN (claimed lane JOIN webhook_destinations hook ON hook.webhook_id = lane.id) ON true`;

/** Of all lanes, a piece at a time. */
export const CLAIM = claimOf(WALK, NOT_PASSED, ELSEWHERE);

/** Of the lanes `$4`, which were heard to have something due. */
export const CLAIM_CALLED = claimOf(CALLED, 'true', '0');

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

/** What is read of a delivery that may be attempted. */
const DUE_COLUMNS = `
  due.id, due.organization_id AS "organizationId", due.webhook_id AS "webhookId",
  due.event_id AS "eventId", due.event, due.chat_key::text AS "chatKey", due.attempts, due.step, due.held,
  due.trigger, due.triggered_by AS "triggeredBy",
  -- Only a resend can be of a sample: no other delivery looks its event up twice.
  CASE WHEN due.trigger = 'resend'
    THEN (SELECT sample FROM events WHERE events.id = due.event_id) END AS sample,
  (SELECT body FROM events WHERE events.id = due.event_id) AS body`;

/** Ends what reads {@link DUE_COLUMNS}: else PostgreSQL looks the event up again wherever its text is named. */
const ONCE = 'OFFSET 0';

/** How long the text of a delivery is that was found. */
const BYTES = 'coalesce(octet_length(body), 0)';

/**
 * Deliveries of one chat that an index lists for it alone, the oldest first. The chat is a range of one,
 * so that this index is the only one in that order: statistics that know busy chats let the planner
 * believe that any other finds one of this chat soon, and it would read a whole lane where there is none.
 *
 * @param of names the lane and the chat, as `"webhookId"` and `"chatKey"` or by other names.
 * @param where the index's own condition.
 */
export const oldestOfChat = (of: { lane: string; chat: string }, where: string): string => `
  SELECT id FROM delivery_queue
  WHERE webhook_id = ${of.lane} AND chat_key BETWEEN ${of.chat} AND ${of.chat} AND ${where}
  ORDER BY chat_key, id`;

/**
 * Entries of the queue by their ids, whatever statistics say: of all indexes that hold ids only the primary
 * key lists them in this order. The planner would take any other where it believes that few wait.
 *
 * @param ids an array.
 */
const byIds = (ids: string): string =>
  `ctid = ANY (ARRAY(SELECT ctid FROM delivery_queue WHERE id = ANY (${ids}) ORDER BY id))`;

/** Looked at for each entry that was found, and no way to find any. */
const OF_OURS = '(delivery_queue.webhook_id IN (SELECT id FROM ours)) IS TRUE';

/** Whether an earlier one of its chat is held or waits behind one. */
const isBlocked = (due: string): string => {
  const of = { lane: `${due}.webhook_id`, chat: `${due}.chat_key` };
  const oldest = (where: string): string => `(${oldestOfChat(of, where)} LIMIT 1)`;
  return `(coalesce(${oldest('held')} < ${due}.id, false)
       OR coalesce(${oldest(`due_at = 'infinity'`)} < ${due}.id, false))`;
};

/**
 * `$1` lanes, `$2` their claims, `$3` room in each, `$4` deliveries in memory, `$5` chats that have
 * enough in memory, and `$6` in which lane; `$7` how long the texts may be together, but for the last. A
 * delivery is blocked while an earlier one of its chat is held or waits behind one.
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
 * One delivery for each lane whose endpoint is probed: one that somebody asked for, else the oldest.
 * `$1` lanes, `$2` their claims, `$3` whether one is wanted whose own time has come, where there is such a
 * one: an endpoint that refuses its oldest delivery and nothing else is found to be back by the others.
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
    -- Ranges of one, here and below, as in oldestOfChat.
    (SELECT asked.*, false, -1 FROM delivery_queue asked
     WHERE webhook_id BETWEEN want.lane AND want.lane AND due_at <= '-infinity' AND NOT ${isBlocked('asked')}
     ORDER BY webhook_id, due_at, id LIMIT 1)
    UNION ALL
    (SELECT *, (due_at > now() AND due_at < 'infinity') OR coalesce(own_due_at > now(), false), 1
     FROM delivery_queue WHERE webhook_id BETWEEN want.lane AND want.lane ORDER BY webhook_id, id LIMIT 1)
    ORDER BY rank LIMIT 1) due
  ${ONCE}) found`;

/**
 * Makes the next ones due that were put off before their endpoint came back, the oldest first, and keeps
 * their own time. `$1` lane, `$2` its claim, `$3` after, `$4` most. Answers how far it got.
 */
export const HASTEN = `
  WITH lane AS MATERIALIZED (
    SELECT id, release_through FROM delivery_lanes WHERE id = $1 AND claim_id = $2 FOR NO KEY UPDATE
  ), later AS MATERIALIZED (
    SELECT queued.id, queued.due_at FROM lane CROSS JOIN LATERAL (
      SELECT id, due_at FROM delivery_queue
      WHERE webhook_id BETWEEN $1 AND $1 AND attempts > 0 AND id > $3 AND id <= lane.release_through
      ORDER BY webhook_id, id LIMIT $4) queued
  ), hastened AS (
    UPDATE delivery_queue SET own_due_at = due_at, due_at = created_at
    WHERE ${byIds(`ARRAY(SELECT id FROM later WHERE due_at > now() AND due_at < 'infinity')`)}
  ), finished AS (
    UPDATE delivery_lanes SET release_through = NULL
    WHERE id = ANY (ARRAY(SELECT id FROM lane)) AND (SELECT count(*) FROM later) < $4
  )
  SELECT max(id::text) AS through, count(*) < $4 AS over FROM later`;

/**
 * `$1` lanes, `$2` their claims, `$3` deliveries that were blocked when they were read: what they had to wait
 * for may be over since, and nobody would let them go.
 */
export const PARK = `
  UPDATE delivery_queue queued SET due_at = 'infinity'
  WHERE ${byIds('$3::uuid[]')} AND ${isBlocked('queued')} AND (webhook_id IN (
    SELECT lane.id FROM delivery_lanes lane
    JOIN unnest($1::uuid[], $2::uuid[]) AS mine (id, claim_id)
      ON lane.id = mine.id AND lane.claim_id = mine.claim_id
    WHERE lane.id = ANY ($1::uuid[])
    FOR NO KEY UPDATE OF lane)) IS TRUE`;

/**
 * Puts behind what is in memory of its chat whatever else of that chat stands at the head of a lane, so
 * that a look into the lane reaches other chats; only where there may be others beyond the head. `$1`
 * lanes, `$2` their claims, `$3` deliveries in memory, `$4` the chats, `$5` in which lane.
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
      -- What somebody asked for goes at once, wherever it stands.
      AND busy.due_at > '-infinity')`)}
  RETURNING webhook_id AS "webhookId"`;

/** `$1` attempts. */
export const LOGGED = `SELECT id FROM delivery_attempts WHERE id = ANY ($1::uuid[])`;

/**
 * What {@link COMPLETE} takes of attempts: a column of each, as an array of its type. What has one width
 * comes first, and what is long comes last: whoever reads a column walks along those before it.
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
  lets: 'integer',
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

/** Parameters of {@link COMPLETE} before the columns of attempts. */
const COMPLETE_OTHERS = 4;
const attemptArrays = Object.values(ATTEMPT_COLUMNS)
  .map((type, index) => `$${COMPLETE_OTHERS + index + 1}::${type}[]`)
  .join(', ');
const attemptNames = Object.keys(ATTEMPT_COLUMNS)
  .map((name) => `"${name}"`)
  .join(', ');

/**
 * `$1` lanes, `$2` deliveries that are over, `$3` those to be tried again, `$4` what is known of endpoints
 * now, as JSON, where that changed; then the attempts, a column each. Answers in which lanes something was
 * let go.
 * Rows are found by lists of ids and not by a join with the attempts, because a planner that misjudges
 * the join reads the whole queue.
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
      -- What was learnt of an address that is another now says nothing.
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
    -- In order: two processes that write of the same lanes must not wait for each other.
    INSERT INTO delivery_hours AS present (hour, webhook_id, organization_id, delivered, failed)
    SELECT date_trunc('hour', now(), 'UTC'), "webhookId", "organizationId",
           count(*) FILTER (WHERE "verdict" = 'delivered'), count(*) FILTER (WHERE "verdict" IN ('retry', 'failed'))
    FROM attempt GROUP BY "webhookId", "organizationId" ORDER BY "webhookId"
    ON CONFLICT (hour, webhook_id) DO UPDATE
    SET delivered = present.delivered + excluded.delivered, failed = present.failed + excluded.failed
  ), over AS (
    DELETE FROM delivery_queue WHERE ${byIds('$2::uuid[]')} AND ${OF_OURS}
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
    -- Most of the time there are none, and then nothing is got ready for the join.
    WHERE cardinality($3::uuid[]) > 0 AND delivery_queue.${byIds('$3::uuid[]')}
      -- As text, for which no index looks the ids up once more.
      AND delivery_queue.id::text = attempt."deliveryId"::text
      AND ${OF_OURS}
  )
  -- Back to their place: what came after them may be due already and must not go before them.
  UPDATE delivery_queue SET due_at = created_at WHERE ${byIds(`ARRAY(
    SELECT behind.id
    FROM (SELECT "webhookId", "chatKey", sum("lets") AS lets FROM attempt
          WHERE "webhookId" IN (SELECT id FROM ours) GROUP BY 1, 2) chat
    CROSS JOIN LATERAL (
      ${oldestOfChat({ lane: 'chat."webhookId"', chat: 'chat."chatKey"' }, `due_at = 'infinity'`)}
      LIMIT chat.lets) behind)`)}
  RETURNING webhook_id AS "webhookId"`;
