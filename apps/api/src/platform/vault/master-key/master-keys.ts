import type { Database } from '../../database/sql';
import { LocalMasterKey, type MasterKey } from './master-key';
import {
  findCheck,
  findCurrentId,
  insertCurrent,
  insertLink,
  lockForUse,
  masterKeyLinks,
} from './master-keys.repository';
import { VaultError } from '../cipher/vault-error';

const CHECK_TEXT = Buffer.from('whathooks master key check');

/**
 * The master keys that this process can use. It starts with one. During a rotation the old and the
 * new key unwrap each other, so that either is enough in every process until the rotation is
 * finished. A key that never leaves its service cannot be unwrapped by another.
 */
export class MasterKeys {
  private readonly known = new Map<string, MasterKey>();

  constructor(...own: readonly MasterKey[]) {
    for (const key of own) this.known.set(key.id, key);
  }

  /**
   * A master key by its id.
   *
   * @throws VaultError when no key of this process leads to it.
   */
  async get(db: Database, id: string): Promise<MasterKey> {
    const known = this.known.get(id) ?? (await this.follow(db, id));
    if (known) return known;
    throw new VaultError(
      `Master key ${id} is not known to this process, which was started with ${[...this.known.keys()].join(', ')}: start it again with the current MASTER_KEY.`,
    );
  }

  /** The key that wraps new data keys; it stays current until the transaction ends. */
  async current(tx: Database): Promise<MasterKey> {
    await lockForUse(tx);
    return this.get(tx, await currentId(tx));
  }

  /** Follows links from the known keys until nothing more can be unwrapped. */
  private async follow(db: Database, id: string): Promise<MasterKey | undefined> {
    const links = await masterKeyLinks(db);
    for (let before = -1; before < this.known.size && !this.known.has(id);) {
      before = this.known.size;
      for (const link of links) {
        const opener = this.known.get(link.opener);
        if (!opener || this.known.has(link.opens)) continue;
        const bytes = await opener.unwrap(link.wrapped, linkContext(link.opener, link.opens));
        this.known.set(link.opens, new LocalMasterKey(bytes));
      }
    }
    return this.known.get(id);
  }
}

/** Id of the key that wraps new data keys. */
export async function currentId(db: Database): Promise<string> {
  const id = await findCurrentId(db);
  if (!id) throw new VaultError('The database knows no master key: it was changed by hand.');
  return id;
}

/** Makes a key the current one. The caller holds {@link lockForChange}. */
export async function introduce(tx: Database, key: MasterKey): Promise<void> {
  await insertCurrent(tx, key.id, await key.wrap(CHECK_TEXT, checkContext(key.id)));
}

/** Lets two keys unwrap each other, as far as they can be exported. */
export async function link(tx: Database, one: MasterKey, other: MasterKey): Promise<void> {
  for (const [opener, opens] of [
    [one, other],
    [other, one],
  ] as const) {
    const bytes = opens.export?.();
    if (!bytes) continue;
    const wrapped = await opener.wrap(bytes, linkContext(opener.id, opens.id));
    await insertLink(tx, { opener: opener.id, opens: opens.id, wrapped });
  }
}

/**
 * Checks that the database expects this key.
 *
 * @param origin where the key comes from, such as `MASTER_KEY`.
 * @throws VaultError when the database expects another one.
 */
export async function assertExpected(db: Database, key: MasterKey, origin: string): Promise<void> {
  const check = await findCheck(db, key.id);
  if (!check) {
    throw new VaultError(
      `The master key is wrong: the database expects ${await currentId(db)}, and ${origin} holds ${key.id}. Nothing was changed; start again with the right key.`,
    );
  }
  const text = await key.unwrap(check, checkContext(key.id));
  if (!text.equals(CHECK_TEXT)) throw new VaultError('The check of the master key was changed.');
}

function checkContext(id: string): string {
  return `check\0${id}`;
}

function linkContext(opener: string, opens: string): string {
  return `link\0${opener}\0${opens}`;
}
