import { randomBytes } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { newId } from '../database/ids';
import type { Database } from '../database/sql';
import type { Transaction } from '../database/unit-of-work';
import { DataKey } from './cipher/data-key';
import { findDataKey, insertDataKey, type WrappedDataKey } from './data-keys.repository';
import { findMasterKey, type KeySettings } from './master-key/find-master-key';
import { KEY_BYTES } from './master-key/master-key';
import { MasterKeys } from './master-key/master-keys';
import { VaultError } from './cipher/vault-error';
import { acrossOrganizations } from '../scope/scope';

/**
 * Provides data keys, which encrypt an organization's secrets. Each is read once per process and
 * stays in memory.
 */
export class Vault {
  /** By organization; the installation's own under the empty name. */
  private readonly keys = new Map<string, DataKey>();

  private constructor(
    private readonly dataSource: DataSource,
    private readonly masterKeys: MasterKeys,
    /** Path of the file that the master key was read from; null when it was given. */
    readonly keyFile: string | null,
  ) {}

  /** @throws VaultError when the master key is missing or wrong. */
  static async open(dataSource: DataSource, settings: KeySettings): Promise<Vault> {
    const { key, file } = await findMasterKey(dataSource, settings);
    return new Vault(dataSource, new MasterKeys(key), file);
  }

  /** Creates the key of a new organization, in the transaction that creates it. */
  async createOrganizationKey(tx: Transaction, organizationId: string): Promise<void> {
    await this.insert(tx.manager, organizationId);
  }

  /**
   * The key of an organization.
   *
   * @throws VaultError when it cannot be unwrapped, or the organization has none.
   */
  async organization(organizationId: string): Promise<DataKey> {
    const known = this.keys.get(organizationId);
    if (known) return known;
    const row = await acrossOrganizations('keys', () =>
      findDataKey(this.dataSource, organizationId),
    );
    if (!row) throw new VaultError(`Organization ${organizationId} has no data key.`);
    return this.learn(row);
  }

  /** The key of secrets that belong to no organization. */
  async installation(): Promise<DataKey> {
    const known = this.keys.get('');
    if (known) return known;
    const row = await acrossOrganizations('keys', () => this.findOrMakeInstallationKey());
    if (!row) throw new VaultError('The data key of the installation is missing.');
    return this.learn(row);
  }

  private async findOrMakeInstallationKey(): Promise<WrappedDataKey | null> {
    const row = await findDataKey(this.dataSource, null);
    if (row) return row;
    await this.dataSource.transaction((tx) => this.insert(tx, null));
    return findDataKey(this.dataSource, null);
  }

  private async insert(tx: Database, organizationId: string | null): Promise<void> {
    const master = await this.masterKeys.current(tx);
    const id = newId();
    const context = dataKeyContext(id, organizationId);
    const wrapped = await master.wrap(randomBytes(KEY_BYTES), context);
    await insertDataKey(tx, { id, organizationId, masterKeyId: master.id, wrapped });
  }

  private async learn({
    id,
    organizationId,
    masterKeyId,
    wrapped,
  }: WrappedDataKey): Promise<DataKey> {
    const master = await this.masterKeys.get(this.dataSource, masterKeyId);
    const bytes = await master.unwrap(wrapped, dataKeyContext(id, organizationId));
    const key = new DataKey(id, organizationId, bytes);
    this.keys.set(organizationId ?? '', key);
    return key;
  }
}

/** The context that a wrapped data key is bound to. */
export function dataKeyContext(id: string, organizationId: string | null): string {
  return `data key\0${id}\0${organizationId ?? ''}`;
}
