import { Logger } from '@nestjs/common';
import type { PostgresBus } from '../../../platform/cluster/postgres-bus';
import type { Environment } from '../../../platform/config/environment';
import { newId } from '../../../platform/database/ids';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { ownBus } from '../../../../test/processes/own-bus';
import { QueueBench } from '../../../../test/deliveries/queue';
import { until } from '@whathooks/testing';
import { type Lease, LeaseLostError } from './lease';
import { SessionLeases } from './session-leases';
import { SessionLeasesRepository } from './session-leases.repository';

/** Two processes that hold leases in one database. */
let bench: QueueBench;
let mine: Holder;
let theirs: Holder;
let session: string;

interface Holder {
  leases: SessionLeases;
  lost: string[];
  bus: PostgresBus;
}

/** Long enough that no lease expires, or is renewed, by itself. */
const LEASE_S = 600;

beforeAll(async () => {
  Logger.overrideLogger(false);
  bench = await QueueBench.open();
  [mine, theirs] = [await newHolder(), await newHolder()];
});
afterAll(async () => {
  for (const holder of [mine, theirs]) await end(holder);
  await bench.close();
});
beforeEach(async () => {
  await bench.clear();
  session = await newSession();
});
afterEach(() => {
  mine.lost.length = theirs.lost.length = 0;
});

/** @param hears whether it receives notifications of other processes. */
async function newHolder(hears = true): Promise<Holder> {
  const bus = ownBus(bench.database.url, bench.dataSource);
  if (hears) await bus.onModuleInit();
  const leases = new SessionLeases(
    { databaseUrl: bench.database.url, sessionLeaseS: LEASE_S } as Environment,
    new SessionLeasesRepository(bench.dataSource),
    bus,
  );
  const lost: string[] = [];
  await leases.start((sessionId) => lost.push(sessionId));
  return { leases, lost, bus };
}

async function end({ leases, bus }: Holder): Promise<void> {
  await leases.onApplicationShutdown();
  await bus.onApplicationShutdown();
}

async function newSession(): Promise<string> {
  const id = newId();
  await bench.dataSource.query(
    `INSERT INTO sessions (id, organization_id, name, status, metadata) VALUES ($1, $2, 'Bakery', 'PENDING', '{}')`,
    [id, bench.organizationId],
  );
  return id;
}

async function taken({ leases }: Holder, anyway = false): Promise<Lease> {
  const [lease] = await leases.take([session], anyway);
  if (!lease) throw new Error('the lease was not free');
  return lease;
}

const isFreeFor = async ({ leases }: Holder): Promise<boolean> =>
  (await leases.take([session])).length > 0;

const expire = (): Promise<unknown> =>
  bench.dataSource.query(`UPDATE session_leases SET expires_at = now() - interval '1 second'`);

/** What happens in a third of a lease's time. */
const renew = ({ leases }: Holder): Promise<void> =>
  (leases as unknown as { renew: () => Promise<void> }).renew();

const guard = (lease: Lease): Promise<void> =>
  new UnitOfWork(bench.dataSource).run((tx) => lease.guard(tx));

const rename = (lease: Lease, name: string): Promise<void> =>
  lease.write(
    bench.dataSource,
    'UPDATE sessions SET name = $4 FROM ours WHERE sessions.id = $1 RETURNING sessions.id',
    [name],
  );

const name = async (): Promise<string | undefined> => {
  const rows = await bench.dataSource.query<{ name: string }[]>(
    'SELECT name FROM sessions WHERE id = $1',
    [session],
  );
  return rows[0]?.name;
};

