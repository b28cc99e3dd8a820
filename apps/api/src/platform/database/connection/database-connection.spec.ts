import { type TestDatabase, testDatabase } from '@whathooks/embedded-postgres';
import { DatabaseConnection } from './database-connection';

let database: TestDatabase;
let databaseConnection: DatabaseConnection;
beforeAll(async () => {
  database = await testDatabase();
  databaseConnection = new DatabaseConnection(database.url, 'connection of a test');
});
afterAll(async () => {
  await databaseConnection.close();
  await database.drop();
});

const ask = (name: string, text: string): Promise<{ answer: number }[]> =>
  databaseConnection.query(name, text, []);

it('the timeout of a statement starts when it is sent', async () => {
  const hasty = new DatabaseConnection(
    database.url,
    'hasty',
    {},
    { connectMs: 5_000, answerMs: 2_000 },
  );
  const asked = [1, 2, 3, 4].map((answer) =>
    hasty.query(`slow ${answer}`, `SELECT ${answer} AS answer FROM pg_sleep(0.8)`, []),
  );
  expect((await Promise.all(asked)).flat()).toEqual([1, 2, 3, 4].map((answer) => ({ answer })));
  await hasty.close();
});

it('a statement that fails does not fail the next one', async () => {
  const [wrong, right] = await Promise.allSettled([
    ask('wrong', 'SELECT 1 / 0 AS answer'),
    ask('right', 'SELECT 4 AS answer'),
  ]);
  expect(wrong).toMatchObject({ status: 'rejected', reason: { code: '22012' } });
  expect(right).toMatchObject({ status: 'fulfilled', value: [{ answer: 4 }] });
});

it('statements that wait for their turn end with the connection, and the next is on a new one', async () => {
  const end = 'SELECT pg_terminate_backend(pg_backend_pid())::int AS answer';
  const outcomes = await Promise.allSettled([ask('end', end), ask('after', 'SELECT 5 AS answer')]);
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(await ask('again', 'SELECT 6 AS answer')).toEqual([{ answer: 6 }]);
});
