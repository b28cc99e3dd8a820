import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Client } from 'pg';
import { foldersOf } from './folders';
import { operatingUser } from './operating-user';
import { isAlive } from './postmaster';
import { type RunningPostgres, startPostgres, stopPostgres } from './start-postgres';
import { waitUntil } from './wait';

/** Loses nothing that these tests look at, and a busy machine is not kept waiting for its disk. */
const settings = { fsync: 'off' };

let folder: string;
let dataDir: string;
const children: ChildProcess[] = [];

beforeEach(() => {
  // Private to us, as a clone below /root would be: root's PostgreSQL cannot walk into it.
  folder = mkdtempSync(join(tmpdir(), 'whathooks-pg-'));
  dataDir = join(folder, 'postgres');
});

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  await stopPostgres(dataDir, 0);
  rmSync(folder, { recursive: true, force: true });
});

test('a first start makes a UTF-8 cluster that speaks through its socket alone', async () => {
  const postgres = await startPostgres({ dataDir, settings });

  expect(postgres.adopted).toBe(false);
  const [row] = await query(
    postgres.url,
    `select current_database() as database, current_setting('server_encoding') as encoding,
            lower('ÄÖ') as lower, '👋' as wave, current_setting('listen_addresses') as tcp`,
  );
  expect(row).toEqual({
    database: 'whathooks',
    encoding: 'UTF8',
    lower: 'äö',
    wave: '👋',
    tcp: '',
  });
});

test('the password is random, needed, and readable by its owner alone', async () => {
  const postgres = await startPostgres({ dataDir, settings });

  const file = foldersOf(dataDir).passwordFile;
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readFileSync(file, 'utf8')).toMatch(/^[\w-]{32}$/);
  const guess = new URL(postgres.url);
  guess.password = 'whathooks';
  await expect(query(guess.href, 'select 1')).rejects.toMatchObject({ code: '28P01' });
});

test('the folder is closed to others, also one that an earlier version left open', async () => {
  mkdirSync(dataDir, { mode: 0o755 });
  await startPostgres({ dataDir, settings });

  expect(statSync(dataDir).mode & 0o777).toBe(0o700);
  expect(statSync(foldersOf(dataDir).logFile).mode & 0o777).toBe(0o600);
});

describe('what was there and is gone is not made anew', () => {
  test.each([
    [
      'the cluster',
      'cluster',
      /^The database is gone: .*cluster was removed or moved\. Restore it/,
    ],
    ['the password', 'password', /^The password of the database is gone: .*password is missing\./],
  ])('%s', async (_what, name, message) => {
    const postgres = await startPostgres({ dataDir, settings });
    await postgres.stop();
    rmSync(join(dataDir, name), { recursive: true });

    await expect(startPostgres({ dataDir, settings })).rejects.toThrow(message);
    expect(existsSync(join(dataDir, name))).toBe(false);
  });

  test('a folder that is known to have been in use', async () => {
    await expect(startPostgres({ dataDir, settings, inUse: true })).rejects.toThrow(
      /^The database is gone/,
    );
    expect(existsSync(dataDir)).toBe(false);
  });
});

test('settings given at start stand above the defaults', async () => {
  const postgres = await startPostgres({ dataDir, settings: { ...settings, work_mem: '7MB' } });

  expect(await query(postgres.url, 'show work_mem')).toEqual([{ work_mem: '7MB' }]);
  expect(await query(postgres.url, 'show max_connections')).toEqual([{ max_connections: '200' }]);
});

test('what was written is there after a stop, which leaves no process', async () => {
  const first = await startPostgres({ dataDir, settings });
  await query(first.url, 'create table kept as select 42 as answer');
  await first.stop();

  expect(isRunning(first.pid)).toBe(false);
  expect(existsSync(join(foldersOf(dataDir).cluster, 'postmaster.pid'))).toBe(false);

  const second = await startPostgres({ dataDir, settings });
  expect(second).toMatchObject({ adopted: false, url: first.url });
  expect(await query(second.url, 'select answer from kept')).toEqual([{ answer: 42 }]);
});

test('a stop does not wait for clients', async () => {
  const postgres = await startPostgres({ dataDir, settings });
  const client = await connect(postgres.url);
  const sleeping = client.query('select pg_sleep(600)');
  await Promise.all([expect(sleeping).rejects.toMatchObject({ code: '57P01' }), postgres.stop()]);

  expect(isRunning(postgres.pid)).toBe(false);
});

test('a server whose starter was killed is adopted, and can be stopped', async () => {
  const starter = await startElsewhere();
  starter.child.kill('SIGKILL');
  await once(starter.child, 'exit');

  const postgres = await startPostgres({ dataDir });
  expect(postgres).toMatchObject({ adopted: true, pid: starter.pid });
  expect(await query(postgres.url, 'select 1 as one')).toEqual([{ one: 1 }]);

  await postgres.stop();
  expect(isRunning(starter.pid)).toBe(false);
});

test('two starts at once end with one server that both use', async () => {
  const starts = await Promise.all([startElsewhere(), startElsewhere(), startElsewhere()]);

  expect(new Set(starts.map(({ pid }) => pid)).size).toBe(1);
  expect(starts.map(({ adopted }) => adopted).sort()).toEqual([false, true, true]);
});

