import { expect, test } from '@playwright/test';
import { Client } from 'pg';
import { SeededRandom } from '../chaos/seeded-random';
import {
  acknowledgements,
  expectAllAccountedFor,
  waitForMore,
  waitForMoreDeliveries,
  countSentBy,
} from '../chaos/expectations';
import { World } from '../chaos/world';
import { until } from '@whathooks/testing';

/** Size of a file of PostgreSQL's own log: a limit below it would end the server. */
const LIMIT_BYTES = 16 * 1024 * 1024;

/** Four rows of this size fill a page, and leave no room for a message; larger ones are compressed. */
const ROW_BYTES = 2018;

/** Makes the file of messages too large for the limit, by rows that nobody ever sees. */
const BALLAST = `
  WITH copied AS (SELECT message AS one FROM messages message LIMIT 1),
  measured AS (
    SELECT one, pg_column_size(jsonb_populate_record(one, '{"wa_message_id": "12345", "text": ""}')) AS size
    FROM copied)
  INSERT INTO messages
  SELECT (jsonb_populate_record(one, jsonb_build_object(
    'id', gen_random_uuid(), 'wa_message_id', lpad(n::text, 5), 'text', repeat('x', ${ROW_BYTES} - size)))).*
  FROM measured, generate_series(1, 10000) n`;

test('while the disk is full nothing is accepted or confirmed, and all work continues when there is room', async () => {
  test.skip(process.platform !== 'linux', 'limits of other processes are set on Linux only');
  test.setTimeout(240_000);
  const world = await World.build({ numbers: 1, contacts: 1, settings: { autovacuum: 'off' } });
  const { database, product } = world;
  const client = new Client({ connectionString: database.url });
  await client.connect();
  try {
    const { receipts: linking } = await acknowledgements(world);
    const living = world.runTraffic(new SeededRandom(9));
    await waitForMoreDeliveries(world);
    await client.query('BEGIN');
    await client.query(BALLAST);
    await client.query('ROLLBACK');

    database.limitFiles(LIMIT_BYTES);
    await until(
      () => `commits and requests to fail\n${product.log}`,
      () => /a commit failed/.test(product.log) && world.rejections.has('503 database_unavailable'),
      60_000,
    );
    // Reading continues, and proves that everything that was confirmed is stored.
    await waitForMore(world, 'messages of the contact', () => countSentBy(world, 'contact'));
    expect((await product.api.get('/health/ready')).status).toBe(200);
    const { receipts } = await acknowledgements(world);
    const { rows } = await client.query<{ n: number }>('SELECT count(*)::int AS n FROM messages');
    expect(receipts - linking).toBeLessThanOrEqual(rows[0]?.n ?? 0);

    database.limitFiles('unlimited');
    await waitForMoreDeliveries(world);
    world.stopTraffic();
    await living;
    await expectAllAccountedFor(world);
  } finally {
    await client.end();
    await world.stop();
  }
});
