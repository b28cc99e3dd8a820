import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ENVIRONMENT } from '../config/config.module';
import type { Environment } from '../config/environment';
import { AbandonedTransactions } from './abandoned-transactions';
import { dataSourceOptions } from './data-source';
import { migrate } from './migrate';
import { UnitOfWork } from './unit-of-work';

@Global()
@Module({
  imports: [
    TypeOrmModule.forRootAsync({
      inject: [ENVIRONMENT],
      useFactory: async ({ databaseUrl, databasePatience }: Environment) => {
        await migrate(databaseUrl);
        return { ...dataSourceOptions(databaseUrl, databasePatience), retryAttempts: 0 };
      },
    }),
  ],
  providers: [UnitOfWork, AbandonedTransactions],
  exports: [UnitOfWork],
})
export class DatabaseModule {}