test('a server that was killed leaves no lock behind for the next', async () => {
  const first = await startPostgres({ dataDir, settings });
  await query(first.url, 'create table kept as select 42 as answer');
  process.kill(first.pid, 'SIGKILL');

  const second = await startPostgres({ dataDir, settings });
  expect(second.pid).not.toBe(first.pid);
  expect(await query(second.url, 'select answer from kept')).toEqual([{ answer: 42 }]);
});

test('a start waits for the connections of a killed server that have not ended yet', async () => {
  const first = await startPostgres({ dataDir, settings });
  const client = await connect(first.url);
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  const backend = rows[0]?.pid ?? 0;
  process.kill(backend, 'SIGSTOP');
  process.kill(first.pid, 'SIGKILL');

  const starting = startPostgres({ dataDir, settings });
  const refused = (): boolean => readFileSync(first.logFile, 'utf8').includes('is still in use');
  expect(await waitUntil(refused, 60_000)).toBe(true);
  process.kill(backend, 'SIGCONT');

  expect((await starting).pid).not.toBe(first.pid);
});

test('a lock that names another program, as after a power cut, is no obstacle', async () => {
  const { cluster, socket } = foldersOf(dataDir);
  const first = await startPostgres({ dataDir, settings });
  const lock = readFileSync(join(cluster, 'postmaster.pid'), 'utf8');
  await first.stop();
  const stranger = spawn('sleep', ['600'], { stdio: 'ignore', ...operatingUser(cluster) });
  children.push(stranger);
  for (const file of [join(cluster, 'postmaster.pid'), join(socket, '.s.PGSQL.5432.lock')]) {
    writeFileSync(file, lock.replace(/^\d+/, String(stranger.pid)), { mode: 0o644 });
  }

  const second = await startPostgres({ dataDir, settings });
  expect(second.adopted).toBe(false);
  expect(stranger.exitCode).toBeNull();
});

test('a start during a shutdown waits for its end', async () => {
  const first = await startPostgres({ dataDir, settings });
  const client = await connect(first.url);
  // Smart shutdown: refuses new clients, waits for those it has.
  process.kill(first.pid, 'SIGTERM');
  await waitUntil(() => refusesClients(first), 10_000);

  const starting = startPostgres({ dataDir, settings });
  const log = foldersOf(dataDir).logFile;
  await waitUntil(() => /lock file .* already exists/.test(readFileSync(log, 'utf8')), 10_000);
  await client.end();

  const second = await starting;
  expect(second.pid).not.toBe(first.pid);
  expect(await query(second.url, 'select 1 as one')).toEqual([{ one: 1 }]);
});

test('a path too long for a socket is no obstacle', async () => {
  dataDir = join(folder, 'a-folder-with-a-long-name'.repeat(6), 'postgres');
  const postgres = await startPostgres({ dataDir, settings });

  expect(await query(postgres.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  await postgres.stop();
  rmSync(postgres.connection.host, { recursive: true });
});

test('blanks and signs in a path are no obstacle', async () => {
  dataDir = join(folder, "it's a ünusual & %20 place", 'postgres');
  const postgres = await startPostgres({ dataDir, settings });

  expect(await query(postgres.url, 'select 1 as one')).toEqual([{ one: 1 }]);
});

test('a folder that others may enter works as well as a private one', async () => {
  chmodSync(folder, 0o755);
  const postgres = await startPostgres({ dataDir, settings });

  expect(await query(postgres.url, 'select 1 as one')).toEqual([{ one: 1 }]);
});

test.each(['a file', 'the system itself'])(
  'a folder that cannot be made, below %s, is named in one line',
  async (place) => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    dataDir = join(place === 'a file' ? file : '/proc', 'whathooks', 'postgres');

    await expect(startPostgres({ dataDir })).rejects.toThrow(
      /^The data folder .*whathooks\/postgres cannot be written \(E\w+\): set DATA_DIR to a folder you own\.$/,
    );
  },
);

test('a cluster that PostgreSQL cannot use is explained with its own words', async () => {
  const { cluster } = foldersOf(dataDir);
  const first = await startPostgres({ dataDir, settings });
  await first.stop();
  writeFileSync(join(cluster, 'PG_VERSION'), '9\n');

  await expect(startPostgres({ dataDir })).rejects.toThrow(
    /^PostgreSQL does not start over .*: database files are incompatible with server \(see .*postgres\.log\)\.$/,
  );
});

test('an interrupted set-up is cleared away', async () => {
  const leftover = join(dataDir, 'initializing.4194305.x');
  mkdirSync(leftover, { recursive: true });
  await startPostgres({ dataDir, settings });

  expect(existsSync(leftover)).toBe(false);
});

async function connect(url: string): Promise<Client> {
  const client = new Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  return client;
}

async function query(url: string, text: string): Promise<unknown[]> {
  const client = await connect(url);
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}

async function refusesClients({ url }: RunningPostgres): Promise<boolean> {
  return query(url, 'select 1').then(
    () => false,
    () => true,
  );
}

/** Starts PostgreSQL from another process. */
async function startElsewhere(): Promise<{ child: ChildProcess; pid: number; adopted: boolean }> {
  const child = spawn(process.execPath, [join(__dirname, '../test/start.cjs'), dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
  return { child, ...(JSON.parse(line) as { pid: number; adopted: boolean }) };
}

/** A process that has ended stays listed until its parent asks for its exit code. */
function isRunning(pid: number): boolean {
  if (!isAlive(pid)) return false;
  if (process.platform !== 'linux') return true;
  return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
}
