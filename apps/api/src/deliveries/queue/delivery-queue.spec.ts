import { MOST_ID, QueueBench } from '../../../test/deliveries/queue';
import { LEAST_ID, newId } from '../../platform/database/ids';
import { DatabaseConnection } from '../../platform/database/connection/database-connection';
import { LEASE_SECONDS } from './delivery-queue';
import { LOOK_AHEAD } from './due-deliveries.sql';
import { SCAN_LANES } from './lane-claims.sql';

let bench: QueueBench;
beforeAll(async () => {
  bench = await QueueBench.open();
});
afterAll(() => bench.close());
beforeEach(() => bench.clear());

describe('a claim', () => {
  it('claims lanes with due deliveries once, and returns when the next is due', async () => {
    const [due, later] = [await bench.lane(), await bench.lane()];
    await bench.lane();
    await bench.queued(due, 3);
    await bench.queued(later, 1, { due: `now() + interval '1 minute'` });
    const first = await bench.queue.claim(newId(), 10);
    expect(first.lanes.map(({ id }) => id)).toEqual([due]);
    expect(Math.round((first.nextDueMs ?? 0) / 10_000)).toBe(6);
    expect((await bench.queue.claim(newId(), 10)).lanes).toEqual([]);
  });

  it('by many processes at once gives each lane to one of them', async () => {
    const lanes = [];
    for (let index = 0; index < 20; index += 1) {
      lanes.push(await bench.lane());
      await bench.queued(lanes.at(-1) ?? '', 1);
    }
    const lines = Array.from(
      { length: 6 },
      (_, index) => new DatabaseConnection(bench.database.url, `rival ${index}`),
    );
    const results = await Promise.all(
      lines.map((rival) => bench.queueOn(rival).claim(newId(), 20)),
    );
    await Promise.all(lines.map((rival) => rival.close()));
    const taken = results.flatMap((result) => result.lanes.map(({ id }) => id));
    expect(taken.sort()).toEqual([...lanes].sort());
  });

  it('skips lanes, and counts due lanes held by others', async () => {
    const [ours, passed, busy, down, idle] = [
      await bench.lane(),
      await bench.lane(),
      await bench.lane(),
      await bench.lane(),
      await bench.lane(),
    ];
    for (const id of [ours, passed, busy, down]) await bench.queued(id, 1);
    await bench.queued(idle, 1, { due: `now() + interval '1 minute'` });
    const held = async (id: string, set = ''): Promise<unknown> =>
      bench.dataSource.query(
        `UPDATE delivery_lanes SET claim_id = $2, lease_until = now() + interval '1 minute' ${set} WHERE id = $1`,
        [id, newId()],
      );
    for (const id of [ours, busy, idle]) await held(id);
    await held(down, `, breaker = 'open'`);
    const found = await bench.queue.claim(newId(), 10, LEAST_ID, [ours, passed]);
    expect(found).toMatchObject({ lanes: [], heldByOthers: 1 });
    const others = await bench.queue.claim(newId(), 10, LEAST_ID, []);
    expect(others.lanes.map(({ id }) => id)).toEqual([passed]);
    expect(others.heldByOthers).toBe(2);
  });

  it('claims those that were notified, and no others', async () => {
    const [one, other, idle] = [await bench.lane(), await bench.lane(), await bench.lane()];
    for (const id of [one, other]) await bench.queued(id, 1);
    const claimNotified = async (ids: string[]): Promise<string[]> =>
      (await bench.queue.claimNotified(newId(), 10, ids)).lanes.map(({ id }) => id);
    expect(await claimNotified([idle])).toEqual([]);
    expect(await claimNotified([one, idle])).toEqual([one]);
    expect(await claimNotified([one])).toEqual([]);
    expect((await bench.claimAll()).map(({ id }) => id)).toEqual([other]);
  });

  it('scans all lanes a page at a time', async () => {
    const lanes: string[] = [];
    for (let index = 0; index < SCAN_LANES + 1; index += 1) lanes.push(newId());
    await bench.dataSource.query(
      `WITH hook AS (
         INSERT INTO webhooks (id, organization_id, url, events, secret)
         SELECT id, $2, 'http://a.example/', '{message.received}', '' FROM unnest($1::uuid[]) AS id
         RETURNING id)
       INSERT INTO delivery_lanes (id, organization_id) SELECT id, $2 FROM hook`,
      [lanes, bench.organizationId],
    );
    await bench.dataSource.query(
      `INSERT INTO delivery_queue (id, organization_id, webhook_id, event_id, event, session_id, chat_key)
       SELECT gen_random_uuid(), $2, id, id, 'message.received', $2, 1 FROM unnest($1::uuid[]) AS id`,
      [lanes, bench.organizationId],
    );
    lanes.sort();
    const first = await bench.queue.claim(newId(), 1_000);
    expect(first.lanes.map(({ id }) => id).sort()).toEqual(lanes.slice(0, SCAN_LANES));
    expect(first.scannedThrough).toBe(lanes[SCAN_LANES - 1]);
    const rest = await bench.queue.claim(newId(), 1_000, first.scannedThrough ?? '');
    expect(rest.lanes.map(({ id }) => id)).toEqual(lanes.slice(SCAN_LANES));
    expect(rest.scannedThrough).toBeNull();
  });

  it('takes the lanes first that waited longest', async () => {
    const lanes = [await bench.lane(), await bench.lane(), await bench.lane()];
    for (const id of lanes) await bench.queued(id, 1);
    const order: string[] = [];
    for (let round = 0; round < 6; round += 1) {
      const { lanes: found } = await bench.queue.claim(newId(), 1);
      order.push(...found.map(({ id }) => id));
      await bench.queue.release(found);
    }
    expect(order.slice(3)).toEqual(order.slice(0, 3));
    expect(new Set(order)).toEqual(new Set(lanes));
  });

  it('leaves paused, disabled and claimed lanes alone, and takes those whose lease expired', async () => {
    const [paused, disabled, lapsed] = [await bench.lane(), await bench.lane(), await bench.lane()];
    for (const id of [paused, disabled, lapsed]) await bench.queued(id, 1);
    await bench.dataSource.query(
      `UPDATE delivery_lanes SET paused_until = now() + interval '1 hour' WHERE id = $1`,
      [paused],
    );
    await bench.dataSource.query('UPDATE webhooks SET enabled = false WHERE id = $1', [disabled]);
    const [before] = await bench.claimAll();
    expect(before?.id).toBe(lapsed);
    expect(await bench.claimAll()).toEqual([]);
    await bench.dataSource.query(
      `UPDATE delivery_lanes SET lease_until = now() - interval '1 second' WHERE id = $1`,
      [lapsed],
    );
    const [after] = await bench.claimAll();
    expect(after?.id).toBe(lapsed);
    expect(after?.claimId).not.toBe(before?.claimId);
    expect(before && (await bench.queue.renew([before]))).toEqual(new Map());
    expect(after && [...(await bench.queue.renew([after])).keys()]).toEqual([lapsed]);
  });

  it('is renewed for the length of a lease, with the current destination', async () => {
    const id = await bench.lane();
    await bench.queued(id, 1);
    const ours = await bench.claimed(id);
    await bench.dataSource.query(`UPDATE webhooks SET url = 'http://b.example/' WHERE id = $1`, [
      id,
    ]);
    await bench.dataSource.query(`UPDATE delivery_lanes SET lease_until = now() WHERE id = $1`, [
      id,
    ]);
    expect((await bench.queue.renew([ours])).get(id)?.destination.url).toBe('http://b.example/');
    const [row] = await bench.dataSource.query<{ seconds: number }[]>(
      'SELECT extract(epoch FROM lease_until - now())::float8 AS seconds FROM delivery_lanes WHERE id = $1',
      [id],
    );
    expect(row?.seconds).toBeGreaterThan(0);
    expect(row?.seconds).toBeLessThanOrEqual(LEASE_SECONDS);
    await bench.dataSource.query('UPDATE webhooks SET enabled = false WHERE id = $1', [id]);
    expect(await bench.queue.renew([ours])).toEqual(new Map([[id, null]]));
  });
});