describe('a lease', () => {
  it('has one holder, until it is released', async () => {
    const lease = await taken(mine);
    expect(await isFreeFor(theirs)).toBe(false);
    await mine.leases.release([lease]);
    expect(await isFreeFor(theirs)).toBe(true);
    await expect(guard(lease)).rejects.toThrow(LeaseLostError);
  });

  it('is taken of those sessions that are free, and of no others', async () => {
    await taken(mine);
    const [free, deleted] = [await newSession(), newId()];
    const leases = await theirs.leases.take([session, free, deleted]);
    expect(leases.map(({ sessionId }) => sessionId)).toEqual([free]);
  });

  it('is free when it has expired, and its holder can no longer write under it', async () => {
    const before = await taken(mine);
    await rename(before, 'by its holder');
    await expire();
    const after = await taken(theirs);
    expect(BigInt(after.epoch)).toBe(BigInt(before.epoch) + 1n);
    await expect(rename(before, 'by the one before')).rejects.toThrow(LeaseLostError);
    await expect(guard(before)).rejects.toThrow(LeaseLostError);
    expect(before.isLost).toBe(true);
    expect(await name()).toBe('by its holder');
    await rename(after, 'by the next one');
    await guard(after);
    expect(await name()).toBe('by the next one');
  });

  it('that somebody else has by now is not ended by who had it before', async () => {
    const before = await taken(mine);
    await expire();
    const after = await taken(theirs);
    // It has not noticed, and releases what it believes to hold.
    await mine.leases.release([before]);
    expect(await isFreeFor(mine)).toBe(false);
    await guard(after);
  });

  it('that its holder took again is not ended by a notification about the earlier one', async () => {
    const before = await taken(mine);
    await expire();
    await theirs.leases.release([await taken(theirs)]);
    const other = await newHolder();
    Object.assign(other.leases, { holder: (mine.leases as unknown as { holder: string }).holder });
    const again = await taken(other);
    await mine.leases.release([before]);
    await guard(again);
    expect(await isFreeFor(theirs)).toBe(false);
    await end(other);
  });

  it('is free at once when its holder is dead, and not before', async () => {
    const dying = await newHolder();
    const lease = await taken(dying);
    expect(await isFreeFor(theirs)).toBe(false);
    await end(dying);
    expect(await isFreeFor(theirs)).toBe(true);
    await expect(guard(lease)).rejects.toThrow(LeaseLostError);
  });

  it('that is taken anyway is lost by its holder, which is notified at once', async () => {
    const lease = await taken(mine);
    const over = await taken(theirs, true);
    await until('it to be lost', () => mine.lost.includes(session));
    expect(lease.isLost).toBe(true);
    await guard(over);
    expect(theirs.lost).not.toContain(session);
  });

  it('that is revoked is lost to the process that has it, once that is committed', async () => {
    const lease = await taken(mine);
    await new UnitOfWork(bench.dataSource).run(async (tx) => {
      await theirs.leases.revoke(tx, session);
      expect(lease.isLost).toBe(false);
    });
    await until('it to be lost', () => mine.lost.includes(session));
    expect(lease.isLost).toBe(true);
    // A lease that is taken later is a new one.
    const again = await taken(mine);
    await guard(again);
  });

  it('that is lost without a word is missed with the next renewal', async () => {
    const withoutNotifications = await newHolder(false);
    const lease = await taken(withoutNotifications);
    const over = await taken(theirs, true);
    await renew(withoutNotifications);
    expect(withoutNotifications.lost).toContain(session);
    expect(lease.isLost).toBe(true);
    await renew(theirs);
    await guard(over);
    expect(theirs.lost).not.toContain(session);
    await end(withoutNotifications);
  });

  it('tells which process runs a session, while that lives', async () => {
    expect(await mine.leases.holderOf(session)).toBeNull();
    const dying = await newHolder();
    await taken(dying);
    for (const { leases } of [mine, dying])
      expect(await leases.holderOf(session)).toBe(dying.bus.processId);
    await end(dying);
    expect(await mine.leases.holderOf(session)).toBeNull();
  });

  it('that is renewed does not expire', async () => {
    const lease = await taken(mine);
    const expiry = async (): Promise<number | undefined> => {
      const rows = await bench.dataSource.query<{ at: Date }[]>(
        'SELECT expires_at AS at FROM session_leases WHERE session_id = $1',
        [session],
      );
      return rows[0]?.at.getTime();
    };
    await expire();
    await renew(mine);
    expect(await expiry()).toBeGreaterThan(Date.now());
    expect(await isFreeFor(theirs)).toBe(false);
    await guard(lease);
    expect(mine.lost).not.toContain(session);
  });

  it('that is taken twice by the same process is the later one, whichever comes first', async () => {
    const first = await taken(mine);
    const second = await taken(mine);
    expect(first.isLost).toBe(true);
    expect(mine.lost).toEqual([session]);
    const { hold } = mine.leases as unknown as { hold: (lease: Lease) => boolean };
    // The answer to the first question comes after that to the second.
    expect(hold.call(mine.leases, first)).toBe(false);
    expect(second.isLost).toBe(false);
    await guard(second);
  });

  it('lets nobody read under it who has lost it', async () => {
    const lease = await taken(mine);
    const read = (): Promise<unknown> =>
      lease.read(bench.dataSource, 'SELECT name FROM ours JOIN sessions ON sessions.id = $1');
    expect(await read()).toEqual({ name: 'Bakery' });
    await taken(theirs, true);
    await expect(read()).rejects.toThrow(LeaseLostError);
    expect(lease.isLost).toBe(true);
  });

  it('makes who takes it wait for what is written under the one before', async () => {
    const lease = await taken(mine);
    const unitOfWork = new UnitOfWork(bench.dataSource);
    const written = Promise.withResolvers<void>();
    const guarded = Promise.withResolvers<void>();
    const writing = unitOfWork.run(async (tx) => {
      await lease.guard(tx);
      guarded.resolve();
      await written.promise;
    });
    await guarded.promise;
    let isTaken = false;
    const taking = taken(theirs, true).then(() => (isTaken = true));
    await until('it to wait for a lock', async () => {
      const waits = await bench.dataSource.query<unknown[]>(
        `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      );
      return waits.length > 0;
    });
    expect(isTaken).toBe(false);
    written.resolve();
    await writing;
    expect(await taking).toBe(true);
  });
});
