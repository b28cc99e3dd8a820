import type { ElementType } from '../../platform/database/binary-array';
import type { CompletedAttempt } from './completed-attempt';
import { oldestOfChat, byIds, IN_OWN_LANES } from './queue-rows.sql';

/**
 * When a held delivery unblocks its chat, this many of those behind it become due; then one for
 * each that is done.
 */
export const UNBLOCK_BATCH = 48;

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