describe('reading lanes', () => {
  it('finds due deliveries in order, without those in memory and skipped chats', async () => {
    const id = await bench.lane();
    const ids = await bench.queued(id, 6, { chats: 2 });
    await bench.queued(id, 2, { due: `now() + interval '1 minute'` });
    const ours = await bench.claimed(id);
    expect(await bench.fetchIds([ours])).toEqual(ids);
    expect(await bench.fetchIds([ours], 2)).toEqual(ids.slice(0, 2));
    expect(await bench.fetchIds([ours], 2, ids.slice(0, 3))).toEqual(ids.slice(3, 5));
    expect(await bench.fetchIds([ours], 6, [], ['1'])).toEqual([ids[1], ids[3], ids[5]]);
  });

  it('finds nothing in a lane claimed by another process', async () => {
    const id = await bench.lane();
    await bench.queued(id, 1);
    const ours = await bench.claimed(id);
    expect(await bench.fetchIds([{ ...ours, claimId: newId() }])).toEqual([]);
    expect(await bench.fetchIds([ours])).toHaveLength(1);
  });

  it('skips chats that have enough in memory, each in its own lane', async () => {
    const [one, other] = [await bench.lane(), await bench.lane()];
    const [mine, theirs] = [await bench.queued(one, 2), await bench.queued(other, 2)];
    const lanes = await bench.claimAll();
    const found = await bench.queue.fetch(
      lanes.map((each) => ({ ...each, room: 10, skippedChats: each.id === one ? ['0'] : [] })),
      [],
    );
    expect(found.map(({ id }) => id)).toEqual(theirs);
    expect(mine).toHaveLength(2);
  });

  it('parks a busy chat where it hides others, and nothing where it does not', async () => {
    const id = await bench.lane();
    const busy = await bench.queued(id, LOOK_AHEAD - 1);
    const ours = await bench.claimed(id);
    const want = { ...ours, room: 10, skippedChats: ['0'] };
    expect(await bench.queue.parkBusy([want], busy.slice(0, 5))).toEqual(new Set());
    busy.push(...(await bench.queued(id, 10)));
    const [hidden] = await bench.queued(id, 1);
    await bench.dataSource.query('UPDATE delivery_queue SET chat_key = 7 WHERE id = $1', [hidden]);
    expect(await bench.queue.fetch([want], [])).toEqual([]);
    expect(await bench.queue.parkBusy([want], busy.slice(0, 5))).toEqual(new Set([id]));
    expect(await bench.fetchIds([ours], 10, busy.slice(0, 5), ['0'])).toEqual([hidden]);
    const parked = (await bench.waiting()).filter((each) => each.parked).map((each) => each.id);
    expect(parked).toEqual(busy.slice(5, LOOK_AHEAD));
  });

  it('marks deliveries blocked by an earlier one of their chat', async () => {
    const id = await bench.lane();
    const [held, behind, other] = await bench.queued(id, 3, { chats: 2 });
    await bench.dataSource.query(`UPDATE delivery_queue SET chat_key = 1 WHERE id = ANY ($1)`, [
      [held, behind],
    ]);
    await bench.dataSource.query(
      `UPDATE delivery_queue SET held = true, due_at = now() + interval '1 minute' WHERE id = $1`,
      [held],
    );
    await bench.dataSource.query('UPDATE delivery_queue SET chat_key = 2 WHERE id = $1', [other]);
    const found = await bench.queue.fetch(
      [{ ...(await bench.claimed(id)), room: 10, skippedChats: [] }],
      [],
    );
    expect(found.map((one) => [one.id, one.blocked])).toEqual([
      [behind, true],
      [other, false],
    ]);
  });
});

