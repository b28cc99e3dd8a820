import { type Database, rowsOf } from '../../database/sql';

/** A master key, sealed by another. */
export interface MasterKeyLink {
  opener: string;
  opens: string;
  wrapped: Buffer;
}

/** Held while the current key changes. Creating an organization waits for it. */
export async function lockForChange(tx: Database): Promise<void> {
  await tx.query('LOCK TABLE master_keys IN SHARE ROW EXCLUSIVE MODE');
}

/** Held while wrapping with the current key, shared with others that do. */
export async function lockForUse(tx: Database): Promise<void> {
  await tx.query('LOCK TABLE master_keys IN SHARE MODE');
}

/** Id of the key that wraps new data keys; null when there is none. */
export async function findCurrentId(db: Database): Promise<string | null> {
  const rows = await rowsOf<{ id: string }>(db, 'SELECT id FROM master_keys WHERE is_current');
  return rows[0]?.id ?? null;
}

/** Ids of all keys that data may still be wrapped with, the oldest first. */
export async function masterKeyIds(db: Database): Promise<string[]> {
  const rows = await rowsOf<{ id: string }>(db, 'SELECT id FROM master_keys ORDER BY created_at');
  return rows.map(({ id }) => id);
}

/** The wrapped check value of a key; null for an unknown key. */
export async function findCheck(db: Database, id: string): Promise<Buffer | null> {
  const [row] = await rowsOf<{ value: Buffer }>(
    db,
    'SELECT check_value AS value FROM master_keys WHERE id = $1',
    [id],
  );
  return row?.value ?? null;
}

/** Inserts a key as the current one. The caller holds {@link lockForChange}. */
export async function insertCurrent(tx: Database, id: string, check: Buffer): Promise<void> {
  await tx.query('UPDATE master_keys SET is_current = false WHERE is_current');
  await tx.query('INSERT INTO master_keys (id, is_current, check_value) VALUES ($1, true, $2)', [
    id,
    check,
  ]);
}

export async function removeOthers(tx: Database, id: string): Promise<void> {
  await tx.query('DELETE FROM master_keys WHERE id <> $1', [id]);
}

export function masterKeyLinks(db: Database): Promise<MasterKeyLink[]> {
  return rowsOf(db, 'SELECT opener, opens, wrapped FROM master_key_links');
}

export async function insertLink(
  tx: Database,
  { opener, opens, wrapped }: MasterKeyLink,
): Promise<void> {
  await tx.query('INSERT INTO master_key_links (opener, opens, wrapped) VALUES ($1, $2, $3)', [
    opener,
    opens,
    wrapped,
  ]);
}
