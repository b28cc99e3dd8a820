import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';

/** The account that runs PostgreSQL when we are root, which PostgreSQL refuses. */
export interface OperatingUser {
  uid: number;
  gid: number;
}

/** In this order: the account a system package would use, then the one that owns nothing. */
const CANDIDATES = ['postgres', 'nobody'];
const NOBODY: OperatingUser = { uid: 65_534, gid: 65_534 };

/**
 * Null when PostgreSQL can run as ourselves. As root it is whoever owns an existing cluster, so
 * that a folder first used by a person stays theirs, otherwise an unprivileged account.
 */
export function operatingUser(clusterDir: string): OperatingUser | null {
  if (process.getuid?.() !== 0) return null;
  const owner = statSync(clusterDir, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const accounts = readAccounts();
  for (const name of CANDIDATES) {
    const account = accounts.get(name);
    if (account) return account;
  }
  return NOBODY;
}

/** Whether the account can pass through every folder that leads to a program or folder. */
export function canReach(user: OperatingUser | null, path: string): boolean {
  if (!user) return true;
  return spawnSync('test', ['-x', path], { ...user, cwd: '/' }).status === 0;
}

function readAccounts(): Map<string, OperatingUser> {
  const accounts = new Map<string, OperatingUser>();
  let lines: string[] = [];
  try {
    lines = readFileSync('/etc/passwd', 'utf8').split('\n');
  } catch {
    // A container without accounts: NOBODY needs no entry.
  }
  for (const line of lines) {
    const [name, , uid, gid] = line.split(':');
    if (name && Number(uid) > 0 && Number(gid) > 0) {
      accounts.set(name, { uid: Number(uid), gid: Number(gid) });
    }
  }
  return accounts;
}
