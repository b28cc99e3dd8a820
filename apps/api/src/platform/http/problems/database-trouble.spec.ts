import { type TestDatabase, testDatabase } from '@whathooks/embedded-postgres';
import { DataSource } from 'typeorm';
import { until } from '@whathooks/testing';
import { ENTITIES } from '../../../entities';
import { dataSourceOptions } from '../../database/connection/data-source';
import { Webhook } from '../../../webhooks/webhook.entity';
import { isDatabaseTrouble } from './database-trouble';

let database: TestDatabase;
let dataSource: DataSource;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  dataSource = await new DataSource(
    dataSourceOptions(database.url, { entities: ENTITIES }),
  ).initialize();
});
afterEach(async () => {
  if (dataSource.isInitialized) await dataSource.destroy();
});

const failure = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'it succeeded',
    (error: unknown) => error,
  );

describe('is a database failure', () => {
  it('a query after the shutdown', async () => {
    await dataSource.destroy();
    expect(isDatabaseTrouble(await failure(dataSource.query('SELECT 1')))).toBe(true);
    expect(isDatabaseTrouble(await failure(dataSource.createQueryRunner().connect()))).toBe(true);
  });

  it('a query during the shutdown', async () => {
    const { master } = dataSource.driver as unknown as { master: { end(): Promise<void> } };
    const runner = dataSource.createQueryRunner();
    await runner.connect();
    const ended = master.end();
    expect(isDatabaseTrouble(await failure(dataSource.query('SELECT 1')))).toBe(true);
    await runner.release();
    await ended;
    // TypeORM would destroy it a second time.
    Object.assign(dataSource, { isInitialized: false });
  });

  it('a statement of a transaction whose connection ended between two statements', async () => {
    const runner = dataSource.createQueryRunner();
    await runner.startTransaction();
    const { manager } = runner;
    const [backend] = await manager.query<{ pid: number }[]>('SELECT pg_backend_pid() AS pid');
    await dataSource.query('SELECT pg_terminate_backend($1)', [backend?.pid]);
    await until('the end of the connection to be noticed', () => runner.isReleased);
    const next = [
      manager.query('SELECT 1'),
      manager.find(Webhook),
      manager.insert(Webhook, {}),
      manager.createQueryBuilder(Webhook, 'webhook').getMany(),
      manager.transaction(() => Promise.resolve()),
      runner.query('SELECT 1'),
      runner.commitTransaction(),
    ];
    const failures = await Promise.all(next.map(failure));
    expect(failures.filter((error) => !isDatabaseTrouble(error))).toEqual([]);
  });

  it('a cancelled statement, and not an invalid one', async () => {
    expect(isDatabaseTrouble(await failure(dataSource.query('SELECT 1 / 0')))).toBe(false);
    expect(isDatabaseTrouble(await failure(dataSource.query('SELEC 1')))).toBe(false);
    const ended = dataSource.query('SELECT pg_terminate_backend(pg_backend_pid())');
    expect(isDatabaseTrouble(await failure(ended))).toBe(true);
  });
});
