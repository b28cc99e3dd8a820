import { randomBytes } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { newId } from '../database/ids';
import type { Transaction } from '../database/unit-of-work';
import { DataKey } from './data-key';
import { findMasterKey, type KeySettings } from './find-master-key';
import { KEY_BYTES } from './master-key';
import { type Database, MasterKeys } from './master-keys';
import { VaultError } from './vault-error';

interface DataKeyRow {
  id: string;
  masterKeyId: string;
  wrapped: Buffer;
}

const FIND = 'SELECT id, master_key_id AS "masterKeyId", wrapped FROM data_keys WHERE';

/**
 * Gives out data keys, which encrypt what an organization must be able to keep secret. Each is read
 * once per process and stays in memory: encrypting asks nobody.
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

  /** Makes the key of a new organization, in the transaction that founds it. */
  async found(tx: Transaction, organizationId: string): Promise<void> {
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
    const rows = await this.dataSource.query<DataKeyRow[]>(`${FIND} organization_id = $1`, [
      organizationId,
    ]);
    if (!rows[0]) throw new VaultError(`Organization ${organizationId} has no data key.`);
    return this.learn(organizationId, rows[0]);
  }

  /** The key of what belongs to no organization. */
  async installation(): Promise<DataKey> {
    const known = this.keys.get('');
    if (known) return known;
    const find = (): Promise<DataKeyRow[]> =>
      this.dataSource.query<DataKeyRow[]>(`${FIND} organization_id IS NULL`);
    let [row] = await find();
    if (!row) {
      await this.dataSource.transaction((tx) => this.insert(tx, null));
      [row] = await find();
    }
    if (!row) throw new VaultError('The data key of the installation vanished.');
    return this.learn(null, row);
  }

  private async insert(tx: Database, organizationId: string | null): Promise<void> {
    const master = await this.masterKeys.current(tx);
    const id = newId();
    const context = dataKeyContext(id, organizationId);
    await tx.query(
      `INSERT INTO data_keys (id, organization_id, master_key_id, wrapped) VALUES ($1, $2, $3, $4)
       ON CONFLICT DO NOTHING`,
      [id, organizationId, master.id, await master.wrap(randomBytes(KEY_BYTES), context)],
    );
  }

  private async learn(organizationId: string | null, row: DataKeyRow): Promise<DataKey> {
    const master = await this.masterKeys.get(this.dataSource, row.masterKeyId);
    const bytes = await master.unwrap(row.wrapped, dataKeyContext(row.id, organizationId));
    const key = new DataKey(row.id, organizationId, bytes);
    this.keys.set(organizationId ?? '', key);
    return key;
  }
}

/** What a wrapped data key is bound to. */
export function dataKeyContext(id: string, organizationId: string | null): string {
  return `data key\0${id}\0${organizationId ?? ''}`;
}
