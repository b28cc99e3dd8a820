import { randomBytes } from 'node:crypto';
import type { DataSource } from 'typeorm';
import {
  findMasterKey,
  type FoundMasterKey,
  type KeySettings,
  toMasterKey,
} from './master-key/find-master-key';
import { KEY_BYTES, LocalMasterKey, type MasterKey } from './master-key/master-key';
import { replaceMasterKeyFile } from './master-key/master-key-file';
import type { Database } from '../database/sql';
import {
  countDataKeysOfOthers,
  lockDataKeysOfOthers,
  replaceWrapped,
} from './data-keys.repository';
import { currentId, introduce, link, MasterKeys } from './master-key/master-keys';
import { lockForChange, masterKeyIds, removeOthers } from './master-key/master-keys.repository';
import { dataKeyContext } from './vault';
import { VaultError } from './cipher/vault-error';

/** Data keys rewrapped in one transaction. */
const BATCH = 200;

/** Prints the progress for a person, in one line. */
export type Print = (line: string) => void;

/**
 * Replaces the master key while everything runs. From the first transaction on, both keys unwrap
 * each other, so that a process with either of them continues. Calling it again resumes an
 * interrupted rotation. Data keys stay the same and are wrapped again.
 *
 * @param newKey 64 hex digits, or a key of another kind; null generates one, if the key is in a
 *   file.
 * @param batch data keys rewrapped in one transaction.
 * @throws VaultError when the current key is wrong, or there is no place for the new one.
 */
export async function rotateMasterKey(
  dataSource: DataSource,
  settings: KeySettings,
  newKey: string | MasterKey | null,
  say: Print,
  batch = BATCH,
): Promise<void> {
  const own = await findMasterKey(dataSource, settings);
  const target = await beginOrResume(dataSource, own, newKey, say);
  await rewrapAll(dataSource, new MasterKeys(own.key, target), target, batch, say);
  if (own.file && own.key.id !== target.id && target instanceof LocalMasterKey) {
    const kept = replaceMasterKeyFile(own.file, own.key, target);
    say(`${own.file} holds the new key ${target.id}: back it up. The old one is kept in ${kept}.`);
  }
  const isVariable = own.file === null && target instanceof LocalMasterKey;
  say(
    `Now start every process again with the new key${isVariable ? ' in MASTER_KEY' : ''}, then run npm run rotate-master-key -- finish`,
  );
}

/**
 * Makes the previous keys useless for this database. Only after every process was restarted with
 * the current one.
 *
 * @throws VaultError when the given key is an old one, or a rotation is not complete.
 */
export async function finishRotation(
  dataSource: DataSource,
  settings: KeySettings,
  say: Print,
): Promise<void> {
  const { key, file } = await findMasterKey(dataSource, settings);
  await dataSource.transaction(async (tx) => {
    await lockForChange(tx);
    const current = await currentId(tx);
    if (current !== key.id) {
      throw new VaultError(
        `${file ?? 'MASTER_KEY'} holds ${key.id}, and the current master key is ${current}: set that one first.`,
      );
    }
    if ((await countDataKeysOfOthers(tx, current)) > 0) {
      throw new VaultError('Not every data key is rewrapped: run npm run rotate-master-key again.');
    }
    await removeOthers(tx, current);
  });
  say(`${key.id} is the only master key now. Copies of the database from before need the old one.`);
}

/** The key that everything is to be wrapped with. */
async function beginOrResume(
  dataSource: DataSource,
  own: FoundMasterKey,
  newKey: string | MasterKey | null,
  say: Print,
): Promise<MasterKey> {
  return dataSource.transaction(async (tx) => {
    await lockForChange(tx);
    if ((await masterKeyIds(tx)).length === 1) {
      const target = freshKey(own, newKey);
      await introduce(tx, target);
      await link(tx, own.key, target);
      say(`New master key ${target.id} beside ${own.key.id}${whoReads(own.key, target)}`);
      return target;
    }
    const given = newKey === null ? [] : [toMasterKey(newKey)];
    const target = await new MasterKeys(own.key, ...given).get(tx, await currentId(tx));
    if (given.some(({ id }) => id !== target.id)) {
      throw new VaultError(
        `A rotation to ${target.id} is in progress: end it with npm run rotate-master-key -- finish before the next.`,
      );
    }
    say(`The rotation to ${target.id} continues.`);
    return target;
  });
}

function freshKey(own: FoundMasterKey, newKey: string | MasterKey | null): MasterKey {
  if (newKey === null && own.file === null) {
    throw new VaultError(
      'NEW_MASTER_KEY is missing: the old key is in MASTER_KEY, so the new one has to be given as well. openssl rand -hex 32 makes one.',
    );
  }
  const key = newKey === null ? new LocalMasterKey(randomBytes(KEY_BYTES)) : toMasterKey(newKey);
  if (key.id === own.key.id) {
    throw new VaultError('NEW_MASTER_KEY is the key that is in use.');
  }
  return key;
}

/** Organizations created meanwhile get keys wrapped by the target already. */
async function rewrapAll(
  dataSource: DataSource,
  keys: MasterKeys,
  target: MasterKey,
  batch: number,
  say: Print,
): Promise<void> {
  const total = await countDataKeysOfOthers(dataSource, target.id);
  for (let done = 0; ;) {
    const rewrapped = await dataSource.transaction((tx) => rewrapBatch(tx, keys, target, batch));
    if (rewrapped === 0) break;
    done += rewrapped;
    say(`Rewrapped ${done} of ${Math.max(done, total)} data keys.`);
  }
  say(`Every data key is wrapped by ${target.id}.`);
}

async function rewrapBatch(
  tx: Database,
  keys: MasterKeys,
  target: MasterKey,
  batch: number,
): Promise<number> {
  const keysOfOthers = await lockDataKeysOfOthers(tx, target.id, batch);
  const rewrapped: { id: string; wrapped: Buffer }[] = [];
  for (const { id, organizationId, masterKeyId, wrapped } of keysOfOthers) {
    const context = dataKeyContext(id, organizationId);
    const bytes = await (await keys.get(tx, masterKeyId)).unwrap(wrapped, context);
    rewrapped.push({ id, wrapped: await target.wrap(bytes, context) });
  }
  await replaceWrapped(tx, target.id, rewrapped);
  return rewrapped.length;
}

/** Explains which processes can read what. */
function whoReads(old: MasterKey, target: MasterKey): string {
  if (old.export && target.export) return ': every process can use either.';
  return ': one of them never leaves its service, so what it has wrapped is read by processes that have it.';
}
