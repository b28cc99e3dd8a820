import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';

/** Makes files larger than so many bytes fail for a process, as a full disk does. Linux only. */
export function limitFilesOf(pid: number, bytes: number | 'unlimited'): void {
  // Even root may be kept from the limits of others, and PostgreSQL does not run as root.
  const { uid, gid } = statSync(`/proc/${pid}`);
  execFileSync('prlimit', ['--pid', String(pid), `--fsize=${bytes}:`], { uid, gid, stdio: 'pipe' });
}
