import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Vault } from './vault';

/** Secrets that an installation makes for itself at first start and keeps. */
@Injectable()
export class InstallationSecrets {
  constructor(
    private readonly dataSource: DataSource,
    private readonly vault: Vault,
  ) {}

  /** 32 random bytes under this name; the same at every start and in every process. */
  async get(name: string): Promise<Buffer> {
    const sealer = (await this.vault.installation()).sealer('installation_secrets', name);
    await this.dataSource.query(
      'INSERT INTO installation_secrets (name, value) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING',
      [name, sealer.seal('value', randomBytes(32))],
    );
    const [row] = await this.dataSource.query<{ value: Buffer }[]>(
      'SELECT value FROM installation_secrets WHERE name = $1',
      [name],
    );
    if (!row) throw new Error(`the installation secret ${name} vanished`);
    return sealer.open('value', row.value);
  }
}
