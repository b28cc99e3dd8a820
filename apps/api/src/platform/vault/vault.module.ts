import { Global, Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ENVIRONMENT } from '../config/config.module';
import type { Environment } from '../config/environment';
import { MasterKeyWatch } from './master-key-watch';
import { Vault } from './vault';

/** Opened before everything else, so that nothing runs with a wrong master key. */
@Global()
@Module({
  providers: [
    {
      provide: Vault,
      inject: [DataSource, ENVIRONMENT],
      useFactory: (dataSource: DataSource, environment: Environment) =>
        Vault.open(dataSource, environment),
    },
    MasterKeyWatch,
  ],
  exports: [Vault],
})
export class VaultModule {}
