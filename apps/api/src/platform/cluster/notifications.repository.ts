import type { Database } from '../database/sql';

/** Notifies who listens on a channel of PostgreSQL: now, or when the transaction is committed. */
export async function notify(
  on: Database,
  channel: string,
  payloads: readonly string[],
): Promise<void> {
  await on.query('SELECT pg_notify($1, payload) FROM unnest($2::text[]) AS payload', [
    channel,
    payloads,
  ]);
}
