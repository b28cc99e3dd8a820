import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Folders } from './folders';
import { PostgresStartError } from './start-error';

/** Written only by initdb, so its inode identifies a cluster. */
const NEVER_REWRITTEN = 'PG_VERSION';

/**
 * Identity of the cluster in a folder, comparable with `===`: it differs for another cluster in the
 * same place. Null when there is none, or an emptied one.
 */
export function clusterIdentity(cluster: string): string | null {
  const found = statSync(join(cluster, NEVER_REWRITTEN), { bigint: true, throwIfNoEntry: false });
  return found ? `${found.dev}:${found.ino}` : null;
}

/**
 * Rejects a folder with a missing part: creating it again would hide that data was lost.
 *
 * @param inUse whether the folder is known to hold a cluster. Otherwise its log shows it: a server
 *   wrote it.
 * @throws PostgresStartError that names the missing part.
 */
export function assertNothingIsGone(folders: Folders, inUse: boolean): void {
  if (existsSync(folders.cluster)) {
    if (existsSync(folders.passwordFile)) return;
    throw new PostgresStartError(
      `The password of the database is gone: ${folders.passwordFile} is missing. Restore it from its backup.`,
    );
  }
  const hasLog = [folders.logFile, `${folders.logFile}.old`].some(
    (file) => (statSync(file, { throwIfNoEntry: false })?.size ?? 0) > 0,
  );
  if (inUse || hasLog) throw clusterIsGone(folders);
}

/** The error for a cluster that was removed. */
export function clusterIsGone({ cluster }: Folders): PostgresStartError {
  return new PostgresStartError(
    `The database is gone: ${cluster} was removed or moved. Restore it from its backup. An empty database is made in another data folder only.`,
  );
}
