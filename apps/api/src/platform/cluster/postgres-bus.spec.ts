import { Logger } from '@nestjs/common';
import { until } from '@whathooks/testing';
import { Client } from 'pg';
import { startTestApp, type TestApp } from '../../../test/harness';
import { UnitOfWork } from '../database/unit-of-work';
import { ClusterBus } from './cluster-bus';
import { CHANNEL } from './postgres-bus';
import { topic } from './topic';

const variables = { ROLES: 'api,gateway' };
const NUMBERED = topic<{ n: number; filling?: string }>('test.numbered');
const SUM = topic<{ sum: number }>('test.sum', (one, other) => ({ sum: one.sum + other.sum }));

let here: TestApp;
let there: TestApp;
let bus: ClusterBus;
let heard: number[];
let gaps: Date[];
beforeAll(async () => {
  here = await startTestApp({ variables });
  there = await startTestApp({ variables, database: here.database });
  bus = here.app.get(ClusterBus);
  there.app.get(ClusterBus).subscribe(NUMBERED, {
    onMessage: ({ n }) => heard.push(n),
    onGap: (since) => gaps.push(since),
  });
});
beforeEach(() => ([heard, gaps] = [[], []]));
afterEach(() => jest.restoreAllMocks());
afterAll(async () => {
  await there.stop();
  await here.close();
});

const stored = (): Promise<unknown[]> => here.dataSource.query('SELECT FROM cluster_messages');

describe('a message on the bus', () => {
  it('is heard here at once and elsewhere soon, once and in its order', async () => {
    const own: number[] = [];
    const end = bus.subscribe(NUMBERED, { onMessage: ({ n }) => own.push(n) });
    const wanted = Array.from({ length: 1_000 }, (_, n) => n);
    for (const n of wanted) bus.publish(NUMBERED, { n });
    expect(own).toEqual(wanted);
    bus.publish(NUMBERED, { n: -1 });
    await until('the last one', () => heard.includes(-1));
    expect(heard).toEqual([...wanted, -1]);
    // What this process told has come back to it by now.
    expect(own).toEqual([...wanted, -1]);
    end();
  });

  it('is told once where it is told several times in one moment', async () => {
    const sums: number[] = [];
    there.app.get(ClusterBus).subscribe(SUM, { onMessage: ({ sum }) => sums.push(sum) });
    for (const n of [1, 1, 2, 1]) bus.publish(NUMBERED, { n });
    for (const sum of [1, 2, 3]) bus.publish(SUM, { sum });
    await until('both', () => heard.length > 0 && sums.length > 0);
    expect([heard, sums]).toEqual([[1, 2], [6]]);
  });

  it('keeps its place when it is too large for a notification', async () => {
    const filling = 'ü'.repeat(20_000);
    for (const n of [1, 2, 3]) bus.publish(NUMBERED, { n, ...(n === 2 ? { filling } : {}) });
    await bus.sendToProcess(there.app.get(ClusterBus).processId, NUMBERED, { n: 4, filling });
    await until('all', () => heard.length === 4);
    expect(heard.filter((n) => n < 4)).toEqual([1, 2, 3]);
    expect(gaps).toEqual([]);
    expect(await stored()).toHaveLength(2);
  });

  it('is told as missed when the row that it stands in is gone', async () => {
    const id = '019a50b4-7c3e-7c10-b4c1-5f6a7b8c9d0e';
    await here.dataSource.query('SELECT pg_notify($1, $2)', [
      CHANNEL,
      `1 ${JSON.stringify({ stored: id })}`,
    ]);
    await until('a gap', () => gaps.length === 1);
  });

  it('of another version that nobody can read disturbs nobody', async () => {
    for (const payload of ['', 'x', '1 {', '1 7', '1 [["test.unheard",{}]]', '1 null'])
      await here.dataSource.query('SELECT pg_notify($1, $2)', [CHANNEL, payload]);
    bus.publish(NUMBERED, { n: 1 });
    await until('the next one', () => heard.length === 1);
  });

  it('is heard by one process alone when it is for that one', async () => {
    const own: number[] = [];
    const end = bus.subscribe(NUMBERED, { onMessage: ({ n }) => own.push(n) });
    await bus.sendToProcess(there.app.get(ClusterBus).processId, NUMBERED, { n: 1 });
    await bus.sendToProcess(bus.processId, NUMBERED, { n: 2 });
    await until('one', () => heard.length === 1);
    expect([heard, own]).toEqual([[1], [2]]);
    end();
  });
});

describe('a message that belongs to a transaction', () => {
  it('is heard everywhere once that is committed', async () => {
    const own: number[] = [];
    const end = bus.subscribe(NUMBERED, { onMessage: ({ n }) => own.push(n) });
    await here.app.get(UnitOfWork).run(async (tx) => {
      await bus.publishWithin(tx, NUMBERED, { n: 1, filling: 'ü'.repeat(20_000) });
      bus.publish(NUMBERED, { n: 2 });
      await until('what is told beside it', () => heard.length === 1);
      expect([heard, own]).toEqual([[2], [2]]);
    });
    await until('both', () => heard.length === 2);
    expect([heard, own]).toEqual([
      [2, 1],
      [2, 1],
    ]);
    end();
  });

  it('is not heard when that fails', async () => {
    const failed = here.app.get(UnitOfWork).run(async (tx) => {
      await bus.publishWithin(tx, NUMBERED, { n: 1 });
      throw new Error('no');
    });
    await expect(failed).rejects.toThrow('no');
    bus.publish(NUMBERED, { n: 2 });
    await until('the next one', () => heard.length > 0);
    expect(heard).toEqual([2]);
  });
});

describe('what may have been missed is told', () => {
  it('when the connection that listens broke', async () => {
    const client = new Client({ connectionString: here.database.url });
    await client.connect();
    const before = new Date();
    await client.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND application_name LIKE 'whathooks % bus'`,
    );
    await client.end();
    bus.publish(NUMBERED, { n: 1 });
    await until('a gap', () => gaps.length > 0);
    // It heard at that moment, or a few seconds before, when it was tried last.
    expect(gaps[0]?.getTime()).toBeLessThanOrEqual(Date.now());
    expect(before.getTime() - (gaps[0]?.getTime() ?? 0)).toBeLessThan(60_000);
    heard = [];
    bus.publish(NUMBERED, { n: 2 });
    await until('the next one', () => heard.includes(2));
  });

  it('when it could not be told', async () => {
    const refused = jest.spyOn(Logger.prototype, 'debug');
    await here.dataSource.query('REVOKE EXECUTE ON FUNCTION pg_notify(text, text) FROM PUBLIC');
    bus.publish(NUMBERED, { n: 1 });
    await until('it is refused', () =>
      refused.mock.calls.some(([, words]) => words === 'a notification could not be published'),
    );
    await here.dataSource.query('GRANT EXECUTE ON FUNCTION pg_notify(text, text) TO PUBLIC');
    await until('a gap', () => gaps.length === 1);
    expect(heard).toEqual([]);
  });
});
