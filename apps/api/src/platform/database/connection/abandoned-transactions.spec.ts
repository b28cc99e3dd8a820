import { Client, type Connection } from 'pg';
import { startTestApp, type TestApp } from '../../../../test/harness';
import { until } from '@whathooks/testing';
import { AbandonedTransactions } from './abandoned-transactions';

let app: TestApp;
let stalled: Client;
let ended: Error[];
beforeAll(async () => {
  app = await startTestApp({ variables: { ROLES: 'api,gateway' } });
  await app.dataSource.query('CREATE TABLE wanted (id int PRIMARY KEY)');
  await app.dataSource.query('INSERT INTO wanted VALUES (1)');
});
afterAll(() => app.close());
afterEach(() => stalled.end().catch(() => undefined));

/**
 * A process that has locked a row and then stops responding, with half of its next statement sent.
 */
async function stall(name: string, sendHalf: (connection: Connection) => void): Promise<void> {
  ended = [];
  stalled = new Client({ connectionString: app.database.url, application_name: name });
  stalled.on('error', (error) => ended.push(error));
  await stalled.connect();
  await stalled.query('BEGIN');
  await stalled.query('SELECT FROM wanted FOR UPDATE');
  sendHalf((stalled as unknown as { connection: Connection }).connection);
}

/** The first message of a statement with parameters: its text without the values. */
const parse = (connection: Connection): void => {
  connection.stream.cork();
  connection.parse({ name: '', text: 'SELECT $1::int', types: [] }, false);
  connection.stream.uncork();
};

const activity = async (): Promise<{ state: string; wait_event: string }[]> =>
  app.dataSource.query(
    `SELECT state, wait_event FROM pg_stat_activity WHERE application_name LIKE '%of a test'`,
  );
const isHalfSent = async (): Promise<boolean> =>
  (await activity()).some(
    ({ state, wait_event: waits }) => state === 'active' && waits === 'ClientRead',
  );

it('a transaction whose process stopped in the middle of a statement is ended', async () => {
  await stall('whathooks 1 of a test', parse);
  await until('the half-sent statement', isHalfSent);
  const waiting = app.dataSource.query('UPDATE wanted SET id = 2');
  await app.app.get(AbandonedTransactions).end(60_000);
  expect(ended).toEqual([]);
  await app.app.get(AbandonedTransactions).end(0);
  await waiting;
  await until('its end', () => ended.length > 0);
  await app.dataSource.query('UPDATE wanted SET id = 1');
});

it('transactions of other programs are left alone', async () => {
  await stall('backup of a test', parse);
  await until('the half-sent statement', isHalfSent);
  await app.app.get(AbandonedTransactions).end(0);
  expect(await activity()).toHaveLength(1);
  expect(ended).toEqual([]);
});
