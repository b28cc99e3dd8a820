import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestDatabase } from '@whathooks/embedded-postgres';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../src/platform/database/connection/data-source';
import { newId } from '../../src/platform/database/ids';
import { UnitOfWork } from '../../src/platform/database/unit-of-work';
import type { MasterKey } from '../../src/platform/vault/master-key/master-key';
import { Vault } from '../../src/platform/vault/vault';
import { migratedDatabase } from '../storage/migrated';

/** An organization with a sealed value. */
export interface Founded {
  id: string;
  sealed: Buffer;
}

/** A database and a data folder of one test, with processes that open the vault. */
export class TestVaults {
  private constructor(
    private readonly database: TestDatabase,
    readonly dataSource: DataSource,
    readonly dataDir: string,
  ) {}

  static async start(): Promise<TestVaults> {
    const dataDir = mkdtempSync(join(tmpdir(), 'whathooks-vault-'));
    const database = await migratedDatabase();
    const dataSource = await new DataSource(dataSourceOptions(database.url)).initialize();
    return new TestVaults(database, dataSource, dataDir);
  }

  async stop(): Promise<void> {
    await this.dataSource.destroy();
    await this.database.drop();
    rmSync(this.dataDir, { recursive: true });
  }

  /** Opens the vault as another process. */
  open(masterKey: string | MasterKey | null): Promise<Vault> {
    return Vault.open(this.dataSource, { masterKey, dataDir: this.dataDir });
  }

  /** Path of the key file. */
  get file(): string {
    return join(this.dataDir, 'master.key');
  }

  /** Creates an organization and seals a value for it. */
  async found(vault: Vault): Promise<Founded> {
    const id = newId();
    await new UnitOfWork(this.dataSource).run(async (tx) => {
      await tx.query('INSERT INTO organizations (id, name) VALUES ($1, $2)', [id, 'A']);
      await vault.createOrganizationKey(tx, id);
    });
    return { id, sealed: (await vault.organization(id)).sealer('webhooks', id).seal('secret', id) };
  }
}

/** Checks that a process can open a sealed value. */
export async function reads(vault: Vault, { id, sealed }: Founded): Promise<void> {
  const key = await vault.organization(id);
  expect(key.sealer('webhooks', id).openText('secret', sealed)).toBe(id);
}
