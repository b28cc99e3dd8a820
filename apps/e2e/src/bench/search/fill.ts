import { randomUUID } from 'node:crypto';
import { until } from '@whathooks/testing';
import { Client } from 'pg';
import { textsOf } from './words';

/** Messages that the product indexes itself; more are made of them with SQL, at other times. */
const WRITTEN_MOST = 20_000;
const YEAR_MS = 365 * 86_400_000;
const PATIENCE_MS = 600_000;
/** Written once, in the oldest messages. */
export const RARE = 'zuzuzuzuzu';

const COLUMNS = `id, organization_id, session_id, direction, chat, origin_chat, author, sender, sender_type, recipient,
  type, text, content, wa_message_id, status, sent_at, created_at`;

/** An id of a millisecond, as the product makes them. */
const idAt = (ms: string, n: string) =>
  `(lpad(to_hex(${ms}), 12, '0') || '7' || lpad(to_hex(${n} % 4096), 3, '0') || '8' || left(md5((${n})::text), 15))::uuid`;
const MS = `(${'$4'}::bigint - ${YEAR_MS} + (n::float8 / ${'$5'}::int * ${YEAR_MS})::bigint)`;

/** Writes so many messages of the last year, as one number has them, and waits until all can be found. */
export async function writeMessages(databaseUrl: string, count: number): Promise<void> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const session = await newSession(client);
    const written = Math.min(count, WRITTEN_MOST);
    await write(client, session, written, count);
    await until('the messages to be indexed', () => isIndexed(client, written), PATIENCE_MS);
    if (written < count) await multiply(client, written, count);
    await client.query('VACUUM ANALYZE messages');
    await client.query('VACUUM ANALYZE search_entries');
    await client.query('CHECKPOINT');
  } finally {
    await client.end();
  }
}

async function newSession(client: Client): Promise<{ id: string; organizationId: string }> {
  const { rows } = await client.query<{ id: string }>('SELECT id FROM organizations LIMIT 1');
  const organizationId = rows[0]?.id ?? '';
  const id = randomUUID();
  await client.query(
    `INSERT INTO sessions (id, organization_id, name, status, metadata) VALUES ($1, $2, 'Years', 'LOGGED_OUT', '{}')`,
    [id, organizationId],
  );
  return { id, organizationId };
}

/** The first ones of all that there will be: the oldest. */
async function write(
  client: Client,
  session: { id: string; organizationId: string },
  written: number,
  count: number,
): Promise<void> {
  const texts = textsOf(7, written);
  texts[3] += ` ${RARE}`;
  await client.query(
    `INSERT INTO messages (${COLUMNS})
     SELECT ${idAt(MS, 'n')}, $1, $2, 'inbound', jid, jid, jid, split_part(jid, '@', 1), 'phone', '15557654300',
       'text', text, '', 'base-' || n, 'received', to_timestamp(${MS} / 1000.0), now()
     FROM unnest($3::text[]) WITH ORDINALITY AS said (text, n),
       LATERAL (SELECT (15550000000 + n % 2000) || '@s.whatsapp.net' AS jid) place`,
    [session.organizationId, session.id, texts, Date.now(), count],
  );
}

async function isIndexed(client: Client, written: number): Promise<boolean> {
  const { rows } = await client.query<{ n: number }>(
    'SELECT count(*)::int AS n FROM search_entries',
  );
  return (rows[0]?.n ?? 0) >= written;
}

/**
 * The same texts again and again, each time later, with the words of the index that they have by then. Indexes are built
 * when all is there: a row at a time would take hours.
 */
async function multiply(client: Client, written: number, count: number): Promise<void> {
  const indexes = await client.query<{ name: string; definition: string }>(
    `SELECT indexname AS name, indexdef AS definition FROM pg_indexes
     WHERE tablename = 'search_entries' AND indexname = 'search_words'
        OR tablename = 'messages' AND indexname NOT IN (SELECT conname FROM pg_constraint)`,
  );
  await client.query(`SET maintenance_work_mem = '1GB'; SET work_mem = '256MB'`);
  await client.query('ALTER TABLE messages DISABLE TRIGGER USER');
  for (const { name } of indexes.rows) await client.query(`DROP INDEX ${name}`);
  await client.query(
    `CREATE TABLE written AS
     SELECT message.*, row_number() OVER (ORDER BY message.id) AS at,
       ts_delete(entry.words, ARRAY(SELECT lexeme FROM unnest(entry.words) WHERE lexeme ~ '^~t.*[.]')) AS lexemes,
       (SELECT lexeme FROM unnest(entry.words) WHERE lexeme ~ '^~t[^.]*$') AS place
     FROM messages message JOIN search_entries entry ON entry.kind = 'm' AND entry.id = message.id
     WHERE message.text NOT LIKE '%${RARE}'`,
  );
  const now = Date.now();
  for (let round = 1; round < count / written; round += 1) {
    const later = `(SELECT written.*, at + $1::bigint AS n FROM written) later,
      LATERAL (SELECT $2::bigint - ${YEAR_MS} + (n::float8 / $3::int * ${YEAR_MS})::bigint AS ms) time`;
    const parameters = [round * written, now, count];
    await client.query(
      `INSERT INTO messages (${COLUMNS})
       SELECT ${idAt('ms', 'n')}, organization_id, session_id, direction, chat, origin_chat, author, sender, sender_type,
         recipient, type, text, content, 'more-' || n, status, to_timestamp(ms / 1000.0), now() FROM ${later}`,
      parameters,
    );
    await client.query(
      `INSERT INTO search_entries (kind, id, organization_id, words)
       SELECT 'm', ${idAt('ms', 'n')}, organization_id, lexemes || array_to_tsvector(ARRAY(
         SELECT place || '.' || span || '.' || to_hex(ms >> span) FROM unnest('{19,22,25,28,31,34}'::int[]) span))
       FROM ${later}`,
      parameters,
    );
  }
  await client.query('DROP TABLE written');
  for (const { definition } of indexes.rows) await client.query(definition);
  await client.query('ALTER TABLE messages ENABLE TRIGGER USER');
}
