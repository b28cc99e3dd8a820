import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Folders } from './folders';
import { PostgresStartError } from './start-error';

/** Written by initdb and by nothing later, so its inode tells one cluster from another. */
const NEVER_REWRITTEN = 'PG_VERSION';

/**
 * Which cluster lies in a folder, comparable with `===`: another one in the same place is told
 * apart. Null when there is none, or one that was emptied.
 */
export function clusterIdentity(cluster: string): string | null {
  const found = statSync(join(cluster, NEVER_REWRITTEN), { bigint: true, throwIfNoEntry: false });
  return found ? `${found.dev}:${found.ino}` : null;
}

/**
 * Refuses a folder of which a part is missing that was there: whoever made it anew would hide that
 * the data is gone.
 *
 * @param inUse whether the folder is known to hold a cluster. Else its log tells: a server wrote it,
 *   over a cluster.
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

/** What to say of a cluster that was there. */
export function clusterIsGone({ cluster }: Folders): PostgresStartError {
  return new PostgresStartError(
    `The database is gone: ${cluster} was removed or moved. Restore it from its backup. An empty database is made in another data folder only.`,
  );
}
