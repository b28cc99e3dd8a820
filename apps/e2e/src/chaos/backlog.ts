import { Client } from 'pg';

/** Work that is still to be done, by the database. */
export interface Backlog {
  /** Messages not sent yet. */
  pending: number;
  /** Waiting deliveries. */
  deliveries: number;
  /** Files that are not downloaded yet. */
  files: number;
  /** Number of messages by status: changes while anything is in progress. */
  statusCounts: string;
}

const COUNT = `
  SELECT (SELECT count(*)::int FROM messages WHERE status = 'pending') AS pending,
         (SELECT count(*)::int FROM delivery_queue) AS deliveries,
         (SELECT count(*)::int FROM media WHERE status = 'pending' AND message_id IS NOT NULL) AS files,
         (SELECT string_agg(count || ' ' || status, ', ' ORDER BY status)
          FROM (SELECT status, count(*) FROM messages GROUP BY status) each) AS tally`;

/**
 * Asks the database and not the product, which has enough to do: over a connection of its own, since the
 * database is killed again and again.
 */
export async function readBacklog(url: string): Promise<Backlog> {
  const client = new Client({ connectionString: url, application_name: 'backlog of a test' });
  // It may be killed while it is being asked, which the question tells.
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rows } = await client.query<Backlog>(COUNT);
    const [found] = rows;
    if (!found) throw new Error('the database returned no backlog');
    return found;
  } finally {
    await client.end().catch(() => undefined);
  }
}
