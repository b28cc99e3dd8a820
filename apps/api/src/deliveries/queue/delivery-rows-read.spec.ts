import { MOST_ID, QueueBench } from '../../../test/deliveries/queue';
import { LEAST_ID, newId } from '../../platform/database/ids';
import type { CompletedAttempt } from './completed-attempt';
import { LEASE_SECONDS, READ_BYTES } from './delivery-queue';
import { ATTEMPT_COLUMNS, COMPLETE } from './attempt-results.sql';
import { CLAIM, CLAIM_NOTIFIED } from './lane-claims.sql';
import { FETCH, EXPEDITE, PROBE } from './due-deliveries.sql';

let bench: QueueBench;
beforeAll(async () => {
  bench = await QueueBench.open();
});
afterAll(() => bench.close());
beforeEach(() => bench.clear());

interface PlanNode {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  Plans?: PlanNode[];
}

/** Queue entries that a statement read, by any kind of scan. */
function touched(node: PlanNode): number {
  const ofQueue =
    node['Relation Name'] === 'delivery_queue' ||
    (node['Node Type'] === 'Bitmap Index Scan' && node['Index Name']?.startsWith('delivery_queue'));
  const own =
    ofQueue && node['Node Type'].includes('Scan')
      ? (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops']
      : 0;
  return own + (node.Plans ?? []).reduce((sum, child) => sum + touched(child), 0);
}

const STATEMENTS = {
  claim: CLAIM,
  claim_notified: CLAIM_NOTIFIED,
  fetch: FETCH,
  probe: PROBE,
  expedite: EXPEDITE,
  complete: COMPLETE,
};

/** Runs a statement as the queue does, with the plan made before, and counts the entries read. */
async function explain(name: keyof typeof STATEMENTS, parameters: unknown[]): Promise<number> {
  const client = await bench.databaseConnection.open();
  await client.query('BEGIN');
  try {
    const { rows } = await client.query<{ 'QUERY PLAN': { Plan: PlanNode }[] }>(
      `EXPLAIN (ANALYZE, FORMAT JSON) EXECUTE explained_${name} (${parameters.map(literal).join(', ')})`,
    );
    const plan = rows[0]?.['QUERY PLAN'][0]?.Plan;
    if (!plan) throw new Error('no plan');
    return touched(plan);
  } finally {
    await client.query('ROLLBACK');
  }
}

function literal(value: unknown): string {
  if (typeof value === 'number') return String(value);
  const text = Array.isArray(value) ? `{${value.map(element).join(',')}}` : String(value);
  return `'${text.replaceAll("'", "''")}'`;
}

/** An array element, as text of any type. */
function element(value: unknown): string {
  if (value === null) return 'NULL';
  if (value instanceof Date) return `"${value.toISOString()}"`;
  return JSON.stringify(typeof value === 'object' ? JSON.stringify(value) : String(value));
}

/** Columns of attempts, as the statement that completes them takes them. */
const columns = (attempts: CompletedAttempt[]): unknown[][] =>
  Object.keys(ATTEMPT_COLUMNS).map((name) =>
    attempts.map((one) => one[name as keyof CompletedAttempt]),
  );

describe('twenty thousand deliveries of a dead webhook', () => {
  const DEAD = 20_000;
  let dead: string;
  let healthy: string;
  let ids: string[];

  beforeAll(async () => {
    // The worst case for a plan: statistics say that any search finds a row at once.
    await bench.clear();
    const busy = await bench.lane();
    await bench.queued(busy, 5_000, { due: `'infinity'` });
    await bench.dataSource.query('UPDATE delivery_queue SET held = true');
    await bench.dataSource.query('VACUUM ANALYZE delivery_queue');
    await bench.dataSource.query('DELETE FROM delivery_queue');
    const client = await bench.databaseConnection.open();
    for (const [name, statement] of Object.entries(STATEMENTS)) {
      await client.query(`PREPARE explained_${name} AS ${statement}`);
    }
    await explain('claim', [newId(), LEASE_SECONDS, 100, LEAST_ID, []]);
    await explain('claim_notified', [newId(), LEASE_SECONDS, 100, [newId()]]);
    await explain('fetch', [[newId()], [newId()], [1], [], [], [], READ_BYTES]);
    await explain('probe', [[newId()], [newId()], [true]]);
    await explain('expedite', [newId(), newId(), LEAST_ID, 500]);
    await explain('complete', [[newId()], [newId()], [newId()], '[]', ...columns([])]);
  });

  beforeEach(async () => {
    [dead, healthy] = [await bench.lane(), await bench.lane()];
    await bench.queued(dead, DEAD, { chats: 100, due: `now() - interval '1 hour'` });
    ids = await bench.queued(healthy, 20, { chats: 5 });
  });

  it('are read by a claim at their head alone, paused or not', async () => {
    for (const paused of ['NULL', `'infinity'::timestamptz`]) {
      await bench.dataSource.query(
        `UPDATE delivery_lanes SET paused_until = ${paused} WHERE id = $1`,
        [dead],
      );
      // The head of each lane, and the end of the scan.
      expect(
        await explain('claim', [newId(), LEASE_SECONDS, 100, LEAST_ID, []]),
      ).toBeLessThanOrEqual(3);
    }
  });

  it('are read by a claim of their own lane at its head alone, and by that of another not at all', async () => {
    const called = (lane: string): Promise<number> =>
      explain('claim_notified', [newId(), LEASE_SECONDS, 100, [lane]]);
    expect(await called(dead)).toBe(1);
    await bench.dataSource.query('DELETE FROM delivery_queue WHERE webhook_id = $1', [healthy]);
    expect(await called(healthy)).toBe(0);
  });

  it('are not read by a read of another lane', async () => {
    const ours = await bench.claimed(healthy);
    expect(
      await explain('fetch', [[healthy], [ours.claimId], [10], [], [], [], READ_BYTES]),
    ).toBeLessThanOrEqual(20);
  });

  it('are read from their own lane only as far as there is room', async () => {
    const ours = await bench.claimed(dead);
    expect(
      await explain('fetch', [[dead], [ours.claimId], [10], [], [], [], READ_BYTES]),
    ).toBeLessThanOrEqual(20);
  });

  it('are not read while parked behind others of their chats', async () => {
    // The oldest of each chat is held, and the others wait behind it.
    await bench.dataSource.query(
      `UPDATE delivery_queue SET due_at = 'infinity', held = false WHERE webhook_id = $1`,
      [dead],
    );
    await bench.dataSource.query(
      `UPDATE delivery_queue SET held = true, due_at = now() + interval '1 hour'
       WHERE id IN (SELECT id FROM delivery_queue WHERE webhook_id = $1 ORDER BY id LIMIT 100)`,
      [dead],
    );
    await bench.queued(dead, 10, { chats: 100 });
    await bench.dataSource.query('ANALYZE delivery_queue');
    const ours = await bench.claimed(dead);
    const found = await bench.queue.fetch([{ ...ours, room: 10, skippedChats: [] }], []);
    expect(found.map(({ blocked }) => blocked)).toEqual(Array.from({ length: 10 }, () => true));
    expect(
      await explain('fetch', [[dead], [ours.claimId], [10], [], [], [], READ_BYTES]),
    ).toBeLessThanOrEqual(40);
  });

  it('are read by a probe only up to one delivery that may go', async () => {
    await bench.openBreaker(dead);
    const ours = await bench.claimed(dead);
    for (const due of [true, false]) {
      expect(await explain('probe', [[dead], [ours.claimId], [due]])).toBeLessThanOrEqual(10);
    }
  });

  it('are made due in batches whose cost does not depend on their number', async () => {
    await bench.dataSource.query(
      `UPDATE delivery_queue SET attempts = 1, due_at = now() + interval '1 hour' WHERE webhook_id = $1`,
      [dead],
    );
    await bench.openBreaker(dead);
    const ours = await bench.claimed(dead);
    await bench.dataSource.query('UPDATE delivery_lanes SET release_through = $2 WHERE id = $1', [
      dead,
      MOST_ID,
    ]);
    const count = await explain('expedite', [dead, ours.claimId, LEAST_ID, 100]);
    expect(count).toBeLessThanOrEqual(400);
  });

  it('are not read when results of another lane are written', async () => {
    const ours = await bench.claimed(healthy);
    const records = ids.slice(0, 10).map((id) => bench.attempt(ours, id));
    const again = ids
      .slice(10)
      .map((id) =>
        bench.attempt(ours, id, { verdict: 'retry', delayMs: 1, held: true, unblocks: 0 }),
      );
    const count = await explain('complete', [
      [healthy],
      ids.slice(0, 10),
      ids.slice(10),
      '[]',
      ...columns([...records, ...again]),
    ]);
    expect(count).toBeLessThanOrEqual(40);
  });
});
