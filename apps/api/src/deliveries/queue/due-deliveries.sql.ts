import { AT_THE_GATE_SQL } from './event-gates.sql';
import { oldestOfChat, byIds } from './queue-rows.sql';

/**
 * How many entries of a lane are read to find one that may go, past chats that have their share in
 * memory.
 */
export const LOOK_AHEAD = 1_000;

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
    FOR NO KEY UPDATE OF lane)) IS TRUE`;

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
