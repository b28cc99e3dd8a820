import { type TestDatabase, testDatabase } from '@whathooks/embedded-postgres';
import { DataSource } from 'typeorm';
import { TEST_MASTER_KEY } from '../../test/harness';
import { dataSourceOptions } from '../database/data-source';
import { newId } from '../database/ids';
import { UnitOfWork } from '../database/unit-of-work';
import { Vault } from '../vault/vault';
import type { CompletedAttempt } from './completed-attempt';
import { DatabaseLine } from '../database/database-line';
import {
  type ClaimedLane,
  DeliveryQueue,
  LEASE_SECONDS,
  prepareForQueue,
  READ_BYTES,
} from './delivery-queue';
import {
  ATTEMPT_COLUMNS,
  CLAIM,
  CLAIM_CALLED,
  COMPLETE,
  FETCH,
  HASTEN,
  LOOK_AHEAD,
  PROBE,
  WALK_LANES,
} from './delivery-queue.sql';
import { DeliverySecrets } from './delivery-secrets';

let database: TestDatabase;
let dataSource: DataSource;
let line: DatabaseLine;
let queue: DeliveryQueue;
let vault: Vault;
let organizationId: string;

beforeAll(async () => {
  database = await testDatabase();
  dataSource = await new DataSource(dataSourceOptions(database.url)).initialize();
  await dataSource.runMigrations();
  line = new DatabaseLine(database.url, 'queue of a test', { opened: prepareForQueue });
  vault = await Vault.open(dataSource, { masterKey: TEST_MASTER_KEY, dataDir: '' });
  queue = new DeliveryQueue(line, line, new DeliverySecrets(vault));
});
afterAll(async () => {
  await line.close();
  await dataSource.destroy();
  await database.drop();
});
beforeEach(async () => {
  await dataSource.query(
    'TRUNCATE organizations, delivery_queue, deliveries, delivery_attempts CASCADE',
  );
  organizationId = newId();
  await dataSource.query('INSERT INTO organizations (id, name) VALUES ($1, $2)', [
    organizationId,
    'A',
  ]);
  await new UnitOfWork(dataSource).run((tx) => vault.found(tx, organizationId));
});

async function lane(): Promise<string> {
  const id = newId();
  const sealer = (await vault.organization(organizationId)).sealer('webhooks', id);
  await dataSource.query(
    `INSERT INTO webhooks (id, organization_id, url, events, secret) VALUES ($1, $2, 'http://a.example/', '{message.received}', $3)`,
    [id, organizationId, sealer.seal('secret', 'whsec_')],
  );
  await dataSource.query('INSERT INTO delivery_lanes (id, organization_id) VALUES ($1, $2)', [
    id,
    organizationId,
  ]);
  return id;
}

/** Queues deliveries, as many as wanted, spread over chats. */
async function queued(
  laneId: string,
  count: number,
  columns: { due?: string; chats?: number } = {},
): Promise<string[]> {
  const ids = Array.from({ length: count }, () => newId());
  await dataSource.query(
    `INSERT INTO delivery_queue (id, organization_id, webhook_id, event_id, event, session_id, chat_key, due_at)
     SELECT id, $2, $3, id, 'message.received', $2, position % $4, ${columns.due ?? 'now()'}
     FROM unnest($1::uuid[]) WITH ORDINALITY AS wanted (id, position)`,
    [ids, organizationId, laneId, columns.chats ?? 1],
  );
  return ids;
}

const claimAll = async (): Promise<ClaimedLane[]> => (await queue.claim(newId(), 100)).lanes;
const claimed = async (id: string): Promise<ClaimedLane> => {
  const found = (await claimAll()).find((one) => one.id === id);
  if (!found) throw new Error('the lane was not claimed');
  return found;
};
const fetchIds = async (
  lanes: ClaimedLane[],
  room = 100,
  known: string[] = [],
  passing: string[] = [],
): Promise<string[]> =>
  (
    await queue.fetch(
      lanes.map((one) => ({ ...one, room, passing })),
      known,
    )
  ).map(({ id }) => id);

