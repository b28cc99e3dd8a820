/**
 * When deliveries are due whose event waits at its gate: never. It is a time and not `infinity`, which
 * means that a delivery is parked behind another one and made due with it.
 */
export const AT_THE_GATE = new Date('9999-01-01T00:00:00.000Z');
export const AT_THE_GATE_SQL = `'${AT_THE_GATE.toISOString()}'::timestamptz`;

/** Gates that one statement opens. */
export const OPENED_AT_ONCE = 500;

/**
 * Makes the deliveries of events due, at their place in the order. An event's first deliveries share the
 * beginning of its id, and nothing else waits at a gate.
 *
 * @param opened rows of which `event_id` names the events.
 */
const release = (opened: string): string => `
  UPDATE delivery_queue SET due_at = created_at WHERE id = ANY (ARRAY(
    SELECT waiting.id FROM ${opened} CROSS JOIN LATERAL (
      SELECT id FROM delivery_queue
      WHERE id BETWEEN (left(opened.event_id::text, 26) || '0000000000')::uuid
                   AND (left(opened.event_id::text, 26) || 'ffffffffff')::uuid
        AND event_id = opened.event_id AND due_at = ${AT_THE_GATE_SQL}
      ORDER BY id) waiting))
  RETURNING webhook_id`;

const opening = (which: string): string => `
  WITH opened AS (
    DELETE FROM event_gates WHERE event_id = ANY (${which}) RETURNING event_id
  ), released AS (${release('opened')})
  SELECT (SELECT count(*) FROM opened)::int AS count,
         ARRAY(SELECT DISTINCT webhook_id FROM released) AS lanes`;

/** Opens gates whose time is over; gates that another process is opening are skipped. */
export const OPEN_LATE = opening(`ARRAY(
  SELECT event_id FROM event_gates WHERE opens_at <= now()
  ORDER BY opens_at LIMIT ${OPENED_AT_ONCE} FOR UPDATE SKIP LOCKED)`);

/** Opens the gates of these events (`$1`). */
export const OPEN_NOW = opening('$1::uuid[]');

/** Opens the gates `$1` of the organizations `$2`. The statement that deletes a row decides what its event contains. */
export const OPEN_KEYS = `
  WITH opened AS (
    DELETE FROM event_gates gate USING unnest($1::uuid[], $2::uuid[]) AS wanted (key, organization_id)
    WHERE gate.key = wanted.key AND gate.organization_id = wanted.organization_id
    RETURNING gate.key, gate.event_id
  )
  SELECT key, event_id AS "eventId" FROM opened`;

/** `$1` the events. */
export const BODIES = 'SELECT id, body FROM events WHERE id = ANY ($1::uuid[])';
/** `$1` the events, `$2` their bodies. */
export const COMPLETE_BODIES = `
  UPDATE events SET body = completed.body FROM unnest($1::uuid[], $2::text[]) AS completed (id, body)
  WHERE events.id = completed.id`;
/** `$1` the events. */
export const RELEASE = `
  WITH released AS (${release('unnest($1::uuid[]) AS opened (event_id)')})
  SELECT DISTINCT webhook_id AS "webhookId" FROM released`;
