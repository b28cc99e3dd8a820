import { type Database, rowsOf } from '../database/sql';

/** A data key, wrapped by a master key. */
export interface WrappedDataKey {
  id: string;
  /** Null for the key of the installation. */
  organizationId: string | null;
  masterKeyId: string;
  wrapped: Buffer;
}

const COLUMNS = `id, organization_id AS "organizationId", master_key_id AS "masterKeyId", wrapped`;

/** @param organizationId null for the key of the installation */
export async function findDataKey(
  db: Database,
  organizationId: string | null,
): Promise<WrappedDataKey | null> {
  const find = `SELECT ${COLUMNS} FROM data_keys WHERE organization_id`;
  const [row] =
    organizationId === null
      ? await rowsOf<WrappedDataKey>(db, `${find} IS NULL`)
      : await rowsOf<WrappedDataKey>(db, `${find} = $1`, [organizationId]);
  return row ?? null;
}

/** Inserts a key, unless its organization has one. */
export async function insertDataKey(db: Database, key: WrappedDataKey): Promise<void> {
  await db.query(
    `INSERT INTO data_keys (id, organization_id, master_key_id, wrapped) VALUES ($1, $2, $3, $4)
     ON CONFLICT DO NOTHING`,
    [key.id, key.organizationId, key.masterKeyId, key.wrapped],
  );
}

/**
 * Some keys of any organization that another master key wraps, locked until the transaction ends.
 */
export function lockDataKeysOfOthers(
  tx: Database,
  masterKeyId: string,
  limit: number,
): Promise<WrappedDataKey[]> {
  return rowsOf(
    tx,
    `SELECT ${COLUMNS} FROM data_keys WHERE master_key_id <> $1 ORDER BY id LIMIT $2 FOR UPDATE`,
    [masterKeyId, limit],
  );
}

/** Replaces a wrapped key after rewrapping. */
export async function replaceWrapped(
  tx: Database,
  masterKeyId: string,
  keys: readonly Pick<WrappedDataKey, 'id' | 'wrapped'>[],
): Promise<void> {
  await tx.query(
    `UPDATE data_keys SET wrapped = fresh.wrapped, master_key_id = $1
     FROM unnest($2::uuid[], $3::bytea[]) AS fresh (id, wrapped) WHERE data_keys.id = fresh.id`,
    [masterKeyId, keys.map(({ id }) => id), keys.map(({ wrapped }) => wrapped)],
  );
}

/** Number of keys of any organization that another master key wraps. */
export async function countDataKeysOfOthers(db: Database, masterKeyId: string): Promise<number> {
  const [row] = await rowsOf<{ count: number }>(
    db,
    'SELECT count(*)::int AS count FROM data_keys WHERE master_key_id <> $1',
    [masterKeyId],
  );
  return row?.count ?? 0;
}
