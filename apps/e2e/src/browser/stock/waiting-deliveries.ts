import { Client } from 'pg';

/** An id of this millisecond, as the product makes them. */
const ID = (ms: string) =>
  `(lpad(to_hex((${ms})::bigint), 12, '0') || '7' || lpad(to_hex(i % 4096), 3, '0') || '8' || left(md5(i::text), 15))::uuid`;

const BODY = `jsonb_build_object(
  'event', 'message.received', 'sessionId', $4::text, 'timestamp', now(),
  'data', jsonb_build_object(
    'id', 'msg_' || replace(id::text, '-', ''), 'sessionId', $4::text, 'from', '1555200' || lpad(i::text, 4, '0'),
    'fromType', 'phone', 'chat', '1555200' || lpad(i::text, 4, '0') || '@s.whatsapp.net', 'pushName', 'Customer ' || i,
    'type', 'text', 'text', 'Question ' || i, 'waMessageId', '3EBWAIT' || i, 'timestamp', now()))::text`;

/**
 * Writes deliveries of messages of as many contacts that wait for their first attempt.
 *
 * @param ids public ids of the webhook and of the number.
 * @param minutesAgo when they were made.
 */
export async function writeWaiting(
  databaseUrl: string,
  ids: { webhookId: string; sessionId: string },
  count: number,
  minutesAgo = 0,
): Promise<void> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const webhookId = ids.webhookId.replace(/^hook_/, '');
    const { rows } = await client.query<{ organization: string; ms: string }>(
      `SELECT organization_id AS organization, floor(extract(epoch FROM now()) * 1000) AS ms FROM webhooks WHERE id = $1`,
      [webhookId],
    );
    const [{ organization, ms } = { organization: '', ms: '' }] = rows;
    await client.query(
      `WITH named AS (SELECT i, ${ID(ms)} AS id FROM generate_series(1, ${count}) AS i), made AS (
         INSERT INTO events (id, organization_id, session_id, event, body, occurred_at, message_id, wa_message_id)
         SELECT id, $1, $3, 'message.received', ${BODY}, now(), id, '3EBWAIT' || i FROM named RETURNING id
       )
       INSERT INTO delivery_queue (id, organization_id, webhook_id, event_id, event, session_id, chat_key, created_at)
       SELECT (left(id::text, 26) || right(md5(id::text), 10))::uuid, $1, $2, id, 'message.received', $3, hashtext(id::text),
              now() - make_interval(mins => $5)
       FROM made`,
      [organization, webhookId, ids.sessionId.replace(/^sess_/, ''), ids.sessionId, minutesAgo],
    );
  } finally {
    await client.end();
  }
}