function attempt(
  { id, claimId }: ClaimedLane,
  deliveryId: string,
  change: Partial<CompletedAttempt> = {},
): CompletedAttempt {
  return {
    id: newId(),
    organizationId,
    webhookId: id,
    claimId,
    deliveryId,
    chatKey: '0',
    verdict: 'delivered',
    delayMs: 0,
    held: false,
    lets: 1,
    number: 1,
    step: 1,
    early: false,
    trigger: 'event',
    triggeredBy: null,
    url: 'http://a.example/',
    requestHeaders: { 'X-A': '1' },
    status: 200,
    responseHeaders: null,
    responseBody: null,
    responseTruncated: false,
    errorCode: null,
    errorDetail: null,
    remoteAddress: null,
    dnsMs: null,
    connectMs: null,
    tlsMs: null,
    firstByteMs: 1,
    totalMs: 2,
    startedAt: new Date(),
    ...change,
  };
}

/** Puts deliveries behind others of their chats, as if they had been blocked. */
const parked = async (...ids: string[]): Promise<void> => {
  await dataSource.query(`UPDATE delivery_queue SET due_at = 'infinity' WHERE id = ANY ($1)`, [
    ids,
  ]);
};

const waiting = async (): Promise<
  { id: string; attempts: number; held: boolean; parked: boolean }[]
> =>
  dataSource.query(
    `SELECT id, attempts, held, due_at = 'infinity' AS parked FROM delivery_queue ORDER BY id`,
  );

