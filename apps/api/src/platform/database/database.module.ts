import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ENVIRONMENT } from '../config/config.module';
import type { Environment } from '../config/environment';
import { AbandonedTransactions } from './connection/abandoned-transactions';
import { dataSourceOptions } from './connection/data-source';
import { migrate } from './connection/migrate';
import { UnitOfWork } from './unit-of-work';

@Module({})
export class DatabaseModule {
  /** @param entities every table that a feature reads through a repository. */
  static with(entities: readonly Type[]): DynamicModule {
    return {
      module: DatabaseModule,
      global: true,
      imports: [
        TypeOrmModule.forRootAsync({
          inject: [ENVIRONMENT],
          useFactory: async ({ databaseUrl, databasePatience }: Environment) => {
            await migrate(databaseUrl);
            const options = dataSourceOptions(databaseUrl, {
              entities,
              patience: databasePatience,
              isForApp: true,
            });
            return { ...options, retryAttempts: 0 };
          },
        }),
      ],
      providers: [UnitOfWork, AbandonedTransactions],
      exports: [UnitOfWork],
    };
  }
}
