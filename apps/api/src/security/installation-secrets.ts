import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** Secrets that an installation makes for itself at first start and keeps. */
@Injectable()
export class InstallationSecrets {
  constructor(private readonly dataSource: DataSource) {}

  /** 32 random bytes under this name; the same at every start and in every process. */
  async get(name: string): Promise<Buffer> {
    await this.dataSource.query(
      'INSERT INTO installation_secrets (name, value) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING',
      [name, randomBytes(32)],
    );
    const [row] = await this.dataSource.query<{ value: Buffer }[]>(
      'SELECT value FROM installation_secrets WHERE name = $1',
      [name],
    );
    if (!row) throw new Error(`the installation secret ${name} vanished`);
    return row.value;
  }
}