describe('a claim', () => {
  it('takes lanes with something due, once, and tells when the next is due', async () => {
    const [due, later] = [await lane(), await lane()];
    await lane();
    await queued(due, 3);
    await queued(later, 1, { due: `now() + interval '1 minute'` });
    const first = await queue.claim(newId(), 10);
    expect(first.lanes.map(({ id }) => id)).toEqual([due]);
    expect(Math.round((first.nextDueMs ?? 0) / 10_000)).toBe(6);
    expect((await queue.claim(newId(), 10)).lanes).toEqual([]);
  });

  it('by many at once gives each lane to one of them', async () => {
    const lanes = [];
    for (let index = 0; index < 20; index += 1) {
      lanes.push(await lane());
      await queued(lanes.at(-1) ?? '', 1);
    }
    const lines = Array.from(
      { length: 6 },
      (_, index) => new DatabaseLine(database.url, `rival ${index}`),
    );
    const results = await Promise.all(
      lines.map((rival) =>
        new DeliveryQueue(rival, rival, new DeliverySecrets(vault)).claim(newId(), 20),
      ),
    );
    await Promise.all(lines.map((rival) => rival.close()));
    const taken = results.flatMap((result) => result.lanes.map(({ id }) => id));
    expect(taken.sort()).toEqual([...lanes].sort());
  });

  it('passes over lanes, and counts those that others hold and have something to do in', async () => {
    const [ours, passed, busy, down, idle] = [
      await lane(),
      await lane(),
      await lane(),
      await lane(),
      await lane(),
    ];
    for (const id of [ours, passed, busy, down]) await queued(id, 1);
    await queued(idle, 1, { due: `now() + interval '1 minute'` });
    const held = async (id: string, set = ''): Promise<unknown> =>
      dataSource.query(
        `UPDATE delivery_lanes SET claim_id = $2, lease_until = now() + interval '1 minute' ${set} WHERE id = $1`,
        [id, newId()],
      );
    for (const id of [ours, busy, idle]) await held(id);
    await held(down, `, breaker = 'open'`);
    const found = await queue.claim(newId(), 10, LEAST, [ours, passed]);
    expect(found).toMatchObject({ lanes: [], elsewhere: 1 });
    const others = await queue.claim(newId(), 10, LEAST, []);
    expect(others.lanes.map(({ id }) => id)).toEqual([passed]);
    expect(others.elsewhere).toBe(2);
  });

  it('takes those that were called, and no others', async () => {
    const [one, other, idle] = [await lane(), await lane(), await lane()];
    for (const id of [one, other]) await queued(id, 1);
    const claimCalled = async (ids: string[]): Promise<string[]> =>
      (await queue.claimCalled(newId(), 10, ids)).lanes.map(({ id }) => id);
    expect(await claimCalled([idle])).toEqual([]);
    expect(await claimCalled([one, idle])).toEqual([one]);
    expect(await claimCalled([one])).toEqual([]);
    expect((await claimAll()).map(({ id }) => id)).toEqual([other]);
  });

  it('walks along all lanes a piece at a time', async () => {
    const lanes: string[] = [];
    for (let index = 0; index < WALK_LANES + 1; index += 1) lanes.push(newId());
    await dataSource.query(
      `WITH hook AS (
         INSERT INTO webhooks (id, organization_id, url, events, secret)
         SELECT id, $2, 'http://a.example/', '{message.received}', '' FROM unnest($1::uuid[]) AS id
         RETURNING id)
       INSERT INTO delivery_lanes (id, organization_id) SELECT id, $2 FROM hook`,
      [lanes, organizationId],
    );
    await dataSource.query(
      `INSERT INTO delivery_queue (id, organization_id, webhook_id, event_id, event, session_id, chat_key)
       SELECT gen_random_uuid(), $2, id, id, 'message.received', $2, 1 FROM unnest($1::uuid[]) AS id`,
      [lanes, organizationId],
    );
    lanes.sort();
    const first = await queue.claim(newId(), 1_000);
    expect(first.lanes.map(({ id }) => id).sort()).toEqual(lanes.slice(0, WALK_LANES));
    expect(first.through).toBe(lanes[WALK_LANES - 1]);
    const rest = await queue.claim(newId(), 1_000, first.through ?? '');
    expect(rest.lanes.map(({ id }) => id)).toEqual(lanes.slice(WALK_LANES));
    expect(rest.through).toBeNull();
  });

  it('takes those first that waited longest', async () => {
    const lanes = [await lane(), await lane(), await lane()];
    for (const id of lanes) await queued(id, 1);
    const order: string[] = [];
    for (let round = 0; round < 6; round += 1) {
      const { lanes: found } = await queue.claim(newId(), 1);
      order.push(...found.map(({ id }) => id));
      await queue.release(found);
    }
    expect(order.slice(3)).toEqual(order.slice(0, 3));
    expect(new Set(order)).toEqual(new Set(lanes));
  });

  it('leaves alone what is paused, disabled or leased, and takes what lapsed', async () => {
    const [paused, disabled, lapsed] = [await lane(), await lane(), await lane()];
    for (const id of [paused, disabled, lapsed]) await queued(id, 1);
    await dataSource.query(
      `UPDATE delivery_lanes SET paused_until = now() + interval '1 hour' WHERE id = $1`,
      [paused],
    );
    await dataSource.query('UPDATE webhooks SET enabled = false WHERE id = $1', [disabled]);
    const [before] = await claimAll();
    expect(before?.id).toBe(lapsed);
    expect(await claimAll()).toEqual([]);
    await dataSource.query(
      `UPDATE delivery_lanes SET lease_until = now() - interval '1 second' WHERE id = $1`,
      [lapsed],
    );
    const [after] = await claimAll();
    expect(after?.id).toBe(lapsed);
    expect(after?.claimId).not.toBe(before?.claimId);
    expect(before && (await queue.renew([before]))).toEqual(new Map());
    expect(after && [...(await queue.renew([after])).keys()]).toEqual([lapsed]);
  });

  it('is renewed for the length of a lease, with the destination as it is now', async () => {
    const id = await lane();
    await queued(id, 1);
    const ours = await claimed(id);
    await dataSource.query(`UPDATE webhooks SET url = 'http://b.example/' WHERE id = $1`, [id]);
    await dataSource.query(`UPDATE delivery_lanes SET lease_until = now() WHERE id = $1`, [id]);
    expect((await queue.renew([ours])).get(id)?.destination.url).toBe('http://b.example/');
    const [row] = await dataSource.query<{ seconds: number }[]>(
      'SELECT extract(epoch FROM lease_until - now())::float8 AS seconds FROM delivery_lanes WHERE id = $1',
      [id],
    );
    expect(row?.seconds).toBeGreaterThan(0);
    expect(row?.seconds).toBeLessThanOrEqual(LEASE_SECONDS);
    await dataSource.query('UPDATE webhooks SET enabled = false WHERE id = $1', [id]);
    expect(await queue.renew([ours])).toEqual(new Map([[id, null]]));
  });
});

