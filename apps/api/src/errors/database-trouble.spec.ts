import { type TestDatabase, testDatabase } from '@whathooks/embedded-postgres';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../database/data-source';
import { isDatabaseTrouble } from './database-trouble';

let database: TestDatabase;
let dataSource: DataSource;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  dataSource = await new DataSource(dataSourceOptions(database.url)).initialize();
});
afterEach(async () => {
  if (dataSource.isInitialized) await dataSource.destroy();
});

const failure = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'it succeeded',
    (error: unknown) => error,
  );

describe('is trouble with the database', () => {
  it('what is asked of it when we have shut down', async () => {
    await dataSource.destroy();
    expect(isDatabaseTrouble(await failure(dataSource.query('SELECT 1')))).toBe(true);
    expect(isDatabaseTrouble(await failure(dataSource.createQueryRunner().connect()))).toBe(true);
  });

  it('what is asked of it while we shut down', async () => {
    const { master } = dataSource.driver as unknown as { master: { end(): Promise<void> } };
    const runner = dataSource.createQueryRunner();
    await runner.connect();
    const ended = master.end();
    expect(isDatabaseTrouble(await failure(dataSource.query('SELECT 1')))).toBe(true);
    await runner.release();
    await ended;
    // TypeORM would end it once more.
    Object.assign(dataSource, { isInitialized: false });
  });

  it('a statement that is ended, and not one that is wrong', async () => {
    expect(isDatabaseTrouble(await failure(dataSource.query('SELECT 1 / 0')))).toBe(false);
    expect(isDatabaseTrouble(await failure(dataSource.query('SELEC 1')))).toBe(false);
    const ended = dataSource.query('SELECT pg_terminate_backend(pg_backend_pid())');
    expect(isDatabaseTrouble(await failure(ended))).toBe(true);
  });
});