it('a delivery after a parked one is blocked, even when none is held now', async () => {
  const id = await bench.lane();
  const [parked = '', later] = await bench.queued(id, 2);
  await bench.parked(parked);
  const ours = await bench.claimed(id);
  const found = await bench.queue.fetch([{ ...ours, room: 10, skippedChats: [] }], []);
  expect(found.map((one) => [one.id, one.blocked])).toEqual([[later, true]]);
});

describe('a delivery that was blocked when it was read', () => {
  it('is parked behind the one that blocks it, by the process that holds the lane', async () => {
    const id = await bench.lane();
    const [first = '', ...rest] = await bench.queued(id, 3);
    const ours = await bench.claimed(id);
    await bench.queue.complete([
      bench.attempt(ours, first, { verdict: 'retry', held: true, unblocks: 0 }),
    ]);
    await bench.queue.park([{ ...ours, claimId: newId() }], rest);
    expect((await bench.waiting()).filter((one) => one.parked)).toEqual([]);
    await bench.queue.park([ours], rest);
    expect((await bench.waiting()).filter((one) => one.parked).map((one) => one.id)).toEqual(rest);
  });

  it('is not parked when the one that blocked it is done: nothing would unblock it', async () => {
    const id = await bench.lane();
    const [first = '', second = ''] = await bench.queued(id, 2);
    const ours = await bench.claimed(id);
    await bench.queue.complete([
      bench.attempt(ours, first, { verdict: 'retry', held: true, unblocks: 0 }),
    ]);
    const [read] = await bench.queue.fetch([{ ...ours, room: 10, skippedChats: [] }], [first]);
    expect(read).toMatchObject({ id: second, blocked: true });
    await bench.queue.complete([bench.attempt(ours, first, { number: 2 })]);
    await bench.queue.park([ours], [second]);
    expect(await bench.fetchIds([ours])).toEqual([second]);
  });
});

