import { createHash, randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { canReach, type OperatingUser } from './operating-user';
import { PostgresStartError, reasonOf } from './start-error';

/** `sun_path` holds 104 bytes on macOS and 108 on Linux; `/.s.PGSQL.65535` takes 15 of them. */
const LONGEST_SOCKET_FOLDER = 104 - 1 - '/.s.PGSQL.65535'.length;

/** Where one bundled PostgreSQL keeps its things. */
export interface Folders {
  dataDir: string;
  /** PGDATA. */
  cluster: string;
  /** Folder of the Unix socket, also the `host` of a connection. */
  socket: string;
  passwordFile: string;
  logFile: string;
}

/** @param dataDir may be relative to the working directory. */
export function foldersOf(dataDir: string): Folders {
  const root = resolve(dataDir);
  const cluster = join(root, 'cluster');
  return {
    dataDir: root,
    cluster,
    socket: socketFolder(cluster),
    passwordFile: join(root, 'password'),
    logFile: join(root, 'postgres.log'),
  };
}

/** Among the data; for a long path a short one that every start finds again. */
function socketFolder(cluster: string): string {
  if (Buffer.byteLength(cluster) <= LONGEST_SOCKET_FOLDER) return cluster;
  const name = `whathooks-${createHash('sha256').update(cluster).digest('hex').slice(0, 12)}`;
  const short = join(tmpdir(), name);
  return Buffer.byteLength(short) <= LONGEST_SOCKET_FOLDER ? short : join('/tmp', name);
}

/**
 * Makes the folders that PostgreSQL does not make itself.
 *
 * @throws PostgresStartError when they cannot be written.
 */
export function makeFolders(folders: Folders, user: OperatingUser | null): void {
  try {
    makeFolder(folders.dataDir);
    // Elsewhere an unprivileged account that runs PostgreSQL for root has to walk through.
    if (!user || process.platform === 'linux') makePrivate(folders.dataDir);
    writeFileSync(folders.logFile, '', { flag: 'a', mode: 0o600 });
    if (folders.socket !== folders.cluster) makePrivateFolder(folders.socket, user);
  } catch (error) {
    throw new PostgresStartError(
      `The data folder ${folders.dataDir} cannot be written (${reasonOf(error)}): set DATA_DIR to a folder you own.`,
    );
  }
}

/**
 * Step by step: Node's own recursive way never comes back from folders that cannot have any
 * inside, such as /proc.
 */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  try {
    mkdirSync(path);
  } catch (error) {
    if (reasonOf(error) !== 'EEXIST') throw error;
  }
}

/** Also a folder that an earlier version made, or whose parents were open to others. */
function makePrivate(path: string): void {
  const { uid, mode } = statSync(path);
  if (uid === process.getuid?.() && (mode & 0o077) !== 0) chmodSync(path, 0o700);
}

/** In a shared temporary folder the name may have been taken by somebody else. */
function makePrivateFolder(path: string, user: OperatingUser | null): void {
  mkdirSync(path, { recursive: true });
  const { uid } = statSync(path);
  if (uid !== process.getuid?.() && uid !== user?.uid) throw new Error(`${path} is taken`);
  chmodSync(path, 0o700);
  if (user) chownSync(path, user.uid, user.gid);
}

/**
 * The superuser's password, made on first use and readable by its owner alone. Linking a finished
 * file makes the first of two starts win whole.
 */
export function readPassword(folders: Folders): string {
  const aside = `${folders.passwordFile}.${process.pid}`;
  try {
    writeFileSync(aside, randomBytes(24).toString('base64url'), { mode: 0o600 });
    linkSync(aside, folders.passwordFile);
  } catch (error) {
    if (reasonOf(error) !== 'EEXIST') {
      throw new PostgresStartError(
        `${folders.passwordFile} cannot be written (${reasonOf(error)}): set DATA_DIR to a folder you own.`,
      );
    }
  } finally {
    rmSync(aside, { force: true });
  }
  try {
    return readFileSync(folders.passwordFile, 'utf8').trim();
  } catch (error) {
    throw new PostgresStartError(
      `${folders.passwordFile} cannot be read (${reasonOf(error)}): it belongs to another user.`,
    );
  }
}

/**
 * How a program with working directory `cwd` names `cwd` itself.
 *
 * An unprivileged account may not pass through the private folders above the data, /root for one.
 * A process that was started inside needs no way in, and Linux lets it name the place it stands
 * in. PostgreSQL works inside its data folder and never leaves it, so that name holds.
 */
export function nameFor(cwd: string, user: OperatingUser | null): string {
  if (canReach(user, cwd)) return cwd;
  if (process.platform === 'linux') return '/proc/self/cwd';
  throw new PostgresStartError(
    `root may not run PostgreSQL and an unprivileged user does not reach ${cwd}: start as a normal user, or set DATABASE_URL.`,
  );
}

/** The socket folder as PostgreSQL, standing in its data folder, names it. */
export function socketNameFor(folders: Folders): string {
  return folders.socket === folders.cluster ? '.' : folders.socket;
}
