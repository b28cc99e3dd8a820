import { Client } from 'pg';

/** What an inbox of years is made of. */
interface LargeInbox {
  chats: number;
  /** Messages of the first chat; every other one has one. */
  messages: number;
}

/** An id of a millisecond, as the product makes them. */
const idAt = (ms: string) =>
  `(lpad(to_hex((${ms})::bigint), 12, '0') || '7' || lpad(to_hex(i % 4096), 3, '0') || '8' || left(md5(i::text || $3), 15))::uuid`;

const JID = `(15550000000::bigint + i) || '@s.whatsapp.net'`;
const MESSAGE_COLUMNS =
  'id, organization_id, session_id, direction, chat, origin_chat, author, sender, sender_type, recipient, push_name, type, text, content, wa_message_id, status, sent_at, created_at';
const TEXT = `CASE WHEN i % 10 = 0 THEN repeat('Do you have rye bread today? ', 12) ELSE 'Message ' || i END`;

/**
 * Writes chats and messages that would take years to come by. The first chat has the longest conversation, one message
 * a minute until now.
 *
 * @param sessionId public id of the session.
 */
export async function writeLargeInbox(
  databaseUrl: string,
  sessionId: string,
  { chats, messages }: LargeInbox,
): Promise<void> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ organization: string; id: string }>(
      'SELECT id, organization_id AS organization FROM sessions WHERE id = $1',
      [sessionId.replace(/^sess_/, '')],
    );
    const [{ organization, id } = { organization: '', id: '' }] = rows;
    const now = Date.now();
    const insert = (jid: string, name: string, count: number, ms: string, salt: string) =>
      client.query(
        `INSERT INTO messages (${MESSAGE_COLUMNS})
         SELECT ${idAt(ms)}, $1::uuid, $2::uuid, 'inbound', ${jid}, ${jid}, ${jid}, split_part(${jid}, '@', 1), 'phone', '15557654300',
           ${name}, 'text', ${TEXT}, '', $3 || i, 'received', to_timestamp((${ms}) / 1000.0), now()
         FROM generate_series(1, ${count}) AS i`,
        [organization, id, salt],
      );
    await insert(JID, `'Person ' || i`, chats, `${now} - 600000 - i * 1000`, 'one');
    const longest = `'15550000001@s.whatsapp.net'`;
    const ms = `${now} - (${messages} - i) * 60000::bigint`;
    await insert(longest, `'Person 1'`, messages, ms, 'long');
    await client.query(
      `INSERT INTO contacts (id, organization_id, session_id, phone, push_name, created_at, updated_at)
       SELECT gen_random_uuid(), $1, $2, (15550000000::bigint + i)::text, 'Person ' || i, now(), now()
       FROM generate_series(1, ${chats}) AS i`,
      [organization, id],
    );
    await client.query(
      `INSERT INTO chats (id, organization_id, session_id, jid, kind, last_message_id, position, created_at, updated_at)
       SELECT gen_random_uuid(), $1, $2, chat, 'person', id, id, now(), now()
       FROM (SELECT DISTINCT ON (chat) chat, id FROM messages WHERE session_id = $2 ORDER BY chat, id DESC) AS newest`,
      [organization, id],
    );
    await client.query('ANALYZE messages, chats, contacts');
  } finally {
    await client.end();
  }
}
