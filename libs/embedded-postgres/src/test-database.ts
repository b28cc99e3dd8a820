import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
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
  max_connections: 500,
};

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

/**
 * A PostgreSQL for one run of tests, in a temporary folder that is gone after `stop()`. What runs
 * that were killed left behind is stopped and removed.
 */
export async function startTestCluster(): Promise<TestCluster> {
  await removeLeftovers();
  const folder = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`));
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
 * An empty database for one suite, on the cluster at `TEST_DATABASE_URL`. The runners of tests set
 * it; without it a cluster is started that lives until the last database of this process is
 * dropped.
 */
export async function testDatabase(): Promise<TestDatabase> {
  const cluster = process.env['TEST_DATABASE_URL'] ?? (await ownCluster.take());
  const name = `test_${randomBytes(8).toString('hex')}`;
  await query(cluster, `create database ${name}`);
  const url = new URL(cluster);
  url.pathname = name;
  return {
    url: url.href,
    drop: async () => {
      await query(cluster, `drop database if exists ${name} with (force)`);
      if (!process.env['TEST_DATABASE_URL']) await ownCluster.release();
    },
  };
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

async function query(url: string, text: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}

/** The folder's name holds the process that made it; a run that ended well has removed its own. */
async function removeLeftovers(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    const runner = new RegExp(`^${PREFIX}(\\d+)-`).exec(name)?.[1];
    if (!runner || isAlive(Number(runner))) continue;
    const folder = join(tmpdir(), name);
    try {
      await stopPostgres(folder, 0);
      rmSync(folder, { recursive: true, force: true });
    } catch {
      // Another user's: theirs to remove.
    }
  }
}
