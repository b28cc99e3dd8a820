import type { KeyWrite } from '@whathooks/whatsapp';
import { type Database, rowsOf } from '../../../platform/database/sql';
import type { Tenant } from '../../../platform/database/tenant-repository';
import type { Lease } from '../leases/lease';
import type { SessionRef } from '../../state/session-ref';

/** See {@link Lease.read}. */
const READ_CREDENTIALS = `
  SELECT kept.value FROM ours LEFT JOIN session_credentials kept ON kept.session_id = $1`;

/** See {@link Lease.write}. */
const WRITE_KEYS = `
  INSERT INTO session_keys (session_id, organization_id, type, id, value)
  SELECT $1, $4, key.* FROM ours, unnest($5::text[], $6::text[], $7::bytea[]) AS key
  ON CONFLICT (session_id, type, id) DO UPDATE SET value = excluded.value`;

/** A ratchet, encrypted. */
export interface SealedKey {
  type: string;
  id: string;
  value: Buffer;
}

/**
 * The credentials of the session of a lease, encrypted; null where it has none.
 *
 * @throws LeaseLostError
 */
export async function readCredentials(on: Database, lease: Lease): Promise<Buffer | null> {
  return (await lease.read<{ value: Buffer | null }>(on, READ_CREDENTIALS)).value;
}

export async function writeCredentials(
  tx: Database,
  { id, organizationId }: SessionRef,
  value: Buffer,
): Promise<void> {
  await tx.query(
    `INSERT INTO session_credentials (session_id, organization_id, value) VALUES ($1, $2, $3)
     ON CONFLICT (session_id) DO UPDATE SET value = excluded.value, updated_at = now()`,
    [id, organizationId, value],
  );
}

/** Ratchets of a session that are there, of one type. */
export function readKeyRows(
  on: Database,
  { id, organizationId }: SessionRef,
  type: string,
  ids: readonly string[],
): Promise<Pick<SealedKey, 'id' | 'value'>[]> {
  return rowsOf(
    on,
    `SELECT id, value FROM session_keys
     WHERE session_id = $1 AND organization_id = $2 AND type = $3 AND id = ANY($4)`,
    [id, organizationId, type, ids],
  );
}

/**
 * Writes ratchets of the session of a lease.
 *
 * @throws LeaseLostError
 */
export async function writeKeyRows(
  on: Database,
  lease: Lease,
  { organizationId }: Tenant,
  keys: readonly SealedKey[],
): Promise<void> {
  await lease.write(on, WRITE_KEYS, [
    organizationId,
    keys.map(({ type }) => type),
    keys.map(({ id }) => id),
    keys.map(({ value }) => value),
  ]);
}

export async function removeKeyRows(
  tx: Database,
  { id, organizationId }: SessionRef,
  keys: readonly Pick<KeyWrite, 'type' | 'id'>[],
): Promise<void> {
  await tx.query(
    `DELETE FROM session_keys WHERE session_id = $1 AND organization_id = $4
     AND (type, id) IN (SELECT * FROM unnest($2::text[], $3::text[]))`,
    [id, keys.map(({ type }) => type), keys.map((key) => key.id), organizationId],
  );
}

/** Which of these sessions have credentials, of whichever organizations: a process takes up sessions of all. */
export async function haveCredentialsOfAll(
  on: Database,
  sessionIds: readonly string[],
): Promise<Set<string>> {
  const rows = await rowsOf<{ id: string }>(
    on,
    'SELECT session_id AS id FROM session_credentials WHERE session_id = ANY ($1)',
    [sessionIds],
  );
  return new Set(rows.map(({ id }) => id));
}

/** Destroys what makes a session a linked device. */
export async function destroyCredentials(
  tx: Database,
  { id, organizationId }: SessionRef,
): Promise<void> {
  for (const table of ['session_credentials', 'session_keys'])
    await tx.query(`DELETE FROM ${table} WHERE session_id = $1 AND organization_id = $2`, [
      id,
      organizationId,
    ]);
}
