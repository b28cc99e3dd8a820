/**
 * The statements of the delivery queue. Each is prepared once per connection and runs in a
 * transaction of its own. None of them does more work for a longer backlog: see ADR 6.
 */

/** How far into a lane is looked for something that may go, past chats that have enough in memory. */
export const LOOK_AHEAD = 1_000;

/**
 * Steps from lane to lane along the index, touching the first entry of each lane that has anything
 * waiting, then claims those that are due and free. `$1` claim, `$2` lease in seconds, `$3` most.
 */
export const CLAIM = `
  WITH RECURSIVE waiting AS (
    (SELECT webhook_id, due_at FROM delivery_queue ORDER BY webhook_id, due_at LIMIT 1)
    UNION ALL
    SELECT next.webhook_id, next.due_at FROM waiting CROSS JOIN LATERAL (
      SELECT webhook_id, due_at FROM delivery_queue
      WHERE webhook_id > waiting.webhook_id ORDER BY webhook_id, due_at LIMIT 1) next
  ), claimed AS (
    UPDATE delivery_lanes
    SET claim_id = $1::uuid, lease_until = now() + make_interval(secs => $2::float8), served_at = now()
    WHERE id = ANY (ARRAY(
      SELECT lane.id FROM waiting
      JOIN delivery_lanes lane ON lane.id = waiting.webhook_id
      JOIN webhook_destinations hook ON hook.webhook_id = waiting.webhook_id
      WHERE waiting.due_at <= now()
        AND (lane.claim_id IS NULL OR lane.lease_until < now())
        AND (lane.paused_until IS NULL OR lane.paused_until <= now())
      ORDER BY lane.served_at NULLS FIRST LIMIT $3
      FOR UPDATE OF lane SKIP LOCKED))
    RETURNING id, concurrency, retry_schedule, strict_order
  )
  SELECT claimed.id, claimed.concurrency, claimed.retry_schedule AS "retrySchedule",
         claimed.strict_order AS "strictOrder", hook.organization_id AS "organizationId", hook.url, hook.headers, hook.secret,
         hook.previous_secret AS "previousSecret", next.ms AS "nextDueMs"
  FROM (SELECT (extract(epoch FROM min(due_at) - now()) * 1000)::float8 AS ms
        FROM waiting WHERE due_at > now() AND due_at < 'infinity') next
  LEFT JOIN (claimed JOIN webhook_destinations hook ON hook.webhook_id = claimed.id) ON true`;

/** `$1` lanes, `$2` their claims, `$3` lease in seconds. */
export const RENEW = `
  WITH renewed AS (
    UPDATE delivery_lanes lane SET lease_until = now() + make_interval(secs => $3::float8)
    FROM unnest($1::uuid[], $2::uuid[]) AS mine (id, claim_id)
    WHERE lane.id = ANY ($1::uuid[]) AND lane.id = mine.id AND lane.claim_id = mine.claim_id
    RETURNING lane.id
  )
  SELECT renewed.id, hook.organization_id AS "organizationId", hook.url, hook.headers, hook.secret,
         hook.previous_secret AS "previousSecret"
  FROM renewed LEFT JOIN webhook_destinations hook ON hook.webhook_id = renewed.id`;

/** `$1` lanes, `$2` their claims. */
export const RELEASE = `
  UPDATE delivery_lanes lane SET claim_id = NULL, lease_until = NULL
  FROM unnest($1::uuid[], $2::uuid[]) AS mine (id, claim_id)
  WHERE lane.id = ANY ($1::uuid[]) AND lane.id = mine.id AND lane.claim_id = mine.claim_id`;

/**
 * `$1` lanes, `$2` their claims, `$3` room in each, `$4` deliveries in memory, `$5` chats that have
 * enough in memory. A delivery is blocked while an earlier one of its chat is held or waits behind one.
 */
