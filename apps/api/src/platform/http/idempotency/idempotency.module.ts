import { Global, Module } from '@nestjs/common';
import { IdempotencyHousekeeping } from './idempotency-housekeeping';
import { IdempotencyKeys } from './idempotency-keys';

/** Every feature that creates or sends takes keys. */
@Global()
@Module({
  providers: [IdempotencyKeys, IdempotencyHousekeeping],
  exports: [IdempotencyKeys],
})
export class IdempotencyModule {}
