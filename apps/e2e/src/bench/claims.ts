import type { Client } from 'pg';
import type { OwnDatabase } from '../harness/own-database';
import type { Account, Product } from '../harness/product';
import type { Pair } from './measures';
import { type Clock, deadBacklog, oneRound } from './waits';

/** What PostgreSQL writes into its log when it has carried out the claim. */
const CLAIMED = /duration: ([\d.]+) ms {2}execute claim(?: called)?:/g;

/** Lanes are looked for about once a second, and a round takes a few seconds. */
const ROUNDS = 8;

/** How PostgreSQL has to be set up for its log to tell how long claims take. */
export const TELLS_DURATIONS = {
  log_min_duration_statement: '0',
  track_commit_timestamp: 'on',
};

/**
 * The time of a claim in PostgreSQL, in ms, while messages come in one by one: of the fastest quarter, since
 * whatever else the machine does only adds to it.
 */
export async function claimMs(
  product: Product,
  database: OwnDatabase,
  client: Client,
  clock: Clock,
  pair: Pair,
): Promise<number> {
  const before = database.log.length;
  for (let round = 0; round < ROUNDS; round += 1) await oneRound(product, client, clock, pair);
  const took = [...database.log.slice(before).matchAll(CLAIMED)].map(([, ms]) => Number(ms));
  return took.sort((a, b) => a - b)[Math.floor(took.length / 4)] ?? NaN;
}

/** So many deliveries that are over, with an attempt each, and one in ten that waits for a dead server. */
export async function store(account: Account, client: Client, count: number): Promise<void> {
  await client.query(
    `WITH event AS (SELECT id, organization_id, session_id FROM events ORDER BY id LIMIT 1),
       hook AS (SELECT webhook_id AS id FROM deliveries ORDER BY id LIMIT 1),
       ended AS (
         INSERT INTO deliveries (id, organization_id, webhook_id, event_id, event, session_id, chat_key,
                                 status, attempts, trigger, last_status, created_at)
         SELECT overlay(gen_random_uuid()::text PLACING left(event.id::text, 13) FROM 1 FOR 13)::uuid,
                event.organization_id, hook.id, event.id, 'message.received', event.session_id, n % 1000,
                'delivered', 1, 'event', 200, now()
         FROM event, hook, generate_series(1, $1::int) AS n
         RETURNING id, organization_id, webhook_id)
     INSERT INTO delivery_attempts (id, organization_id, webhook_id, delivery_id, number, trigger, url,
                                    request_headers, status, total_ms, started_at)
     SELECT id, organization_id, webhook_id, id, 1, 'event', 'http://127.0.0.1/', '{}', 200, 1, now()
     FROM ended`,
    [count],
  );
  await client.query('VACUUM ANALYZE deliveries, delivery_attempts');
  await deadBacklog(account, client, count / 10);
}