export const FETCH = `
  SELECT due.id, due.organization_id AS "organizationId", due.webhook_id AS "webhookId",
         due.event_id AS "eventId", due.event, due.chat_key::text AS "chatKey", due.attempts, due.trigger,
         due.triggered_by AS "triggeredBy",
         (SELECT body FROM events WHERE events.id = due.event_id) AS body,
         EXISTS (SELECT FROM delivery_queue earlier
                 WHERE earlier.webhook_id = due.webhook_id AND earlier.chat_key = due.chat_key
                   AND earlier.id < due.id AND (earlier.held OR earlier.due_at = 'infinity')) AS blocked
  FROM unnest($1::uuid[], $2::uuid[], $3::int[]) AS want (lane, claim, room)
  JOIN delivery_lanes lane ON lane.id = want.lane AND lane.claim_id = want.claim
  CROSS JOIN LATERAL (
    SELECT * FROM (
      SELECT * FROM delivery_queue WHERE webhook_id = want.lane AND due_at <= now()
      ORDER BY due_at, id LIMIT ${LOOK_AHEAD}) head
    WHERE head.id NOT IN (SELECT unnest($4::uuid[])) AND head.chat_key NOT IN (SELECT unnest($5::bigint[]))
    ORDER BY head.due_at, head.id LIMIT want.room) due`;

/** `$1` lanes, `$2` their claims, `$3` deliveries. */
export const PARK = `
  UPDATE delivery_queue SET due_at = 'infinity'
  WHERE id = ANY ($3::uuid[]) AND webhook_id IN (
    SELECT lane.id FROM delivery_lanes lane
    JOIN unnest($1::uuid[], $2::uuid[]) AS mine (id, claim_id)
      ON lane.id = mine.id AND lane.claim_id = mine.claim_id
    WHERE lane.id = ANY ($1::uuid[])
    FOR NO KEY UPDATE OF lane)`;

/**
 * `$1` attempts as JSON, `$2` their lanes, `$3` deliveries that are over, `$4` those to be tried again.
 * Rows are found by lists of ids and not by a join with the attempts, because a planner that misjudges
 * the join reads the whole queue.
 */
export const COMPLETE = `
  WITH attempt AS MATERIALIZED (
    SELECT * FROM json_to_recordset($1::json) AS attempt (
      "id" uuid, "organizationId" uuid, "webhookId" uuid, "claimId" uuid, "deliveryId" uuid, "chatKey" bigint,
      "verdict" text, "delayMs" float8, "held" boolean, "lets" int, "number" int, "trigger" text,
      "triggeredBy" text, "url" text, "requestHeaders" json, "status" smallint, "responseHeaders" json,
      "responseBody" text, "responseTruncated" boolean, "errorCode" text, "errorDetail" text,
      "remoteAddress" text, "dnsMs" real, "connectMs" real, "tlsMs" real, "firstByteMs" real, "totalMs" real,
      "startedAt" timestamptz)
  ), ours AS MATERIALIZED (
    SELECT lane.id FROM delivery_lanes lane
    WHERE lane.id = ANY ($2::uuid[])
      AND EXISTS (SELECT FROM attempt WHERE attempt."webhookId" = lane.id AND attempt."claimId" = lane.claim_id)
    FOR NO KEY UPDATE
  ), logged AS (
    INSERT INTO delivery_attempts (
      id, organization_id, webhook_id, delivery_id, number, trigger, triggered_by, url, request_headers,
      status, response_headers, response_body, response_truncated, error_code, error_detail, remote_address,
      dns_ms, connect_ms, tls_ms, first_byte_ms, total_ms, started_at)
    SELECT "id", "organizationId", "webhookId", "deliveryId", "number", "trigger", "triggeredBy", "url",
           "requestHeaders", "status", "responseHeaders", decode("responseBody", 'base64'), "responseTruncated",
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
    DELETE FROM delivery_queue WHERE id = ANY ($3::uuid[]) AND webhook_id IN (SELECT id FROM ours)
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
      attempts = attempt."number", held = attempt."held", last_status = attempt."status",
      last_error = attempt."errorCode", due_at = now() + make_interval(secs => attempt."delayMs" / 1000)
    FROM attempt
    WHERE delivery_queue.id = ANY ($4::uuid[]) AND delivery_queue.id = attempt."deliveryId"
      AND delivery_queue.webhook_id IN (SELECT id FROM ours)
  )
  UPDATE delivery_queue SET due_at = now() WHERE id = ANY (ARRAY(
    SELECT behind.id
    FROM (SELECT "webhookId", "chatKey", sum("lets") AS lets FROM attempt
          WHERE "webhookId" IN (SELECT id FROM ours) GROUP BY 1, 2) chat
    CROSS JOIN LATERAL (
      SELECT id FROM delivery_queue
      WHERE webhook_id = chat."webhookId" AND chat_key = chat."chatKey" AND due_at = 'infinity'
      ORDER BY id LIMIT chat.lets) behind))`;
