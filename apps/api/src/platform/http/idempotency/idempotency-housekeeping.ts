import {
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { RepeatedWork } from '../../scheduler/repeated-work';
import { IdempotencyKeys } from './idempotency-keys';

const EVERY_MS = 600_000;

/** Deletes keys older than a day. */
@Injectable()
export class IdempotencyHousekeeping implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(IdempotencyHousekeeping.name);
  private readonly work = new RepeatedWork(
    () => this.keys.sweep(),
    (error) => this.logger.error({ err: error }, 'expired idempotency keys were not removed'),
  );

  constructor(private readonly keys: IdempotencyKeys) {}

  onApplicationBootstrap(): void {
    this.work.every(EVERY_MS);
  }

  onModuleDestroy(): Promise<void> {
    return this.work.stop();
  }
}
