import type { TestDatabase } from '@whathooks/embedded-postgres';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../platform/database/connection/data-source';
import { prepareForQueue } from './delivery-queue';
import { ATTEMPT_COLUMNS, COMPLETE } from './attempt-results.sql';
import { CLAIM, CLAIM_NOTIFIED } from './lane-claims.sql';
import { FETCH, EXPEDITE, PARK, PARK_BUSY, PROBE } from './due-deliveries.sql';
import { migratedDatabase } from '../../../test/storage/migrated';

let database: TestDatabase;
let client: Client;
beforeAll(async () => {
  database = await migratedDatabase();
  const dataSource = await new DataSource(dataSourceOptions(database.url)).initialize();
  await dataSource.destroy();
  client = new Client({ connectionString: database.url });
  await client.connect();
  await prepareForQueue(client);
  await client.query('ALTER TABLE delivery_queue SET (autovacuum_enabled = false)');
  for (const [name, { statement }] of Object.entries(STATEMENTS)) {
    await client.query(`PREPARE planned_${name} AS ${statement}`);
  }
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

const ID = `'01a21e83-8c38-7307-9bad-94784c00a3fe'`;
const NONE = `'{}'`;
const none = (count: number): string => Array.from({ length: count }, () => NONE).join(', ');

/** Each statement with parameters, and the indexes by which it may find queue entries. */
const STATEMENTS = {
  claim: { statement: CLAIM, given: `${ID}, 5, 1, ${ID}, ${NONE}`, ways: ['due'] },
  claim_notified: { statement: CLAIM_NOTIFIED, given: `${ID}, 5, 1, ${NONE}`, ways: ['due'] },
  fetch: { statement: FETCH, given: `${none(6)}, 1`, ways: ['due', 'held', 'behind'] },
  probe: { statement: PROBE, given: none(3), ways: ['due', 'held', 'behind', 'webhook'] },
  // Deliveries attempted before are in both indexes: the choice depends on how many they are.
  expedite: {
    statement: EXPEDITE,
    given: `${ID}, ${ID}, ${ID}, 1`,
    ways: ['tried', 'webhook', 'pkey'],
  },
  park: { statement: PARK, given: none(3), ways: ['held', 'behind', 'pkey'] },
  park_busy: { statement: PARK_BUSY, given: none(5), ways: ['due', 'pkey'] },
  complete: {
    statement: COMPLETE,
    given: `${none(3)}, '[]', ${none(Object.keys(ATTEMPT_COLUMNS).length)}`,
    ways: ['behind', 'pkey'],
  },
};

interface PlanNode {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Index Cond'?: string;
  'Subplan Name'?: string;
  Plans?: PlanNode[];
}

/** How a plan finds queue entries: by the name of the index, or the kind of scan. */
function ways(node: PlanNode): string[] {
  const mine = node['Relation Name'] === 'delivery_queue' && /Scan$/.test(node['Node Type']);
  const index = node['Index Name']?.replace('delivery_queue_', '');
  // The row's location was found by an index.
  const isByPlace = node['Node Type'] === 'Tid Scan';
  const own = mine && !isByPlace ? [index ?? node['Node Type']] : [];
  return [...own, ...(node.Plans ?? []).flatMap(ways)];
}

/** How often a plan looks up the table of events. */
function lookups(node: PlanNode): number {
  const inside = (node.Plans ?? []).map(lookups).reduce((sum, count) => sum + count, 0);
  const isOne = node['Subplan Name'] !== undefined && namesEvents(node);
  return inside > 0 ? inside : Number(isOne);
}

function namesEvents(node: PlanNode): boolean {
  return !!node['Relation Name']?.startsWith('events') || !!node.Plans?.some(namesEvents);
}

async function planOf(name: keyof typeof STATEMENTS): Promise<PlanNode> {
  const { rows } = await client.query<{ 'QUERY PLAN': { Plan: PlanNode }[] }>(
    `EXPLAIN (FORMAT JSON) EXECUTE planned_${name} (${STATEMENTS[name].given})`,
  );
  const plan = rows[0]?.['QUERY PLAN'][0]?.Plan;
  if (!plan) throw new Error('no plan');
  return plan;
}

/**
 * How many lanes, how many deliveries in each, and what happened to them before statistics are
 * collected.
 */
const QUEUES = [1, 5, 60].flatMap((lanes) =>
  [1, 40, 300].flatMap((each) =>
    [
      'SELECT 1',
      `UPDATE delivery_queue SET due_at = now() + random() * interval '1 hour', attempts = 1 WHERE random() < 0.7`,
      'DELETE FROM delivery_queue WHERE random() < 0.9',
    ].map((then) => [lanes, each, then] as const),
  ),
);

it.each(QUEUES)('planned when %i lanes had %i each, after %s', async (lanes, each, then) => {
  await client.query('TRUNCATE delivery_queue');
  await client.query(
    `INSERT INTO delivery_queue (id, organization_id, webhook_id, event_id, event, session_id, chat_key, due_at)
     SELECT gen_random_uuid(), md5(lane::text)::uuid, md5(lane::text)::uuid, gen_random_uuid(), 'message.received',
            gen_random_uuid(), n % 10, now() - random() * interval '1 hour'
     FROM generate_series(1, $1::int) AS lane, generate_series(1, $2::int) AS n`,
    [lanes, each],
  );
  await client.query(then);
  await client.query('VACUUM ANALYZE delivery_queue');
  for (const [name, { ways: allowed }] of Object.entries(STATEMENTS)) {
    const found = ways(await planOf(name as keyof typeof STATEMENTS));
    expect(found).not.toEqual([]);
    expect([name, found.filter((way) => !allowed.includes(way))]).toEqual([name, []]);
  }
});

it.each(['fetch', 'probe'] as const)('%s looks the event of a delivery up once', async (name) => {
  // Once for its body, and once for the column that only a resend needs.
  expect(lookups(await planOf(name))).toBe(2);
});
