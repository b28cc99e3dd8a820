import { Client } from 'pg';
import { testDatabase } from './test-database';

test('each suite gets an empty database of its own, gone after it even when still in use', async () => {
  const [ours, theirs] = await Promise.all([testDatabase(), testDatabase()]);
  expect(ours.url).not.toBe(theirs.url);

  const client = new Client({ connectionString: ours.url });
  client.on('error', () => {});
  await client.connect();
  await client.query('create table mine (id int)');
  const tables = `select count(*)::int as count from pg_tables where schemaname = 'public'`;
  const neighbour = new Client({ connectionString: theirs.url });
  await neighbour.connect();
  expect((await neighbour.query(tables)).rows).toEqual([{ count: 0 }]);
  await neighbour.end();

  await ours.drop();
  await expect(new Client({ connectionString: ours.url }).connect()).rejects.toMatchObject({
    code: '3D000',
  });
  await theirs.drop();
});
