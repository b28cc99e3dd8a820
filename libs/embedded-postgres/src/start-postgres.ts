import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Binaries, findBinaries } from './binaries';
import { assertNothingIsGone } from './cluster-identity';
import { type Connection, connectionUrl, createDatabase, dropDatabase, ping } from './connection';
import {
  type Folders,
  foldersOf,
  makeFolders,
  nameFor,
  readPassword,
  socketNameFor,
} from './folders';
import { initialize, SERVER_ENVIRONMENT, SUPERUSER } from './initialize';
import { operatingUser, type OperatingUser } from './operating-user';
import { endPostmaster, isPostmaster, postmasterPid, removeStaleLock } from './postmaster';
import { PostgresStartError } from './start-error';
import { waitUntil } from './wait';

/** How long a start waits for an earlier server, or what is left of one, to release the folder. */
const LOCK_PATIENCE_MS = 30_000;
/** Recovery after a crash replays at most a gigabyte of log. */
const START_PATIENCE_MS = 300_000;
const STOP_PATIENCE_MS = 30_000;
const LARGEST_LOG_BYTES = 5 * 1024 * 1024;

export interface PostgresOptions {
  /** Folder that belongs to this PostgreSQL alone; made when missing. */
  dataDir: string;
  /**
   * The folder is known to hold a database: a missing one is an error, never made anew. Default
   * false: it is made unless the folder shows that there was one.
   */
  inUse?: boolean;
  /** Number in the name of the Unix socket; nothing listens on TCP. Default 5432. */
  port?: number;
  /** Database to create when missing and to connect to. Default `whathooks`. */
  database?: string;
  /** Settings of postgresql.conf that stand above the file, such as `{ fsync: 'off' }`. */
  settings?: Readonly<Record<string, string | number>>;
}

export interface RunningPostgres {
  /** `postgresql://` address of the database, by Unix socket. */
  url: string;
  connection: Connection;
  /** Process id of the server. */
  pid: number;
  /** Path of the file into which the server writes its log. */
  logFile: string;
  /** True when the server was running already, left by a process that was killed. */
  adopted: boolean;
  /** Creates a database unless it exists and returns its address. */
  createDatabase(name: string): Promise<string>;
  /** Drops a database if it exists, ending its connections. */
  dropDatabase(name: string): Promise<void>;
  /**
   * Stops the server, adopted or not, and waits for its end.
   *
   * @param patienceMs time to write everything down, default 30 s; after it the server is stopped
   *   at once and recovers when it starts next.
   */
  stop(patienceMs?: number): Promise<void>;
}

interface Server {
  folders: Folders;
  binaries: Binaries;
  user: OperatingUser | null;
  connection: Connection;
  settings: Readonly<Record<string, string | number>>;
}

/**
 * Starts the bundled PostgreSQL over a folder, or adopts the one that runs there. The server is
 * detached: it outlives a process that is killed, and loses nothing. A cluster or password that was
 * there and is gone is an error.
 *
 * @throws PostgresStartError with one line that says what to do.
 */
export async function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  const server = prepare(options);
  const { folders, connection } = server;
  const { pid, adopted } = await startWithDatabase(server);
  return {
    url: connectionUrl(connection),
    connection,
    pid,
    logFile: folders.logFile,
    adopted,
    createDatabase: async (name) => {
      await createDatabase(connection, name);
      return connectionUrl({ ...connection, database: name });
    },
    dropDatabase: (name) => dropDatabase(connection, name),
    stop: (patienceMs) => stopPostgres(folders.dataDir, patienceMs),
  };
}

/**
 * Stops the server of a folder, whichever process started it, and waits for its end.
 *
 * @param patienceMs as in `RunningPostgres.stop`.
 */
export async function stopPostgres(dataDir: string, patienceMs = STOP_PATIENCE_MS): Promise<void> {
  const { cluster } = foldersOf(dataDir);
  const pid = postmasterPid(cluster);
  if (pid) await endPostmaster(pid, () => isPostmaster(pid, cluster), patienceMs);
}

/** A server that we adopt may be on its way out, by the stop of another process: then start over. */
async function startWithDatabase(
  server: Omit<Server, 'binaries'>,
): Promise<{ pid: number; adopted: boolean }> {
  for (;;) {
    const adopted = await ensureRunning(server);
    const pid = postmasterPid(server.folders.cluster);
    try {
      await createDatabase(server.connection, server.connection.database);
      if (pid) return { pid, adopted };
    } catch (error) {
      if (!adopted) throw error;
    }
  }
}

