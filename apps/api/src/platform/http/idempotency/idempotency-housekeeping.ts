import { Injectable } from '@nestjs/common';
import { Scheduler } from '../../scheduler/scheduler';
import { IdempotencyKeys } from './idempotency-keys';

const EVERY_MS = 600_000;

/** Deletes keys older than a day. */
@Injectable()
export class IdempotencyHousekeeping {
  constructor(keys: IdempotencyKeys, scheduler: Scheduler) {
    scheduler.register({
      name: 'removal of expired idempotency keys',
      everyMs: EVERY_MS,
      run: () => keys.sweep(),
    });
  }
}
