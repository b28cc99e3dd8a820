import { Logger } from '@nestjs/common';
import type { SessionStatus } from '@whathooks/dto';
import type { Environment } from '../../platform/config/environment';
import { newId, publicId } from '../../platform/database/ids';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import type { AnyDomainEvent } from '../../platform/events/domain-events';
import { eventBus } from '../../../test/processes/event-bus';
import { QueueBench } from '../../../test/deliveries/queue';
import { ownBus } from '../../../test/processes/own-bus';
import { Session } from '../state/session.entity';
import { SessionJournal } from '../state/session-journal';
import { SessionTransition } from '../state/session-transition.entity';
import { ImpossibleMove } from '../state/session-state';
import { type Lease, LeaseLostError } from './leases/lease';
import { SessionLeases } from './leases/session-leases';
import { SessionLeasesRepository } from './leases/session-leases.repository';
import { SessionMoves } from './session-moves';

let bench: QueueBench;
let leases: SessionLeases;
let moves: SessionMoves;
/** What each transaction published. */
const published: AnyDomainEvent[][] = [];

beforeAll(async () => {
  Logger.overrideLogger(false);
  bench = await QueueBench.open([Session, SessionTransition]);
  leases = new SessionLeases(
    { databaseUrl: bench.database.url, sessionLeaseS: 600 } as Environment,
    new SessionLeasesRepository(bench.dataSource),
    ownBus(bench.database.url, bench.dataSource),
  );
  await leases.start(() => undefined);
  const unitOfWork = new UnitOfWork(bench.dataSource);
  const bus = eventBus((events) => published.push([...events]));
  const rows = bench.dataSource.getRepository(Session);
  const journal = new SessionJournal(rows, unitOfWork, bus);
  moves = new SessionMoves(unitOfWork, journal, leases);
});
afterAll(async () => {
  await leases.onApplicationShutdown();
  await bench.close();
});
beforeEach(async () => {
  await bench.clear();
  published.length = 0;
});

interface Held {
  ref: { id: string; organizationId: string };
  lease: Lease;
}

async function organization(): Promise<string> {
  const id = newId();
  await bench.dataSource.query(`INSERT INTO organizations (id, name) VALUES ($1, 'Agency')`, [id]);
  return id;
}

async function held(
  organizationId = bench.organizationId,
  { status = 'DISCONNECTED', phone = null as string | null } = {},
): Promise<Held> {
  const id = newId();
  await bench.dataSource.query(
    `INSERT INTO sessions (id, organization_id, name, status, phone, push_name, metadata, pairing_code)
     VALUES ($1, $2, 'Bakery', $3, $4, 'Baker', '{}', 'sealed')`,
    [id, organizationId, status, phone],
  );
  const [lease] = await leases.take([id]);
  if (!lease) throw new Error('the lease was not free');
  return { ref: { id, organizationId }, lease };
}

const move = (
  { ref, lease }: Held,
  to: SessionStatus = 'CONNECTING',
  changes = {},
): Promise<Session> => moves.move(lease, { ref, to, reason: null, changes });

const stored = async ({ ref }: Held): Promise<Session | null> =>
  bench.dataSource.getRepository(Session).findOneBy({ id: ref.id });

const history = async ({ ref }: Held): Promise<string[]> => {
  const rows = await bench.dataSource.query<{ move: string }[]>(
    `SELECT from_status || '>' || to_status AS move FROM session_transitions WHERE session_id = $1 ORDER BY id`,
    [ref.id],
  );
  return rows.map((row) => row.move);
};

it('moves that are asked for together are written together, each with its history and event', async () => {
  const other = await organization();
  const all = await Promise.all(
    Array.from({ length: 40 }, (_, index) =>
      held(index % 2 ? other : bench.organizationId, { phone: index < 3 ? '4915100000001' : null }),
    ),
  );
  const done = await Promise.all(all.map((one) => move(one)));
  expect(done.map(({ id, status }) => [id, status])).toEqual(
    all.map(({ ref }) => [ref.id, 'CONNECTING']),
  );
  for (const one of all) {
    expect(await history(one)).toEqual(['DISCONNECTED>CONNECTING']);
    expect(await stored(one)).toMatchObject({ status: 'CONNECTING', pairingCode: null });
  }
  expect(published).toHaveLength(1);
  expect(new Set(published.flat().map(({ sessionId }) => sessionId)).size).toBe(40);
  // Who else has the number is told within an organization only.
  const also = all.slice(0, 3).map(({ ref }) => {
    const event = published.flat().find(({ sessionId }) => sessionId === ref.id);
    return (event?.data as { alsoLinkedIn: string[] } | undefined)?.alsoLinkedIn;
  });
  const [first, , third] = all.map(({ ref }) => publicId('session', ref.id));
  expect(also).toEqual([[third], [], [first]]);
});

it('fields that a move does not name stay, and those that it names are written', async () => {
  const [keeps, changes] = [await held(undefined, { phone: '1' }), await held()];
  const connectedAt = new Date('2026-01-01T00:00:00Z');
  await Promise.all([
    move(keeps),
    move(changes, 'CONNECTING', { phone: '2', pushName: 'Miller', connectedAt }),
  ]);
  expect(await stored(keeps)).toMatchObject({ phone: '1', pushName: 'Baker', connectedAt: null });
  expect(await stored(changes)).toMatchObject({ phone: '2', pushName: 'Miller', connectedAt });
});

it('one that cannot be made fails alone', async () => {
  const [lost, impossible, gone, strange, ...fine] = await Promise.all(
    Array.from({ length: 7 }, () => held()),
  );
  if (!lost || !impossible || !gone || !strange) throw new Error('too few');
  await leases.take([lost.ref.id], true);
  await bench.dataSource.query('DELETE FROM sessions WHERE id = $1', [gone.ref.id]);
  strange.ref.organizationId = await organization();
  const results = await Promise.allSettled([
    move(lost),
    move(impossible, 'CONNECTED'),
    move(gone),
    move(strange),
    ...fine.map((one) => move(one)),
  ]);
  const [first, second, third, fourth, ...others] = results;
  expect(first).toMatchObject({ reason: expect.any(LeaseLostError) as unknown });
  expect(second).toMatchObject({ reason: expect.any(ImpossibleMove) as unknown });
  // Its lease went with it.
  expect(third).toMatchObject({ reason: expect.any(LeaseLostError) as unknown });
  expect(fourth).toMatchObject({ reason: { code: 'not_found' } });
  expect(others.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled']);
  for (const one of [lost, impossible, strange]) expect(await history(one)).toEqual([]);
  for (const one of fine) expect(await history(one)).toEqual(['DISCONNECTED>CONNECTING']);
});

it('nobody waits for a session that another transaction holds', async () => {
  const [stuck, fine] = [await held(), await held()];
  const runner = bench.dataSource.createQueryRunner();
  await runner.startTransaction();
  await runner.query('SELECT FROM sessions WHERE id = $1 FOR UPDATE', [stuck.ref.id]);
  let isOver = false;
  const later = move(stuck).then(() => (isOver = true));
  await move(fine);
  await move(fine, 'CONNECTED');
  expect(isOver).toBe(false);
  await runner.commitTransaction();
  await runner.release();
  await later;
  expect(await history(stuck)).toEqual(['DISCONNECTED>CONNECTING']);
});

it('two moves of one session are made one after the other', async () => {
  const one = await held();
  await Promise.all([move(one), move(one, 'CONNECTED')]);
  expect(await history(one)).toEqual(['DISCONNECTED>CONNECTING', 'CONNECTING>CONNECTED']);
});