describe('a result', () => {
  it('moves a finished delivery to the log', async () => {
    const id = await bench.lane();
    const [first, second] = await bench.queued(id, 2);
    const ours = await bench.claimed(id);
    await bench.queue.complete([
      bench.attempt(ours, first ?? ''),
      bench.attempt(ours, second ?? '', {
        verdict: 'failed',
        status: 500,
        errorCode: 'status',
        number: 10,
      }),
    ]);
    expect(await bench.waiting()).toEqual([]);
    expect(
      await bench.dataSource.query(
        'SELECT id, status, attempts, last_status, last_error FROM deliveries ORDER BY id',
      ),
    ).toEqual([
      { id: first, status: 'delivered', attempts: 1, last_status: 200, last_error: null },
      { id: second, status: 'failed', attempts: 10, last_status: 500, last_error: 'status' },
    ]);
    expect(
      await bench.dataSource.query(
        'SELECT delivery_id FROM delivery_attempts ORDER BY delivery_id',
      ),
    ).toEqual([{ delivery_id: first }, { delivery_id: second }]);
  });

  it('is added to the counts of its hour', async () => {
    const id = await bench.lane();
    const [first = '', second = '', third = ''] = await bench.queued(id, 3);
    const ours = await bench.claimed(id);
    await bench.queue.complete([
      bench.attempt(ours, first),
      bench.attempt(ours, third, { verdict: 'failed', status: 500, errorCode: 'status' }),
    ]);
    await bench.queue.complete([bench.attempt(ours, second)]);
    expect(
      await bench.dataSource.query(
        `SELECT sum(delivered)::int AS delivered, sum(failed)::int AS failed
         FROM delivery_hours WHERE webhook_id = $1`,
        [id],
      ),
    ).toEqual([{ delivered: 2, failed: 1 }]);
  });

  it('of a process that lost the lane is logged and changes nothing', async () => {
    const id = await bench.lane();
    const ids = await bench.queued(id, 3);
    const stale = { ...(await bench.claimed(id)), claimId: newId() };
    const before = await bench.waiting();
    await bench.queue.complete([
      bench.attempt(stale, ids[0] ?? ''),
      bench.attempt(stale, ids[1] ?? '', {
        verdict: 'retry',
        delayMs: 1_000,
        held: true,
        unblocks: 0,
      }),
      bench.attempt(stale, ids[2] ?? '', { verdict: 'failed' }),
    ]);
    await bench.queue.release([stale]);
    expect(await bench.waiting()).toEqual(before);
    expect(await bench.claimAll()).toEqual([]);
    const [{ count } = { count: 0 }] = await bench.dataSource.query<{ count: number }[]>(
      'SELECT count(*)::int AS count FROM delivery_attempts',
    );
    expect(count).toBe(3);
  });

  it('unblocks those that wait behind it, in order, and only of its chat', async () => {
    const id = await bench.lane();
    const ids = await bench.queued(id, 8, { chats: 2 });
    const mine = ids.filter((_, index) => index % 2 === 0);
    const ours = await bench.claimed(id);
    const [head, ...rest] = mine;
    await bench.parked(...rest, ids[1] ?? '');
    expect((await bench.waiting()).filter(({ parked }) => parked)).toHaveLength(4);
    const unblocked = await bench.queue.complete([
      bench.attempt(ours, head ?? '', { chatKey: '1', unblocks: 2 }),
    ]);
    expect(unblocked).toEqual(new Set([id]));
    const still = (await bench.waiting()).filter((one) => one.parked).map((one) => one.id);
    expect(still).toEqual([ids[1], rest[2]]);
  });

  it('unblocks them ahead of later ones that are due meanwhile', async () => {
    const id = await bench.lane();
    const before = await bench.queued(id, 3);
    const ours = await bench.claimed(id);
    await bench.parked(...before.slice(1));
    const after = await bench.queued(id, 2);
    await bench.dataSource.query(`UPDATE delivery_queue SET chat_key = 0`);
    await bench.queue.complete([bench.attempt(ours, before[0] ?? '', { unblocks: 2 })]);
    expect(await bench.fetchIds([ours])).toEqual([...before.slice(1), ...after]);
  });

  it('that asks for a retry keeps the delivery, due later and blocking its chat', async () => {
    const id = await bench.lane();
    const [first] = await bench.queued(id, 1);
    const ours = await bench.claimed(id);
    await bench.queue.complete([
      bench.attempt(ours, first ?? '', {
        verdict: 'retry',
        delayMs: 60_000,
        held: true,
        unblocks: 0,
        errorCode: 'timeout',
        status: null,
      }),
    ]);
    expect(await bench.waiting()).toEqual([{ id: first, attempts: 1, held: true, parked: false }]);
    expect(await bench.fetchIds([ours])).toEqual([]);
  });
});

