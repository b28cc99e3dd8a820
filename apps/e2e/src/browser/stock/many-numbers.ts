import { Client } from 'pg';

/** Numbers of an agency besides the one that is linked. */
interface ManyNumbers {
  connected: number;
  /** Removed on the phone. */
  unlinked: number;
  /** Without a connection for half an hour. */
  lost: number;
  /** Banned for a time. */
  banned: number;
}

const INSERT = `
  INSERT INTO sessions (id, organization_id, name, status, status_reason, metadata, phone, linked_at, connected_at,
    retry_at, down_since)
  SELECT gen_random_uuid(), $1, $2 || ' ' || i, $3, $4, '{}', (15551000000 + $5 + i)::text, now() - interval '9 days',
    now() - interval '2 days', $6::timestamptz,
    CASE WHEN $3 = 'CONNECTED' THEN NULL ELSE now() - interval '30 minutes' - i * interval '1 minute' END
  FROM generate_series(1, $7::int) AS i RETURNING id`;

/** Numbers run by a process that lives, and that never does anything with them. */
const LEASE = `
  INSERT INTO session_leases (session_id, organization_id, holder, epoch, expires_at)
  SELECT id, organization_id, $2::bigint, 1, now() + interval '1 day' FROM sessions
  WHERE organization_id = $1 AND id <> $3`;

/**
 * Writes an agency's numbers, and a month of their traffic, that would take a month to come by.
 *
 * @param sessionId public id of a number that is linked.
 * @returns ends the process that runs them.
 */
export async function writeManyNumbers(
  databaseUrl: string,
  sessionId: string,
  { connected, unlinked, lost, banned }: ManyNumbers,
): Promise<() => Promise<void>> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const id = sessionId.replace(/^sess_/, '');
    const { rows } = await client.query<{ organization: string }>(
      'SELECT organization_id AS organization FROM sessions WHERE id = $1',
      [id],
    );
    const organization = rows[0]?.organization ?? '';
    const tomorrow = new Date(Date.now() + 86_400_000);
    // Together with their leases: else a process would take them up, and find nothing to connect with.
    const holder = String(Date.now());
    await client.query('SELECT pg_advisory_lock_shared($1::bigint)', [holder]);
    await client.query('BEGIN');
    const insert = (
      name: string,
      status: string,
      reason: string | null,
      at: number,
      count: number,
    ) =>
      client.query(INSERT, [
        ...[organization, name, status, reason, at],
        ...[reason === 'temporarily_banned' ? tomorrow : null, count],
      ]);
    await insert('Branch', 'CONNECTED', null, 0, connected);
    await insert('Shop', 'LOGGED_OUT', 'unlinked_by_phone', 1_000, unlinked);
    await insert('Depot', 'DISCONNECTED', 'connection_lost', 2_000, lost);
    await insert('Promo', 'DISCONNECTED', 'temporarily_banned', 3_000, banned);
    await client.query(LEASE, [organization, holder, id]);
    await client.query('COMMIT');
    await client.query(
      `INSERT INTO message_hours (session_id, hour, organization_id, inbound, outbound)
       SELECT $1, date_trunc('hour', now(), 'UTC') - make_interval(hours => i), $2, 20 + (i * 7) % 60, 10 + (i * 5) % 40
       FROM generate_series(3, 700) AS i ON CONFLICT DO NOTHING`,
      [id, organization],
    );
    await client.query(
      `INSERT INTO delivery_hours (hour, webhook_id, organization_id, delivered, failed)
       SELECT date_trunc('hour', now(), 'UTC') - make_interval(hours => i), $1, $2, 30 + (i * 7) % 60, (i * 5) % 9
       FROM generate_series(1, 700) AS i`,
      [id, organization],
    );
    return () => client.end();
  } catch (error) {
    await client.end();
    throw error;
  }
}