describe('a look into lanes', () => {
  it('finds what is due in order, without what is in memory and chats that have enough', async () => {
    const id = await lane();
    const ids = await queued(id, 6, { chats: 2 });
    await queued(id, 2, { due: `now() + interval '1 minute'` });
    const ours = await claimed(id);
    expect(await fetchIds([ours])).toEqual(ids);
    expect(await fetchIds([ours], 2)).toEqual(ids.slice(0, 2));
    expect(await fetchIds([ours], 2, ids.slice(0, 3))).toEqual(ids.slice(3, 5));
    expect(await fetchIds([ours], 6, [], ['1'])).toEqual([ids[1], ids[3], ids[5]]);
  });

  it('finds nothing in a lane that is not ours', async () => {
    const id = await lane();
    await queued(id, 1);
    const ours = await claimed(id);
    expect(await fetchIds([{ ...ours, claimId: newId() }])).toEqual([]);
    expect(await fetchIds([ours])).toHaveLength(1);
  });

  it('passes chats that have enough in memory, each in its own lane', async () => {
    const [one, other] = [await lane(), await lane()];
    const [mine, theirs] = [await queued(one, 2), await queued(other, 2)];
    const lanes = await claimAll();
    const found = await queue.fetch(
      lanes.map((each) => ({ ...each, room: 10, passing: each.id === one ? ['0'] : [] })),
      [],
    );
    expect(found.map(({ id }) => id)).toEqual(theirs);
    expect(mine).toHaveLength(2);
  });

  it('parks a busy chat where it hides others, and nothing where it does not', async () => {
    const id = await lane();
    const busy = await queued(id, LOOK_AHEAD - 1);
    const ours = await claimed(id);
    const want = { ...ours, room: 10, passing: ['0'] };
    expect(await queue.parkBusy([want], busy.slice(0, 5))).toEqual(new Set());
    busy.push(...(await queued(id, 10)));
    const [hidden] = await queued(id, 1);
    await dataSource.query('UPDATE delivery_queue SET chat_key = 7 WHERE id = $1', [hidden]);
    expect(await queue.fetch([want], [])).toEqual([]);
    expect(await queue.parkBusy([want], busy.slice(0, 5))).toEqual(new Set([id]));
    expect(await fetchIds([ours], 10, busy.slice(0, 5), ['0'])).toEqual([hidden]);
    const parked = (await waiting()).filter((each) => each.parked).map((each) => each.id);
    expect(parked).toEqual(busy.slice(5, LOOK_AHEAD));
  });

  it('says what is blocked by an earlier one of its chat', async () => {
    const id = await lane();
    const [held, behind, other] = await queued(id, 3, { chats: 2 });
    await dataSource.query(`UPDATE delivery_queue SET chat_key = 1 WHERE id = ANY ($1)`, [
      [held, behind],
    ]);
    await dataSource.query(
      `UPDATE delivery_queue SET held = true, due_at = now() + interval '1 minute' WHERE id = $1`,
      [held],
    );
    await dataSource.query('UPDATE delivery_queue SET chat_key = 2 WHERE id = $1', [other]);
    const found = await queue.fetch([{ ...(await claimed(id)), room: 10, passing: [] }], []);
    expect(found.map((one) => [one.id, one.blocked])).toEqual([
      [behind, true],
      [other, false],
    ]);
  });
});