describe('a lane whose endpoint is down', () => {
  it('is claimed when a probe is due, although nothing else is', async () => {
    const id = await bench.lane();
    await bench.putOff(await bench.queued(id, 2));
    expect(await bench.claimAll()).toEqual([]);
    await bench.openBreaker(id, `now() + interval '1 minute'`);
    expect(await bench.claimAll()).toEqual([]);
    await bench.openBreaker(id);
    expect((await bench.claimed(id)).endpoint).toMatchObject({ open: true, probes: 0 });
  });

  it('is probed by its oldest delivery, or by the oldest whose own retry time has come', async () => {
    const id = await bench.lane();
    const [oldest, behind, next] = await bench.queued(id, 4, { chats: 2 });
    await bench.putOff([oldest ?? '']);
    await bench.dataSource.query(
      'UPDATE delivery_queue SET held = true, chat_key = 7 WHERE id = $1',
      [oldest],
    );
    await bench.dataSource.query('UPDATE delivery_queue SET chat_key = 7 WHERE id = $1', [behind]);
    await bench.openBreaker(id);
    const ours = await bench.claimed(id);
    expect(await bench.queue.probe([{ ...ours, due: false }])).toMatchObject([
      { id: oldest, early: true, held: true, step: 2 },
    ]);
    expect(await bench.queue.probe([{ ...ours, due: true }])).toMatchObject([
      { id: next, early: false },
    ]);
    await bench.putOff([next ?? ''], `'-infinity'`);
    // A person resent that one.
    expect(await bench.queue.probe([{ ...ours, due: false }])).toMatchObject([
      { id: next, early: false },
    ]);
    await bench.putOff([next ?? '', behind ?? '']);
    await bench.dataSource.query(`DELETE FROM delivery_queue WHERE id > $1`, [next]);
    expect(await bench.queue.probe([{ ...ours, due: true }])).toMatchObject([{ id: oldest }]);
    expect(await bench.queue.probe([{ ...ours, claimId: newId(), due: true }])).toEqual([]);
  });

  it('stores updates of the endpoint, unless the lane was lost meanwhile', async () => {
    const id = await bench.lane();
    await bench.queued(id, 1);
    const ours = await bench.claimed(id);
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
    await bench.queue.complete([], [{ ...news, claimId: newId() }]);
    expect((await laneRow(id)).breaker).toBe('closed');
    await bench.queue.complete([], [news]);
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
    await bench.queue.complete(
      [],
      [{ ...news, open: false, failingForMs: null, pauseMs: null, releaseThrough: MOST_ID }],
    );
    expect(await laneRow(id)).toMatchObject({ breaker: 'closed', failing: null, paused: null });
    await bench.queue.complete([], [news]);
    expect((await laneRow(id)).release_through).toBe(MOST_ID);
    // Measured at an earlier URL.
    await bench.queue.complete([], [{ ...news, revision: 1, probes: 9 }]);
    expect((await laneRow(id)).probes).toBe(3);
  });

  /** The row of a lane; times in whole seconds from now. */
  async function laneRow(id: string): Promise<Record<string, unknown>> {
    const [row] = await bench.dataSource.query<Record<string, unknown>[]>(
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

  it('gets delayed deliveries due in batches once it recovered, with their own retry times kept', async () => {
    const id = await bench.lane();
    const ids = await bench.queued(id, 700);
    await bench.putOff(ids.slice(0, 600));
    await bench.openBreaker(id);
    const ours = await bench.claimed(id);
    await bench.dataSource.query('UPDATE delivery_lanes SET release_through = $2 WHERE id = $1', [
      id,
      ids[549],
    ]);
    const through = await bench.queue.expedite(ours, LEAST_ID);
    expect(through).toBe(ids[499]);
    expect(await bench.queue.expedite({ ...ours, claimId: newId() }, through ?? '')).toBeNull();
    expect(await bench.queue.expedite(ours, through ?? '')).toBeNull();
    const [counts] = await bench.dataSource.query<Record<string, unknown>[]>(
      `SELECT count(*) FILTER (WHERE own_due_at > now() AND due_at <= now())::int AS hastened,
              count(*) FILTER (WHERE due_at > now())::int AS later FROM delivery_queue`,
    );
    expect(counts).toEqual({ hastened: 550, later: 50 });
    expect((await laneRow(id)).release_through).toBeNull();
    // Deliveries that failed before go first: they are the oldest.
    expect((await bench.fetchIds([ours], 3)).length).toBe(3);
    const found = await bench.queue.fetch([{ ...ours, room: 1, skippedChats: [] }], []);
    expect(found).toMatchObject([{ id: ids[0], early: true }]);
    await bench.queue.complete([
      bench.attempt(ours, ids[0] ?? '', {
        verdict: 'retry',
        early: true,
        number: 3,
        step: 2,
        unblocks: 0,
      }),
    ]);
    const [first] = await bench.dataSource.query<Record<string, unknown>[]>(
      `SELECT attempts, step, own_due_at, due_at > now() + interval '50 minutes' AS later
       FROM delivery_queue WHERE id = $1`,
      [ids[0]],
    );
    expect(first).toEqual({ attempts: 3, step: 2, own_due_at: null, later: true });
  });
});
