import { Client } from 'pg';

/** What a long log is made of. */
interface LongLog {
  /** Deliveries that failed and whose event is no longer stored: nothing can be sent again. */
  lost: number;
  /** Deliveries after those that failed and can be sent again. */
  owed: number;
}

/** An id of this millisecond, as the product makes them. */
const ID = (at: string) =>
  `(lpad(to_hex((${at})::bigint), 12, '0') || '7' || lpad(to_hex(i % 4096), 3, '0') || '8' || left(md5(i::text), 15))::uuid`;

const COLUMNS =
  'id, organization_id, webhook_id, event_id, event, chat_key, status, attempts, trigger, last_status, created_at';

/** Writes a log that would take days to come by. `webhookId`: its public id. */
export async function writeLongLog(
  databaseUrl: string,
  webhookId: string,
  { lost, owed }: LongLog,
): Promise<void> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ organization: string; ms: string; id: string }>(
      `SELECT id, organization_id AS organization, floor(extract(epoch FROM now()) * 1000) AS ms
       FROM webhooks WHERE id = $1`,
      [webhookId.replace(/^hook_/, '')],
    );
    const [{ organization, id, ms } = { organization: '', id: '', ms: '' }] = rows;
    const fill = `$1, $2, $3::uuid, 'message.received', 1, 'failed', 1, 'event', 500, now()`;
    await client.query(
      `INSERT INTO deliveries (${COLUMNS})
       SELECT ${ID(`${ms}`)}, ${fill.replace('$3::uuid', 'gen_random_uuid()')} FROM generate_series(1, ${lost}) AS i`,
      [organization, id],
    );
    await client.query(
      `WITH made AS (
         INSERT INTO events (id, organization_id, event, body, occurred_at)
         SELECT ${ID(`${ms} + 1`)}, $1, 'message.received', '{}', now() FROM generate_series(1, ${owed}) AS i
         RETURNING id
       )
       INSERT INTO deliveries (${COLUMNS})
       SELECT (left(id::text, 26) || right(md5(id::text), 10))::uuid, ${fill.replace('$3::uuid', 'id')} FROM made`,
      [organization, id],
    );
  } finally {
    await client.end();
  }
}
