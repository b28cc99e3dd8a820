import { DataSource } from 'typeorm';
import { type TestDatabase, testDatabase } from '@whathooks/embedded-postgres';
import { changedBy, rowsOf } from './sql';
import { dataSourceOptions } from './connection/data-source';

let database: TestDatabase;
let dataSource: DataSource;

beforeAll(async () => {
  database = await testDatabase();
  dataSource = await new DataSource(dataSourceOptions(database.url)).initialize();
  await dataSource.query('CREATE TABLE things (id int, name text)');
});

afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});

it('a statement of any kind returns its rows', async () => {
  const returning = 'RETURNING id';
  const insert = `INSERT INTO things VALUES (1, 'one'), (2, 'two') ${returning}`;
  expect(await rowsOf(dataSource, insert)).toEqual([{ id: 1 }, { id: 2 }]);
  const select = 'SELECT id FROM things WHERE id = $1';
  expect(await rowsOf(dataSource, select, [2])).toEqual([{ id: 2 }]);
  expect(
    await rowsOf(dataSource, `UPDATE things SET name = 'x' WHERE id = 1 ${returning}`),
  ).toEqual([{ id: 1 }]);
  expect(
    await rowsOf(dataSource, `UPDATE things SET name = 'x' WHERE id = 7 ${returning}`),
  ).toEqual([]);
  expect(await rowsOf(dataSource, `DELETE FROM things WHERE id = 1 ${returning}`)).toEqual([
    { id: 1 },
  ]);
});

it('an UPDATE and a DELETE tell how many rows they changed, other statements do not', async () => {
  await dataSource.query(`INSERT INTO things VALUES (3, 'three'), (4, 'four')`);
  expect(await changedBy(dataSource, `UPDATE things SET name = 'y' WHERE id > $1`, [2])).toBe(2);
  expect(await changedBy(dataSource, 'DELETE FROM things WHERE id = 99')).toBe(0);
  await expect(changedBy(dataSource, 'SELECT 1, 2')).rejects.toThrow('only UPDATE and DELETE');
});
