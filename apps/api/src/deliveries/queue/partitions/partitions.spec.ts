import type { TestDatabase } from '@whathooks/embedded-postgres';
import { DataSource } from 'typeorm';
import { v7 } from 'uuid';
import { dataSourceOptions } from '../../../platform/database/connection/data-source';
import { newId } from '../../../platform/database/ids';
import { Scheduler } from '../../../platform/scheduler/scheduler';
import { leastKeptId, Partitions } from './partitions';
import { migratedDatabase } from '../../../../test/storage/migrated';

const DAY_MS = 86_400_000;
const TABLES = ['deliveries', 'delivery_attempts', 'events'];

let database: TestDatabase;
let dataSource: DataSource;
let partitions: Partitions;
beforeEach(async () => {
  database = await migratedDatabase();
  dataSource = await new DataSource(dataSourceOptions(database.url)).initialize();
  partitions = new Partitions(dataSource, new Scheduler());
});
afterEach(async () => {
  await dataSource.destroy();
  await database.drop();
});

/** The partition that an event with this id belongs to. */
const insert = async (id: string): Promise<string> => {
  const [row] = await dataSource.query<{ name: string }[]>(
    `INSERT INTO events (id, organization_id, session_id, event, body, occurred_at)
     VALUES ($1, $2, $2, 'session.qr', '{}', now()) RETURNING tableoid::regclass::text AS name`,
    [id, newId()],
  );
  return row?.name ?? '';
};
const at = (ms: number): string => v7({ msecs: ms });
const dayName = (ms: number): string => new Date(ms).toISOString().slice(0, 10).replaceAll('-', '');
const names = async (): Promise<string[]> =>
  (
    await dataSource.query<{ name: string }[]>(
      `SELECT relname AS name FROM pg_class WHERE relispartition AND relkind = 'r' ORDER BY relname`,
    )
  ).map(({ name }) => name);

describe('the log of deliveries', () => {
  it('has partitions for today and tomorrow as soon as it is migrated', async () => {
    const now = Date.now();
    for (const ms of [now, now + DAY_MS])
      expect(await insert(at(ms))).toBe(`events_${dayName(ms)}`);
    for (const table of TABLES) expect(await names()).toContain(`${table}_${dayName(now)}`);
  });

  it('puts the first and the last moment of a day into that day', async () => {
    const midnight = Math.ceil(Date.now() / DAY_MS) * DAY_MS;
    expect(await insert(at(midnight - 1))).toBe(`events_${dayName(midnight - 1)}`);
    expect(await insert(at(midnight))).toBe(`events_${dayName(midnight)}`);
  });

  it('gets partitions for the coming days, from whichever process is first', async () => {
    const later = Date.now() + 20 * DAY_MS;
    await expect(insert(at(later))).rejects.toThrow(/no partition/);
    await Promise.all(Array.from({ length: 4 }, () => partitions.prepare(later)));
    expect(await insert(at(later))).toBe(`events_${dayName(later)}`);
    await partitions.prepare(later);
    const indexes = async (table: string): Promise<number> => {
      const [row] = await dataSource.query<{ count: number }[]>(
        `SELECT count(*)::int AS count FROM pg_indexes WHERE tablename = $1`,
        [table],
      );
      return row?.count ?? 0;
    };
    // The new partition has every index of the table.
    expect(await indexes('deliveries')).toBeGreaterThan(1);
    expect(await indexes(`deliveries_${dayName(later)}`)).toBe(await indexes('deliveries'));
  });

  it('drops days past retention, and no others', async () => {
    const now = Date.now();
    await partitions.prepare(now - 40 * DAY_MS);
    const [old, young] = [at(now - 38 * DAY_MS), at(now)];
    await insert(old);
    await insert(young);
    const before = await names();
    await partitions.drop(30, now);
    const after = await names();
    const limit = dayName(now - 30 * DAY_MS);
    expect(before.filter((name) => name.slice(-8) < limit)).not.toEqual([]);
    expect(after).toEqual(before.filter((name) => name.slice(-8) >= limit));
    expect(await dataSource.query('SELECT id FROM events')).toEqual([{ id: young }]);
  });

  it.each([
    ['the first', 0],
    ['the last', DAY_MS - 1],
  ])('keeps the oldest day of its time until the %s moment of today', async (_, ms) => {
    const today = Math.floor(Date.now() / DAY_MS) * DAY_MS;
    await partitions.prepare(today - 30 * DAY_MS);
    const [kept, over] = [at(today - 30 * DAY_MS), at(today - 30 * DAY_MS - 1)];
    await insert(kept);
    await insert(over);
    await partitions.drop(30, today + ms);
    expect(await dataSource.query('SELECT id FROM events')).toEqual([{ id: kept }]);
    expect((await names()).filter((name) => name.endsWith(dayName(today - 31 * DAY_MS)))).toEqual(
      [],
    );
    for (const table of TABLES) {
      expect(await names()).toContain(`${table}_${dayName(today - 30 * DAY_MS)}`);
    }
    // Ids from the least kept id on are still there.
    const least = leastKeptId(30, today + ms);
    expect(kept >= least && over < least).toBe(true);
  });
});
