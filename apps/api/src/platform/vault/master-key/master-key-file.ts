import { randomBytes } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { KEY_BYTES, LocalMasterKey, type MasterKey } from './master-key';
import { VaultError } from '../cipher/vault-error';

/** The file of the master key when none is given. */
export function masterKeyFile(dataDir: string): string {
  return join(dataDir, 'master.key');
}

/**
 * The key in a file; null when there is no file.
 *
 * @throws VaultError when others can read the file, or it does not hold a key.
 */
export function readMasterKeyFile(path: string): LocalMasterKey | null {
  if (!existsSync(path)) return null;
  // Windows has no such permissions, and Node's mode there means nothing.
  const mode = process.platform === 'win32' ? 0 : statSync(path).mode & 0o777;
  if (mode & 0o077) {
    throw new VaultError(
      `The master key in ${path} can be read by others (mode ${mode.toString(8).padStart(4, '0')}): run chmod 600 ${path}`,
    );
  }
  const hex = read(path);
  if (!/^[0-9a-f]{64}$/i.test(hex)) {
    throw new VaultError(
      `${path} does not hold a master key of 64 hex digits: restore it from its backup.`,
    );
  }
  return LocalMasterKey.fromHex(hex);
}

/** Writes a new key that only the owner can read. Never replaces a file. */
export function makeMasterKeyFile(path: string): LocalMasterKey {
  const key = new LocalMasterKey(randomBytes(KEY_BYTES));
  write(path, key);
  return key;
}

/**
 * Replaces the key. The previous one stays next to it: earlier copies of the database need it.
 *
 * @returns path of the previous key.
 */
export function replaceMasterKeyFile(path: string, old: MasterKey, key: LocalMasterKey): string {
  const kept = `${path}.${old.id}`;
  if (!existsSync(kept)) copyFileSync(path, kept);
  const fresh = `${path}.new`;
  rmSync(fresh, { force: true });
  write(fresh, key);
  renameSync(fresh, path);
  return kept;
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch (error) {
    throw new VaultError(`The master key in ${path} cannot be read (${codeOf(error)}).`);
  }
}

function write(path: string, key: LocalMasterKey): void {
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    writeFileSync(path, `${key.export().toString('hex')}\n`, {
      mode: 0o600,
      flag: 'wx',
      flush: true,
    });
  } catch (error) {
    throw new VaultError(
      `The master key cannot be written to ${path} (${codeOf(error)}): set MASTER_KEY, or DATA_DIR to a folder you own.`,
    );
  }
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? String(error);
}
