import { spawnSync } from 'node:child_process';
import { readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { reasonOf } from './start-error';
import { waitUntil } from './wait';

/** Time for a shutdown that writes everything down; then one that leaves it to recovery. */
const IMMEDIATE_PATIENCE_MS = 2_000;
const KILL_PATIENCE_MS = 5_000;

/** Process id in `postmaster.pid`, or null. The process itself may be long gone. */
export function postmasterPid(cluster: string): number | null {
  return pidIn(join(cluster, 'postmaster.pid'));
}

function pidIn(lockFile: string): number | null {
  try {
    const pid = Number(readFileSync(lockFile, 'utf8').split('\n')[0]);
    return Number.isInteger(pid) && pid > 0 ? pid : null;
  } catch {
    return null;
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return reasonOf(error) === 'EPERM';
  }
}

/**
 * Whether a process is the server over `cluster`. A number in a file proves nothing: after a power
 * cut it may be any program's.
 */
export function isPostmaster(pid: number, cluster: string): boolean {
  if (!isPostgres(pid)) return false;
  if (process.platform !== 'linux') return true;
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster);
  } catch (error) {
    // A container may forbid a look at other users' processes.
    return reasonOf(error) !== 'ENOENT';
  }
}

/** Whether a process is a PostgreSQL, over whatever cluster: also one whose cluster was removed. */
export function isPostgres(pid: number): boolean {
  if (process.platform === 'linux') return runningProgram(pid)?.startsWith('postgres') ?? false;
  const listed = spawnSync('ps', ['-o', 'comm=', '-p', String(pid)], { encoding: 'utf8' });
  return basename(listed.stdout.trim()).startsWith('postgres');
}

/** Null for a process that has ended, also while it waits for its parent to take note. */
function runningProgram(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [, name, state] = /\((.*)\) (\S)/s.exec(stat) ?? [];
    return state === 'Z' ? null : (name ?? null);
  } catch {
    return null;
  }
}

/**
 * PostgreSQL believes in a lock as long as some process of the same user bears its number. When
 * that is not a server, the lock goes, and true comes back.
 */
export function removeStaleLock(lockFile: string, cluster: string): boolean {
  const pid = pidIn(lockFile);
  if (!pid || isPostmaster(pid, cluster)) return false;
  rmSync(lockFile, { force: true });
  return true;
}

/**
 * Ends the server: fast shutdown first; without an answer in `patienceMs` an immediate one, from
 * which PostgreSQL recovers at its next start; at last by force.
 *
 * @param isRunning whether `pid` still is the server. When it is not, nothing is done.
 */
export async function endPostmaster(
  pid: number,
  isRunning: () => boolean,
  patienceMs: number,
): Promise<void> {
  const gone = (): boolean => !isRunning();
  if (gone()) return;
  const steps = [
    ['SIGINT', patienceMs],
    ['SIGQUIT', IMMEDIATE_PATIENCE_MS],
    ['SIGKILL', KILL_PATIENCE_MS],
  ] as const;
  for (const [signal, patience] of steps) {
    try {
      process.kill(pid, signal);
    } catch {
      return;
    }
    if (await waitUntil(gone, patience)) return;
  }
}
