import type { DataSource, EntityManager } from 'typeorm';
import { LocalMasterKey, type MasterKey } from './master-key';
import { VaultError } from './vault-error';

/** Whatever runs statements: a pool, or an open transaction. */
export type Database = Pick<DataSource | EntityManager, 'query'>;

const CHECK_TEXT = Buffer.from('whathooks master key check');

/** Held by whoever changes which key is current; whoever founds an organization holds it in share. */
export const LOCK_FOR_CHANGE = 'LOCK TABLE master_keys IN SHARE ROW EXCLUSIVE MODE';
const LOCK_FOR_USE = 'LOCK TABLE master_keys IN SHARE MODE';

interface LinkRow {
  opener: string;
  opens: string;
  wrapped: Buffer;
}

/**
 * The master keys that this process can use. It is started with one. While the master key is being
 * rotated the old and the new one open each other, so that either is enough, in every process, until
 * the rotation is finished. A key that never leaves its service is opened by no other.
 */
export class MasterKeys {
  private readonly known = new Map<string, MasterKey>();

  constructor(...own: readonly MasterKey[]) {
    for (const key of own) this.known.set(key.id, key);
  }

  /**
   * A master key by its id.
   *
   * @throws VaultError when no key that this process has leads to it.
   */
  async get(db: Database, id: string): Promise<MasterKey> {
    const known = this.known.get(id) ?? (await this.follow(db, id));
    if (known) return known;
    throw new VaultError(
      `Master key ${id} is not known to this process, which was started with ${[...this.known.keys()].join(', ')}: start it again with the current MASTER_KEY.`,
    );
  }

  /** The one that wraps new data keys; it stays that until the transaction ends. */
  async current(tx: Database): Promise<MasterKey> {
    await tx.query(LOCK_FOR_USE);
    return this.get(tx, await currentId(tx));
  }

  /** Follows links from the keys at hand until nothing more opens. */
  private async follow(db: Database, id: string): Promise<MasterKey | undefined> {
    const links = await db.query<LinkRow[]>('SELECT opener, opens, wrapped FROM master_key_links');
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
  const [row] = await db.query<{ id: string }[]>('SELECT id FROM master_keys WHERE is_current');
  if (!row) throw new VaultError('The database knows no master key: it was changed by hand.');
  return row.id;
}

/** Ids of all keys that data may still be wrapped with. */
export async function masterKeyIds(db: Database): Promise<string[]> {
  const rows = await db.query<{ id: string }[]>('SELECT id FROM master_keys ORDER BY created_at');
  return rows.map(({ id }) => id);
}

/** Makes a key the current one. The caller holds {@link LOCK_FOR_CHANGE}. */
export async function introduce(tx: Database, key: MasterKey): Promise<void> {
  await tx.query('UPDATE master_keys SET is_current = false WHERE is_current');
  await tx.query('INSERT INTO master_keys (id, check_value, is_current) VALUES ($1, $2, true)', [
    key.id,
    await key.wrap(CHECK_TEXT, checkContext(key.id)),
  ]);
}

/** Lets two keys open each other, as far as they can be exported. */
export async function link(tx: Database, one: MasterKey, other: MasterKey): Promise<void> {
  for (const [opener, opens] of [
    [one, other],
    [other, one],
  ] as const) {
    const bytes = opens.export?.();
    if (!bytes) continue;
    await tx.query('INSERT INTO master_key_links (opener, opens, wrapped) VALUES ($1, $2, $3)', [
      opener.id,
      opens.id,
      await opener.wrap(bytes, linkContext(opener.id, opens.id)),
    ]);
  }
}

/**
 * Checks that a key is one that the database expects.
 *
 * @param origin where it comes from, such as `MASTER_KEY`.
 * @throws VaultError when it is another.
 */
export async function assertExpected(db: Database, key: MasterKey, origin: string): Promise<void> {
  const [row] = await db.query<{ value: Buffer }[]>(
    'SELECT check_value AS value FROM master_keys WHERE id = $1',
    [key.id],
  );
  if (!row) {
    throw new VaultError(
      `The master key is wrong: the database expects ${await currentId(db)}, and ${origin} holds ${key.id}. Nothing was changed; start again with the right key.`,
    );
  }
  const text = await key.unwrap(row.value, checkContext(key.id));
  if (!text.equals(CHECK_TEXT)) throw new VaultError('The check of the master key was changed.');
}

function checkContext(id: string): string {
  return `check\0${id}`;
}

function linkContext(opener: string, opens: string): string {
  return `link\0${opener}\0${opens}`;
}
