import { appendFileSync, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { foldersOf } from './folders';
import { keepPostgres, type KeptPostgres } from './keep-running';
import { isAlive } from './postmaster';
import { waitUntil } from './wait';

const PATIENCE_MS = 60_000;
const settings = { fsync: 'off' };

let folder: string;
let dataDir: string;
let postgres: KeptPostgres;
let told: string[];
let givenUp: string | undefined;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'whathooks-pg-'));
  dataDir = join(folder, 'postgres');
  told = [];
  givenUp = undefined;
  postgres = await keepPostgres(
    { dataDir, settings },
    {
      tell: (line) => told.push(line),
      gaveUp: ({ message }) => (givenUp = message),
      pausesMs: [0, 50, 100],
    },
  );
});

afterEach(async () => {
  await postgres.stop(0);
  rmSync(folder, { recursive: true, force: true });
});

async function query(text: string): Promise<unknown[]> {
  const client = new Client({ connectionString: postgres.url });
  await client.connect();
  try {
    return (await client.query<object>(text)).rows;
  } finally {
    await client.end();
  }
}

test('a server that is killed is started again, under the same address, with all it confirmed', async () => {
  await query('create table kept as select 42 as answer');
  const { pid, url } = postgres;
  process.kill(pid, 'SIGKILL');

  expect(await waitUntil(() => told.includes('PostgreSQL runs again.'), PATIENCE_MS)).toBe(true);
  expect(told[0]).toBe('PostgreSQL ended unexpectedly; it is started again.');
  expect(postgres.url).toBe(url);
  expect(postgres.pid).not.toBe(pid);
  expect(await query('select answer from kept')).toEqual([{ answer: 42 }]);
});

test('a database that does not start again is given up after some tries, in one line that says why', async () => {
  appendFileSync(join(foldersOf(dataDir).cluster, 'postgresql.conf'), '\nno_such_setting = on\n');
  process.kill(postgres.pid, 'SIGKILL');

  expect(await waitUntil(() => givenUp !== undefined, PATIENCE_MS)).toBe(true);
  expect(givenUp).toMatch(/^PostgreSQL was started again 3 times and does not stay up: .*\S$/);
  expect(givenUp).not.toContain('\n');
  expect(told.filter((line) => /Next try in 0.(05|1) s\.$/.test(line))).toHaveLength(2);
});

test.each(['the cluster', 'the folder'])(
  'a server is ended, and no other made, when %s is removed under it',
  async (what) => {
    const { cluster } = foldersOf(dataDir);
    const gone = what === 'the cluster' ? cluster : dataDir;
    const { pid } = postgres;
    // Moved first: a removal file by file is not over before the server notices.
    renameSync(gone, join(folder, 'aside'));
    rmSync(join(folder, 'aside'), { recursive: true, force: true });

    expect(await waitUntil(() => givenUp !== undefined && !isAlive(pid), PATIENCE_MS)).toBe(true);
    expect(givenUp).toMatch(/^The database is gone: .*cluster was removed or moved\. Restore it/);
    await postgres.stop();
    expect(existsSync(gone)).toBe(false);
    expect(told).toEqual([]);
  },
);

test('a server that is killed together with its cluster is not started again', async () => {
  const { cluster } = foldersOf(dataDir);
  process.kill(postgres.pid, 'SIGKILL');
  renameSync(cluster, join(folder, 'aside'));

  expect(await waitUntil(() => givenUp !== undefined, PATIENCE_MS)).toBe(true);
  await postgres.stop();
  expect(existsSync(cluster)).toBe(false);
  expect(told).not.toContain('PostgreSQL runs again.');
});

test('one that was stopped stays down', async () => {
  const { pid } = postgres;
  await postgres.stop();

  expect(await waitUntil(() => !isAlive(pid), PATIENCE_MS)).toBe(true);
  expect(told).toEqual([]);
});