describe('what was blocked when it was read', () => {
  it('is parked behind what holds it, by whoever has the lane', async () => {
    const id = await lane();
    const [first = '', ...rest] = await queued(id, 3);
    const ours = await claimed(id);
    await queue.complete([attempt(ours, first, { verdict: 'retry', held: true, lets: 0 })]);
    await queue.park([{ ...ours, claimId: newId() }], rest);
    expect((await waiting()).filter((one) => one.parked)).toEqual([]);
    await queue.park([ours], rest);
    expect((await waiting()).filter((one) => one.parked).map((one) => one.id)).toEqual(rest);
  });

  it('is not parked when what held it is over: nobody would let it go', async () => {
    const id = await lane();
    const [first = '', second = ''] = await queued(id, 2);
    const ours = await claimed(id);
    await queue.complete([attempt(ours, first, { verdict: 'retry', held: true, lets: 0 })]);
    const [read] = await queue.fetch([{ ...ours, room: 10, passing: [] }], [first]);
    expect(read).toMatchObject({ id: second, blocked: true });
    await queue.complete([attempt(ours, first, { number: 2 })]);
    await queue.park([ours], [second]);
    expect(await fetchIds([ours])).toEqual([second]);
  });
});

describe('a result', () => {
  it('moves a delivery that is over to the log', async () => {
    const id = await lane();
    const [first, second] = await queued(id, 2);
    const ours = await claimed(id);
    await queue.complete([
      attempt(ours, first ?? ''),
      attempt(ours, second ?? '', {
        verdict: 'failed',
        status: 500,
        errorCode: 'status',
        number: 10,
      }),
    ]);
    expect(await waiting()).toEqual([]);
    expect(
      await dataSource.query(
        'SELECT id, status, attempts, last_status, last_error FROM deliveries ORDER BY id',
      ),
    ).toEqual([
      { id: first, status: 'delivered', attempts: 1, last_status: 200, last_error: null },
      { id: second, status: 'failed', attempts: 10, last_status: 500, last_error: 'status' },
    ]);
    expect(
      await dataSource.query('SELECT delivery_id FROM delivery_attempts ORDER BY delivery_id'),
    ).toEqual([{ delivery_id: first }, { delivery_id: second }]);
  });

  it('of somebody who lost the lane is logged and changes nothing', async () => {
    const id = await lane();
    const ids = await queued(id, 3);
    const stale = { ...(await claimed(id)), claimId: newId() };
    const before = await waiting();
    await queue.complete([
      attempt(stale, ids[0] ?? ''),
      attempt(stale, ids[1] ?? '', { verdict: 'retry', delayMs: 1_000, held: true, lets: 0 }),
      attempt(stale, ids[2] ?? '', { verdict: 'failed' }),
    ]);
    await queue.release([stale]);
    expect(await waiting()).toEqual(before);
    expect(await claimAll()).toEqual([]);
    const [{ count } = { count: 0 }] = await dataSource.query<{ count: number }[]>(
      'SELECT count(*)::int AS count FROM delivery_attempts',
    );
    expect(count).toBe(3);
  });

  it('lets as many go as wait behind it, in order, and only of its chat', async () => {
    const id = await lane();
    const ids = await queued(id, 8, { chats: 2 });
    const mine = ids.filter((_, index) => index % 2 === 0);
    const ours = await claimed(id);
    const [head, ...rest] = mine;
    await parked(...rest, ids[1] ?? '');
    expect((await waiting()).filter(({ parked }) => parked)).toHaveLength(4);
    const letGo = await queue.complete([attempt(ours, head ?? '', { chatKey: '1', lets: 2 })]);
    expect(letGo).toEqual(new Set([id]));
    const still = (await waiting()).filter((one) => one.parked).map((one) => one.id);
    expect(still).toEqual([ids[1], rest[2]]);
  });

  it('lets them go in front of later ones that nobody looked at meanwhile', async () => {
    const id = await lane();
    const before = await queued(id, 3);
    const ours = await claimed(id);
    await parked(...before.slice(1));
    const after = await queued(id, 2);
    await dataSource.query(`UPDATE delivery_queue SET chat_key = 0`);
    await queue.complete([attempt(ours, before[0] ?? '', { lets: 2 })]);
    expect(await fetchIds([ours])).toEqual([...before.slice(1), ...after]);
  });

  it('that says to retry keeps the delivery, due later and holding its chat', async () => {
    const id = await lane();
    const [first] = await queued(id, 1);
    const ours = await claimed(id);
    await queue.complete([
      attempt(ours, first ?? '', {
        verdict: 'retry',
        delayMs: 60_000,
        held: true,
        lets: 0,
        errorCode: 'timeout',
        status: null,
      }),
    ]);
    expect(await waiting()).toEqual([{ id: first, attempts: 1, held: true, parked: false }]);
    expect(await fetchIds([ours])).toEqual([]);
  });
});

