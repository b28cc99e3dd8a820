import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { isAlive } from './postmaster';
import { startPostgres, stopPostgres } from './start-postgres';

const PREFIX = 'whathooks-test-';

/**
 * A test loses nothing that matters when the machine fails. Connections are for many products at a
 * time, of which some run in several processes.
 */
const FOR_TESTS = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: 0,
  max_wal_size: '256MB',
  max_connections: 500,
};

/** Linux's folder in memory. */
const MEMORY = '/dev/shm';
/** What databases of tests may need there, in bytes. */
const MEMORY_NEEDED = 4 * 2 ** 30;

export interface TestCluster {
  /** Address of its maintenance database; every `testDatabase()` is created through it. */
  url: string;
  stop(): Promise<void>;
}

export interface TestDatabase {
  /** `postgresql://` address of an empty database of its own. */
  url: string;
  /** Drops it. */
  drop(): Promise<void>;
}

/** What a database of a test begins as. */
export interface Template {
  /** Of letters, digits and underscores; the same for everybody on a cluster who fills it alike. */
  name: string;
  /** Fills an empty database, once for a cluster. No connection to it may stay. */
  fill(url: string): Promise<void>;
}

/**
 * A PostgreSQL for one run of tests, in a temporary folder that is gone after `stop()`. What runs
 * that were killed left behind is stopped and removed.
 */
export async function startTestCluster(): Promise<TestCluster> {
  await removeLeftovers();
  const folder = mkdtempSync(join(homeOfClusters(), `${PREFIX}${process.pid}-`));
  const postgres = await startPostgres({ dataDir: folder, settings: FOR_TESTS });
  return {
    url: postgres.url,
    stop: async () => {
      await postgres.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/**
 * A database for one suite, on the cluster at `TEST_DATABASE_URL`. The runners of tests set it;
 * without it a cluster is started that lives until the last database of this process is dropped.
 *
 * @param template of which the database is a copy; without it the database is empty. A copy takes
 *   a tenth of the work of a migration.
 */
export async function testDatabase(template?: Template): Promise<TestDatabase> {
  const cluster = process.env['TEST_DATABASE_URL'] ?? (await ownCluster.take());
  const name = `test_${randomBytes(8).toString('hex')}`;
  const origin = template ? await filled(cluster, template) : 'template1';
  await query(cluster, `create database ${name} template ${origin} strategy file_copy`);
  return {
    url: urlOf(cluster, name),
    drop: async () => {
      await query(cluster, `drop database if exists ${name} with (force)`);
      if (!process.env['TEST_DATABASE_URL']) await ownCluster.release();
    },
  };
}

/** In memory where there is enough: a database is a thousand files, made and removed in seconds. */
function homeOfClusters(): string {
  if (!existsSync(MEMORY)) return tmpdir();
  const { bavail, bsize } = statfsSync(MEMORY);
  return bavail * bsize < MEMORY_NEEDED ? tmpdir() : MEMORY;
}

/**
 * The database's name of a template, which is filled under another one unless it is there: so it is
 * never seen half filled. One process fills it; the others wait.
 */
async function filled(cluster: string, { name, fill }: Template): Promise<string> {
  const template = `filled_${name}`;
  await withClient(cluster, async (client) => {
    const exists = async (): Promise<boolean> => {
      const sql = 'select 1 from pg_database where datname = $1';
      return (await client.query(sql, [template])).rows.length > 0;
    };
    if (await exists()) return;
    await client.query('select pg_advisory_lock(hashtext($1))', [template]);
    if (await exists()) return;
    const aside = `filling_${randomBytes(8).toString('hex')}`;
    await client.query(`create database ${aside}`);
    await fill(urlOf(cluster, aside));
    await client.query(`alter database ${aside} rename to ${template}`);
  });
  return template;
}

/** Started for the first database and stopped after the last one. */
const ownCluster = {
  users: 0,
  running: undefined as Promise<TestCluster> | undefined,
  async take(): Promise<string> {
    this.users += 1;
    this.running ??= startTestCluster();
    return (await this.running).url;
  },
  async release(): Promise<void> {
    this.users -= 1;
    if (this.users > 0) return;
    const cluster = await this.running;
    this.running = undefined;
    await cluster?.stop();
  },
};

function query(url: string, text: string): Promise<void> {
  return withClient(url, async (client) => void (await client.query(text)));
}

/** The locks of a client end with its connection. */
async function withClient(url: string, work: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

function urlOf(cluster: string, database: string): string {
  const url = new URL(cluster);
  url.pathname = database;
  return url.href;
}

/** The folder's name holds the process that made it; a run that ended well has removed its own. */
async function removeLeftovers(): Promise<void> {
  const homes = [tmpdir(), MEMORY].filter((home) => existsSync(home));
  for (const folder of homes.flatMap((home) => readdirSync(home).map((name) => join(home, name)))) {
    const runner = new RegExp(`/${PREFIX}(\\d+)-[^/]+$`).exec(folder)?.[1];
    if (!runner || isAlive(Number(runner))) continue;
    try {
      await stopPostgres(folder, 0);
      rmSync(folder, { recursive: true, force: true });
    } catch {
      // Another user's: theirs to remove.
    }
  }
}
