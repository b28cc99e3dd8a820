import type { KeyWrite, SessionCommit } from '@whathooks/whatsapp';
import type { DataSource } from 'typeorm';
import type { Tenant } from '../../platform/database/tenant-repository';
import type { Transaction } from '../../platform/database/unit-of-work';
import type { Sealer } from '../../platform/vault/data-key';
import type { Vault } from '../../platform/vault/vault';
import type { SessionContext } from '../state/session-inbox';
import type { Lease } from './session-leases';

interface Sealers {
  credentials: Sealer;
  keys: Sealer;
}

/** One session's credentials and ratchets in PostgreSQL, encrypted. */
export class CredentialStore {
  /** Once it is there, encrypting a ratchet asks nobody. */
  private sealers: Sealers | null = null;

  constructor(
    private readonly session: SessionContext,
    private readonly dataSource: DataSource,
    private readonly vault: Vault,
    private readonly lease: Lease,
  ) {}

  async loadCredentials(): Promise<Uint8Array | null> {
    // The last that is asked before a line is opened with them: only who has the session gets them.
    const row = await this.lease.read<{ value: Buffer | null }>(this.dataSource, READ_CREDENTIALS);
    if (!row.value) return null;
    return (await this.open()).credentials.open('value', row.value);
  }

  async loadKeys(type: string, ids: string[]): Promise<Map<string, Uint8Array>> {
    const { keys } = await this.open();
    return readKeys(this.dataSource, this.session, keys, type, ids);
  }

  /** Gets what encrypts. Nobody is asked for it inside a transaction. */
  async prepare(): Promise<void> {
    await this.open();
  }

  /** Writes ratchets that nothing else accompanies: one statement, which a session of another process cannot make. */
  async writeRatchets(keys: readonly WrittenKey[]): Promise<void> {
    await this.writeKeys(this.dataSource, keys, (await this.open()).keys);
  }

  /** Writes the part of a commit that is ours. The caller has made sure that the session is. */
  async write(tx: Transaction, { credentials, keys }: SessionCommit): Promise<void> {
    const sealers = await this.open();
    if (credentials) {
      await this.writeCredentials(tx, sealers.credentials.seal('value', credentials));
    }
    await this.writeKeys(tx, keys.filter(isWritten), sealers.keys);
    await this.removeKeys(tx, keys);
  }

  private async open(): Promise<Sealers> {
    if (this.sealers) return this.sealers;
    const key = await this.vault.organization(this.session.organizationId);
    this.sealers = {
      credentials: key.sealer('session_credentials', this.session.id),
      keys: key.sealer('session_keys', this.session.id),
    };
    return this.sealers;
  }

  private async writeCredentials(tx: Transaction, value: Buffer): Promise<void> {
    await tx.query(
      `INSERT INTO session_credentials (session_id, organization_id, value) VALUES ($1, $2, $3)
       ON CONFLICT (session_id) DO UPDATE SET value = excluded.value, updated_at = now()`,
      [this.session.id, this.session.organizationId, value],
    );
  }

  private async writeKeys(
    on: DataSource | Transaction,
    keys: readonly WrittenKey[],
    sealer: Sealer,
  ): Promise<void> {
    if (keys.length === 0) return;
    await this.lease.write(on, WRITE_KEYS, [
      this.session.organizationId,
      keys.map(({ type }) => type),
      keys.map(({ id }) => id),
      keys.map(({ type, id, value }) => sealer.seal('value', value, rowOf(type, id))),
    ]);
  }

  private async removeKeys(tx: Transaction, keys: readonly KeyWrite[]): Promise<void> {
    const removed = keys.filter((key) => !isWritten(key));
    if (removed.length === 0) return;
    await tx.query(
      `DELETE FROM session_keys WHERE session_id = $1
       AND (type, id) IN (SELECT * FROM unnest($2::text[], $3::text[]))`,
      [this.session.id, removed.map(({ type }) => type), removed.map(({ id }) => id)],
    );
  }
}

/** See {@link Lease.read}. */
const READ_CREDENTIALS = `
  SELECT kept.value FROM ours LEFT JOIN session_credentials kept ON kept.session_id = $1`;

/** See {@link Lease.write}. */
const WRITE_KEYS = `
  INSERT INTO session_keys (session_id, organization_id, type, id, value)
  SELECT $1, $4, key.* FROM ours, unnest($5::text[], $6::text[], $7::bytea[]) AS key
  ON CONFLICT (session_id, type, id) DO UPDATE SET value = excluded.value`;

export type WrittenKey = KeyWrite & { value: Uint8Array };

export function isWritten(key: KeyWrite): key is WrittenKey {
  return key.value !== null;
}

/** Ratchets of a session by id, those that exist. */
export async function readKeys(
  dataSource: DataSource,
  { id: sessionId, organizationId }: Tenant & { id: string },
  sealer: Sealer,
  type: string,
  ids: readonly string[],
): Promise<Map<string, Uint8Array>> {
  const rows = await dataSource.query<{ id: string; value: Buffer }[]>(
    `SELECT id, value FROM session_keys
     WHERE session_id = $1 AND organization_id = $2 AND type = $3 AND id = ANY($4)`,
    [sessionId, organizationId, type, ids],
  );
  return new Map(rows.map(({ id, value }) => [id, sealer.open('value', value, rowOf(type, id))]));
}

/** Names a ratchet among those of its session. */
function rowOf(type: string, id: string): string {
  return `${type}\0${id}`;
}

/** Which of these sessions have credentials. */
export async function haveCredentials(
  dataSource: DataSource,
  sessionIds: readonly string[],
): Promise<Set<string>> {
  const rows = await dataSource.query<{ id: string }[]>(
    'SELECT session_id AS id FROM session_credentials WHERE session_id = ANY ($1)',
    [sessionIds],
  );
  return new Set(rows.map(({ id }) => id));
}

/** Destroys what makes a session a linked device. */
export async function destroyCredentials(tx: Transaction, sessionId: string): Promise<void> {
  await tx.query('DELETE FROM session_credentials WHERE session_id = $1', [sessionId]);
  await tx.query('DELETE FROM session_keys WHERE session_id = $1', [sessionId]);
}