const LEAST = '00000000-0000-0000-0000-000000000000';
const MOST = 'ffffffff-ffff-ffff-ffff-ffffffffffff';
const openBreaker = (id: string, paused = 'now()'): Promise<unknown> =>
  dataSource.query(
    `UPDATE delivery_lanes SET breaker = 'open', paused_until = ${paused} WHERE id = $1`,
    [id],
  );
const putOff = (ids: string[], due = `now() + interval '1 hour'`): Promise<unknown> =>
  dataSource.query(
    `UPDATE delivery_queue SET attempts = 2, step = 2, due_at = ${due} WHERE id = ANY ($1)`,
    [ids],
  );

describe('a lane whose endpoint is down', () => {
  it('is claimed when a probe is due, although nothing else is', async () => {
    const id = await lane();
    await putOff(await queued(id, 2));
    expect(await claimAll()).toEqual([]);
    await openBreaker(id, `now() + interval '1 minute'`);
    expect(await claimAll()).toEqual([]);
    await openBreaker(id);
    expect((await claimed(id)).endpoint).toMatchObject({ open: true, probes: 0 });
  });

  it('is probed by its oldest delivery, or by the oldest whose own time has come', async () => {
    const id = await lane();
    const [oldest, behind, next] = await queued(id, 4, { chats: 2 });
    await putOff([oldest ?? '']);
    await dataSource.query('UPDATE delivery_queue SET held = true, chat_key = 7 WHERE id = $1', [
      oldest,
    ]);
    await dataSource.query('UPDATE delivery_queue SET chat_key = 7 WHERE id = $1', [behind]);
    await openBreaker(id);
    const ours = await claimed(id);
    expect(await queue.probe([{ ...ours, due: false }])).toMatchObject([
      { id: oldest, early: true, held: true, step: 2 },
    ]);
    expect(await queue.probe([{ ...ours, due: true }])).toMatchObject([{ id: next, early: false }]);
    await putOff([next ?? ''], `'-infinity'`);
    // Somebody asked for that one.
    expect(await queue.probe([{ ...ours, due: false }])).toMatchObject([
      { id: next, early: false },
    ]);
    await putOff([next ?? '', behind ?? '']);
    await dataSource.query(`DELETE FROM delivery_queue WHERE id > $1`, [next]);
    expect(await queue.probe([{ ...ours, due: true }])).toMatchObject([{ id: oldest }]);
    expect(await queue.probe([{ ...ours, claimId: newId(), due: true }])).toEqual([]);
  });

  it('keeps what was learnt of it, unless the lane was lost meanwhile', async () => {
    const id = await lane();
    await queued(id, 1);
    const ours = await claimed(id);
    const news = {
      id,
      claimId: ours.claimId,
      open: true,
      probes: 3,
      recentAttempts: 4,
      recentFailures: 2,
      recentAgeMs: 1_000,
      failingForMs: 60_000,
      pauseMs: 30_000,
      releaseThrough: null,
      nextMs: 90_000,
      revision: 0,
    };
    await queue.complete([], [{ ...news, claimId: newId() }]);
    expect((await laneRow(id)).breaker).toBe('closed');
    await queue.complete([], [news]);
    expect(await laneRow(id)).toEqual({
      breaker: 'open',
      probes: 3,
      recent_attempts: 4,
      recent_failures: 2,
      age: 1,
      failing: 60,
      paused: 30,
      release_through: null,
      next: 90,
    });
    await queue.complete(
      [],
      [{ ...news, open: false, failingForMs: null, pauseMs: null, releaseThrough: MOST }],
    );
    expect(await laneRow(id)).toMatchObject({ breaker: 'closed', failing: null, paused: null });
    await queue.complete([], [news]);
    expect((await laneRow(id)).release_through).toBe(MOST);
    // Of an address that is another by now.
    await queue.complete([], [{ ...news, revision: 1, probes: 9 }]);
    expect((await laneRow(id)).probes).toBe(3);
  });

  /** What the table says of a lane; times in whole seconds from now. */
  async function laneRow(id: string): Promise<Record<string, unknown>> {
    const [row] = await dataSource.query<Record<string, unknown>[]>(
      `SELECT breaker, probes, recent_attempts, recent_failures, release_through,
              round(extract(epoch FROM now() - recent_at))::int AS age,
              round(extract(epoch FROM now() - failing_since))::int AS failing,
              round(extract(epoch FROM paused_until - now()))::int AS paused,
              round(extract(epoch FROM next_at - now()))::int AS next
       FROM delivery_lanes WHERE id = $1`,
      [id],
    );
    return row ?? {};
  }

  it('is made due in pieces once it is back, with its own times kept', async () => {
    const id = await lane();
    const ids = await queued(id, 700);
    await putOff(ids.slice(0, 600));
    await openBreaker(id);
    const ours = await claimed(id);
    await dataSource.query('UPDATE delivery_lanes SET release_through = $2 WHERE id = $1', [
      id,
      ids[549],
    ]);
    const through = await queue.hasten(ours, LEAST);
    expect(through).toBe(ids[499]);
    expect(await queue.hasten({ ...ours, claimId: newId() }, through ?? '')).toBeNull();
    expect(await queue.hasten(ours, through ?? '')).toBeNull();
    const [counts] = await dataSource.query<Record<string, unknown>[]>(
      `SELECT count(*) FILTER (WHERE own_due_at > now() AND due_at <= now())::int AS hastened,
              count(*) FILTER (WHERE due_at > now())::int AS later FROM delivery_queue`,
    );
    expect(counts).toEqual({ hastened: 550, later: 50 });
    expect((await laneRow(id)).release_through).toBeNull();
    // Those that failed before go first: they are the oldest.
    expect((await fetchIds([ours], 3)).length).toBe(3);
    const found = await queue.fetch([{ ...ours, room: 1, passing: [] }], []);
    expect(found).toMatchObject([{ id: ids[0], early: true }]);
    await queue.complete([
      attempt(ours, ids[0] ?? '', { verdict: 'retry', early: true, number: 3, step: 2, lets: 0 }),
    ]);
    const [first] = await dataSource.query<Record<string, unknown>[]>(
      `SELECT attempts, step, own_due_at, due_at > now() + interval '50 minutes' AS later
       FROM delivery_queue WHERE id = $1`,
      [ids[0]],
    );
    expect(first).toEqual({ attempts: 3, step: 2, own_due_at: null, later: true });
  });
});

