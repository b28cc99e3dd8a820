import type { DataSource } from 'typeorm';
import type { Environment } from '../config/environment';
import { LocalMasterKey, type MasterKey } from './master-key';
import { makeMasterKeyFile, masterKeyFile, readMasterKeyFile } from './master-key-file';
import { assertExpected, currentId, introduce } from './master-keys';
import { lockForChange, masterKeyIds } from './master-keys.repository';
import { VaultError } from './vault-error';

/** What finding the key needs to know. */
export interface KeySettings extends Pick<Environment, 'dataDir'> {
  /** 64 hex digits, or a key of another kind; null looks into the data folder. */
  masterKey: string | MasterKey | null;
}

export interface FoundMasterKey {
  key: MasterKey;
  /** Path of the file it is in; null when it was given. */
  file: string | null;
}

/**
 * The master key of this installation: `MASTER_KEY`, else the file in the data folder. A database
 * that has none yet takes it over; without any, one is made.
 *
 * @throws VaultError when it is missing, is not the one the database expects, or its file is open to
 *   others.
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

/** One process decides; those that start at the same moment find what it decided. */
async function firstMasterKey(
  dataSource: DataSource,
  settings: KeySettings,
): Promise<FoundMasterKey> {
  const decided = await dataSource.transaction(async (tx) => {
    await lockForChange(tx);
    if ((await masterKeyIds(tx)).length > 0) return null;
    // The file is on disk before the database expects it.
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

/** @param given 64 hex digits, or a key already. */
export function toMasterKey(given: string | MasterKey): MasterKey {
  return typeof given === 'string' ? LocalMasterKey.fromHex(given) : given;
}

function makeMasterKey(dataDir: string): FoundMasterKey {
  const file = masterKeyFile(dataDir);
  const key = makeMasterKeyFile(file);
  // Before there is a logger, and whatever its level: this is read once or never.
  process.stderr.write(
    `BACK UP ${file}: this new master key decrypts WhatsApp credentials and webhook secrets, and without it they are lost. Keep it apart from copies of the database.\n`,
  );
  return { key, file };
}
