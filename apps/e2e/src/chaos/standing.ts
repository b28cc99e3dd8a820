import { Client } from 'pg';

/** Where everything in the database stands. */
export interface Standing {
  /** Messages that are not sent yet. */
  pending: number;
  /** Deliveries that are not over. */
  deliveries: number;
  /** Changes as long as anything moves. */
  tally: string;
}

const ASK = `
  SELECT (SELECT count(*)::int FROM messages WHERE status = 'pending') AS pending,
         (SELECT count(*)::int FROM delivery_queue) AS deliveries,
         (SELECT string_agg(count || ' ' || status, ', ' ORDER BY status)
          FROM (SELECT status, count(*) FROM messages GROUP BY status) each) AS tally`;

/**
 * Asks the database and not the product, which has enough to do: over a connection of its own, since the
 * database is killed again and again.
 */
export async function standing(url: string): Promise<Standing> {
  const client = new Client({ connectionString: url, application_name: 'standing' });
  // It may be killed while it is being asked, which the question tells.
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rows } = await client.query<Standing>(ASK);
    const [found] = rows;
    if (!found) throw new Error('the database did not say where everything stands');
    return found;
  } finally {
    await client.end().catch(() => undefined);
  }
}
