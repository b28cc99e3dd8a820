import type { DataSource } from 'typeorm';
import type { Environment } from '../../config/environment';
import { LocalMasterKey, type MasterKey } from './master-key';
import { makeMasterKeyFile, masterKeyFile, readMasterKeyFile } from './master-key-file';
import { assertExpected, currentId, introduce } from './master-keys';
import { lockForChange, masterKeyIds } from './master-keys.repository';
import { VaultError } from '../cipher/vault-error';

/** Settings needed to find the key. */
export interface KeySettings extends Pick<Environment, 'dataDir'> {
  /** 64 hex digits, or a key of another kind; null reads the file in the data folder. */
  masterKey: string | MasterKey | null;
}

export interface FoundMasterKey {
  key: MasterKey;
  /** Path of the key's file; null when the key was given. */
  file: string | null;
}

/**
 * The master key of this installation: `MASTER_KEY`, else the file in the data folder. A new
 * database adopts it; without one, a key is generated.
 *
 * @throws VaultError when it is missing, is not the one the database expects, or others can read
 *   its file.
 */
export async function findMasterKey(
  dataSource: DataSource,
  settings: KeySettings,
): Promise<FoundMasterKey> {
  const ids = await masterKeyIds(dataSource);
  if (ids.length === 0) return firstMasterKey(dataSource, settings);
  const given = givenMasterKey(settings);
  if (!given) {
    throw new VaultError(
      `The master key is missing: the database expects ${await currentId(dataSource)}. Set MASTER_KEY, or restore ${masterKeyFile(settings.dataDir)} from its backup.`,
    );
  }
  await assertExpected(dataSource, given.key, given.file ?? 'MASTER_KEY');
  return given;
}

/** One process decides; others that start at the same time use the same key. */
async function firstMasterKey(
  dataSource: DataSource,
  settings: KeySettings,
): Promise<FoundMasterKey> {
  const decided = await dataSource.transaction(async (tx) => {
    await lockForChange(tx);
    if ((await masterKeyIds(tx)).length > 0) return null;
    // The file is written before the database expects the key.
    const found = givenMasterKey(settings) ?? makeMasterKey(settings.dataDir);
    await introduce(tx, found.key);
    return found;
  });
  return decided ?? findMasterKey(dataSource, settings);
}

function givenMasterKey({ masterKey, dataDir }: KeySettings): FoundMasterKey | null {
  if (masterKey !== null) return { key: toMasterKey(masterKey), file: null };
  const file = masterKeyFile(dataDir);
  const key = readMasterKeyFile(file);
  return key && { key, file };
}

/** @param given 64 hex digits, or a key. */
export function toMasterKey(given: string | MasterKey): MasterKey {
  return typeof given === 'string' ? LocalMasterKey.fromHex(given) : given;
}

function makeMasterKey(dataDir: string): FoundMasterKey {
  const file = masterKeyFile(dataDir);
  const key = makeMasterKeyFile(file);
  // Written to stderr, because there is no logger yet, and at every log level: a person has to see
  // it.
  process.stderr.write(
    `BACK UP ${file}: this new master key decrypts WhatsApp credentials and webhook secrets, and without it they are lost. Keep it apart from copies of the database.\n`,
  );
  return { key, file };
}