function prepare(options: PostgresOptions): Omit<Server, 'binaries'> {
  const folders = foldersOf(options.dataDir);
  assertNothingIsGone(folders, options.inUse ?? false);
  const user = operatingUser(folders.cluster);
  makeFolders(folders, user);
  return {
    folders,
    user,
    settings: options.settings ?? {},
    connection: {
      host: folders.socket,
      port: options.port ?? 5432,
      user: SUPERUSER,
      password: readPassword(folders),
      database: options.database ?? 'whathooks',
    },
  };
}

/** Returns whether the server had been started by someone else. */
async function ensureRunning(prepared: Omit<Server, 'binaries'>): Promise<boolean> {
  const { folders, user, connection } = prepared;
  if ((await ping(connection)) === 'yes') return true;
  const server = { ...prepared, binaries: findBinaries(folders.dataDir, user) };
  await initialize(folders, server.binaries, user, connection.password);
  const deadline = Date.now() + LOCK_PATIENCE_MS;
  for (;;) {
    const logStart = sizeOf(folders.logFile);
    const child = spawnServer(server);
    if (await becomesReady(child, connection)) return postmasterPid(folders.cluster) !== child.pid;
    const complaint = complaintSince(folders.logFile, logStart);
    const lock = /lock file "(.*)" already exists/.exec(complaint)?.[1];
    // A killed server's connections end when they next look for it, which takes as long as their work.
    const leftBehind = /shared memory block .* is still in use/.test(complaint);
    if (!(lock || leftBehind) || Date.now() > deadline) throw startError(folders, complaint);
    if (lock && removeStaleLock(resolve(folders.cluster, lock), folders.cluster)) continue;
    // Another server is starting up here, then it answers soon, or shutting down, then we follow.
    if (await waitUntil(async () => (await ping(connection)) === 'yes', 250)) return true;
  }
}

function spawnServer({ folders, binaries, user, connection, settings }: Server): ChildProcess {
  const all = {
    listen_addresses: '',
    unix_socket_directories: socketNameFor(folders),
    unix_socket_permissions: '0700',
    port: connection.port,
    max_connections: 200,
    log_checkpoints: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    ...settings,
  };
  rotate(folders.logFile);
  const log = openSync(folders.logFile, 'a', 0o600);
  try {
    const child = spawn(
      binaries.postgres,
      [
        ['-D', nameFor(folders.cluster, user)],
        ...Object.entries(all).map(([name, value]) => ['-c', `${name}=${value}`]),
      ].flat(),
      {
        cwd: folders.cluster,
        detached: true,
        env: SERVER_ENVIRONMENT,
        stdio: ['ignore', log, log],
        ...user,
      },
    );
    child.unref();
    return child;
  } finally {
    closeSync(log);
  }
}

/** False when the server ended instead. */
async function becomesReady(child: ChildProcess, connection: Connection): Promise<boolean> {
  let ended = false;
  let failure: Error | undefined;
  child.on('exit', () => (ended = true));
  child.on('error', (error) => (failure = error));
  const ready = await waitUntil(
    async () => ended || failure !== undefined || (await ping(connection)) === 'yes',
    START_PATIENCE_MS,
  );
  if (failure) throw new PostgresStartError(`PostgreSQL cannot be run: ${failure.message}`);
  return ready && !ended;
}

function startError(folders: Folders, complaint: string): PostgresStartError {
  const lines = complaint.split('\n').filter((line) => /FATAL|PANIC|ERROR/.test(line));
  const reason = (lines.at(-1) ?? complaint.trim().split('\n').at(-1) ?? '').replace(
    /^.*?(FATAL|PANIC|ERROR):\s*/,
    '',
  );
  return new PostgresStartError(
    `PostgreSQL does not start over ${folders.dataDir}: ${reason || 'no reason given'} (see ${folders.logFile}).`,
  );
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

function complaintSince(logFile: string, start: number): string {
  const log = readFileSync(logFile);
  return log.subarray(start <= log.length ? start : 0).toString();
}

function rotate(logFile: string): void {
  if (sizeOf(logFile) > LARGEST_LOG_BYTES) renameSync(logFile, `${logFile}.old`);
}
