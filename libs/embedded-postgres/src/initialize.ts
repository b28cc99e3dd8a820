import { spawn } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Binaries } from './binaries';
import { type Folders, nameFor } from './folders';
import type { OperatingUser } from './operating-user';
import { isAlive } from './postmaster';
import { PostgresStartError, reasonOf } from './start-error';

/** Name of the superuser. */
export const SUPERUSER = 'whathooks';

const STAGING = 'initializing.';

/** PostgreSQL inherits nothing of ours: `PGPORT` or `LANG` of a shell would change what it does. */
export const SERVER_ENVIRONMENT = { LC_ALL: 'C' } as NodeJS.ProcessEnv;

/**
 * Makes an empty cluster unless there is one: UTF-8 whatever the language of the shell, passwords
 * on every connection. It is made aside and moved into place, so that an interrupted start leaves
 * nothing half made and the first of two starts wins whole.
 */
export async function initialize(
  folders: Folders,
  binaries: Binaries,
  user: OperatingUser | null,
  password: string,
): Promise<void> {
  if (existsSync(folders.cluster)) return;
  removeLeftovers(folders);
  const staging = mkdtempSync(join(folders.dataDir, `${STAGING}${process.pid}.`));
  const cluster = join(staging, 'cluster');
  const passwordFile = join(staging, 'password');
  try {
    chmodSync(staging, 0o755);
    mkdirSync(cluster);
    writeFileSync(passwordFile, password, { mode: 0o600 });
    if (user) {
      for (const path of [cluster, passwordFile]) chownSync(path, user.uid, user.gid);
    }
    await initdb(cluster, binaries, user);
    moveIntoPlace(cluster, folders);
  } catch (error) {
    if (error instanceof PostgresStartError) throw error;
    throw new PostgresStartError(
      `The data folder ${folders.dataDir} cannot be set up (${reasonOf(error)}).`,
    );
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

async function initdb(
  cluster: string,
  binaries: Binaries,
  user: OperatingUser | null,
): Promise<void> {
  const here = nameFor(cluster, user);
  const child = spawn(
    binaries.initdb,
    [
      ['--pgdata', here, '--username', SUPERUSER, '--encoding', 'UTF8', '--locale', 'C'],
      ['--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8', '--no-instructions'],
      ['--auth', 'scram-sha-256', '--pwfile', `${here}/../password`],
    ].flat(),
    { cwd: cluster, env: SERVER_ENVIRONMENT, stdio: ['ignore', 'ignore', 'pipe'], ...user },
  );
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  if (code !== 0) {
    const line = complaint.split('\n').find((text) => /error:|FATAL/.test(text)) ?? complaint;
    throw new PostgresStartError(`PostgreSQL cannot set up its data folder: ${line.trim()}`);
  }
}

function moveIntoPlace(cluster: string, folders: Folders): void {
  try {
    renameSync(cluster, folders.cluster);
  } catch (error) {
    // ENOTEMPTY, EEXIST: another start was first, and its cluster is as good as ours.
    if (!existsSync(folders.cluster)) throw error;
    return;
  }
  const folder = openSync(folders.dataDir, 'r');
  fsyncSync(folder);
  closeSync(folder);
}

/** What starts that were killed half-way left behind. */
function removeLeftovers(folders: Folders): void {
  for (const name of readdirSync(folders.dataDir)) {
    if (name.startsWith(STAGING) && !isAlive(parseInt(name.slice(STAGING.length), 10))) {
      rmSync(join(folders.dataDir, name), { recursive: true, force: true });
    }
  }
}
