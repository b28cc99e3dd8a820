import type { KeyWrite, SessionCommit } from '@whathooks/whatsapp';
import type { DataSource } from 'typeorm';
import type { Tenant } from '../../../platform/database/tenant-repository';
import type { Transaction } from '../../../platform/database/unit-of-work';
import type { Sealer } from '../../../platform/vault/cipher/data-key';
import type { Vault } from '../../../platform/vault/vault';
import type { SessionContext } from '../../state/session-inbox';
import type { Lease } from '../leases/lease';
import {
  readCredentials,
  readKeyRows,
  removeKeyRows,
  writeCredentials,
  writeKeyRows,
} from './credentials.repository';

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
    // The last that is asked before a connection is opened with them: only who has the session gets them.
    const value = await readCredentials(this.dataSource, this.lease);
    return value && (await this.open()).credentials.open('value', value);
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
      const value = sealers.credentials.seal('value', credentials);
      await writeCredentials(tx, this.session, value);
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

  private async writeKeys(
    on: DataSource | Transaction,
    keys: readonly WrittenKey[],
    sealer: Sealer,
  ): Promise<void> {
    if (keys.length === 0) return;
    const sealed = keys.map(({ type, id, value }) => ({
      ...{ type, id },
      value: sealer.seal('value', value, rowOf(type, id)),
    }));
    await writeKeyRows(on, this.lease, this.session, sealed);
  }

  private async removeKeys(tx: Transaction, keys: readonly KeyWrite[]): Promise<void> {
    const removed = keys.filter((key) => !isWritten(key));
    if (removed.length > 0) await removeKeyRows(tx, this.session, removed);
  }
}

export type WrittenKey = KeyWrite & { value: Uint8Array };

export function isWritten(key: KeyWrite): key is WrittenKey {
  return key.value !== null;
}

/** Ratchets of a session by id, those that exist. */
export async function readKeys(
  dataSource: DataSource,
  session: Tenant & { id: string },
  sealer: Sealer,
  type: string,
  ids: readonly string[],
): Promise<Map<string, Uint8Array>> {
  const rows = await readKeyRows(dataSource, session, type, ids);
  return new Map(rows.map(({ id, value }) => [id, sealer.open('value', value, rowOf(type, id))]));
}

/** Names a ratchet among those of its session. */
function rowOf(type: string, id: string): string {
  return `${type}\0${id}`;
}
