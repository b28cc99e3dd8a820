import { Global, Module } from '@nestjs/common';
import { IdempotencyHousekeeping } from './idempotency-housekeeping';
import { IdempotencyRepository } from './idempotency.repository';
import { IdempotencyKeys } from './idempotency-keys';

/** Global, because every feature that creates or sends takes keys. */
@Global()
@Module({
  providers: [IdempotencyKeys, IdempotencyRepository, IdempotencyHousekeeping],
  exports: [IdempotencyKeys],
})
export class IdempotencyModule {}
