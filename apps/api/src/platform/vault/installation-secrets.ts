import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { findSecret, insertUnlessThere } from './installation-secrets.repository';
import { Vault } from './vault';

/** Secrets that an installation generates at first start and keeps. */
@Injectable()
export class InstallationSecrets {
  constructor(
    private readonly dataSource: DataSource,
    private readonly vault: Vault,
  ) {}

  /** 32 random bytes under this name; the same at every start and in every process. */
  async get(name: string): Promise<Buffer> {
    const sealer = (await this.vault.installation()).sealer('installation_secrets', name);
    await insertUnlessThere(this.dataSource, name, sealer.seal('value', randomBytes(32)));
    const value = await findSecret(this.dataSource, name);
    if (!value) throw new Error(`the installation secret ${name} is missing`);
    return sealer.open('value', value);
  }
}