interface PlanNode {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  Plans?: PlanNode[];
}

/** Entries of the queue that a statement touched, by whatever kind of scan. */
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
  claim_called: CLAIM_CALLED,
  fetch: FETCH,
  probe: PROBE,
  hasten: HASTEN,
  complete: COMPLETE,
};

/** Runs a statement as the queue does, with the plan that was made for it before, and counts. */
async function explain(name: keyof typeof STATEMENTS, parameters: unknown[]): Promise<number> {
  const client = await line.open();
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

/** An element of an array, as text of any type. */
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
    // The worst that a plan can be made on: statistics say that whatever is looked for is found at once.
    const [busy] = [await lane()];
    await queued(busy, 5_000, { due: `'infinity'` });
    await dataSource.query('UPDATE delivery_queue SET held = true');
    await dataSource.query('VACUUM ANALYZE delivery_queue');
    await dataSource.query('DELETE FROM delivery_queue');
    const client = await line.open();
    for (const [name, statement] of Object.entries(STATEMENTS)) {
      await client.query(`PREPARE explained_${name} AS ${statement}`);
    }
    await explain('claim', [newId(), LEASE_SECONDS, 100, LEAST, []]);
    await explain('claim_called', [newId(), LEASE_SECONDS, 100, [newId()]]);
    await explain('fetch', [[newId()], [newId()], [1], [], [], [], READ_BYTES]);
    await explain('probe', [[newId()], [newId()], [true]]);
    await explain('hasten', [newId(), newId(), LEAST, 500]);
    await explain('complete', [[newId()], [newId()], [newId()], '[]', ...columns([])]);
  });

  beforeEach(async () => {
    [dead, healthy] = [await lane(), await lane()];
    await queued(dead, DEAD, { chats: 100, due: `now() - interval '1 hour'` });
    ids = await queued(healthy, 20, { chats: 5 });
  });

  it('are touched by a claim at their head alone, paused or not', async () => {
    for (const paused of ['NULL', `'infinity'::timestamptz`]) {
      await dataSource.query(`UPDATE delivery_lanes SET paused_until = ${paused} WHERE id = $1`, [
        dead,
      ]);
      // The head of each lane, and the end of the walk.
      expect(await explain('claim', [newId(), LEASE_SECONDS, 100, LEAST, []])).toBeLessThanOrEqual(
        3,
      );
    }
  });

  it('are touched by a claim of their own lane at its head alone, and by that of another not at all', async () => {
    const called = (lane: string): Promise<number> =>
      explain('claim_called', [newId(), LEASE_SECONDS, 100, [lane]]);
    expect(await called(dead)).toBe(1);
    await dataSource.query('DELETE FROM delivery_queue WHERE webhook_id = $1', [healthy]);
    expect(await called(healthy)).toBe(0);
  });

  it('are not touched by a look into another lane', async () => {
    const ours = await claimed(healthy);
    expect(
      await explain('fetch', [[healthy], [ours.claimId], [10], [], [], [], READ_BYTES]),
    ).toBeLessThanOrEqual(20);
  });

  it('are touched by a look into their own lane no further than there is room', async () => {
    const ours = await claimed(dead);
    expect(
      await explain('fetch', [[dead], [ours.claimId], [10], [], [], [], READ_BYTES]),
    ).toBeLessThanOrEqual(20);
  });

  it('are not touched by a look past those of them that wait behind others of their chats', async () => {
    // The oldest of each chat is held, and the others wait behind it.
    await dataSource.query(
      `UPDATE delivery_queue SET due_at = 'infinity', held = false WHERE webhook_id = $1`,
      [dead],
    );
    await dataSource.query(
      `UPDATE delivery_queue SET held = true, due_at = now() + interval '1 hour'
       WHERE id IN (SELECT id FROM delivery_queue WHERE webhook_id = $1 ORDER BY id LIMIT 100)`,
      [dead],
    );
    await queued(dead, 10, { chats: 100 });
    await dataSource.query('ANALYZE delivery_queue');
    const ours = await claimed(dead);
    const found = await queue.fetch([{ ...ours, room: 10, passing: [] }], []);
    expect(found.map(({ blocked }) => blocked)).toEqual(Array.from({ length: 10 }, () => true));
    expect(
      await explain('fetch', [[dead], [ours.claimId], [10], [], [], [], READ_BYTES]),
    ).toBeLessThanOrEqual(40);
  });

  it('are touched by a probe no further than one delivery that may go', async () => {
    await openBreaker(dead);
    const ours = await claimed(dead);
    for (const due of [true, false]) {
      expect(await explain('probe', [[dead], [ours.claimId], [due]])).toBeLessThanOrEqual(10);
    }
  });

  it('are made due again in pieces that cost the same however many there are', async () => {
    await dataSource.query(
      `UPDATE delivery_queue SET attempts = 1, due_at = now() + interval '1 hour' WHERE webhook_id = $1`,
      [dead],
    );
    await openBreaker(dead);
    const ours = await claimed(dead);
    await dataSource.query('UPDATE delivery_lanes SET release_through = $2 WHERE id = $1', [
      dead,
      MOST,
    ]);
    const count = await explain('hasten', [dead, ours.claimId, LEAST, 100]);
    expect(count).toBeLessThanOrEqual(400);
  });

  it('are not touched by the results of another lane', async () => {
    const ours = await claimed(healthy);
    const records = ids.slice(0, 10).map((id) => attempt(ours, id));
    const again = ids
      .slice(10)
      .map((id) => attempt(ours, id, { verdict: 'retry', delayMs: 1, held: true, lets: 0 }));
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
