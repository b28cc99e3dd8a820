import {
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { RepeatedWork } from '../../platform/scheduler/repeated-work';
import { OutboxService } from './outbox.service';
import { OutboxRepository } from './tables/outbox.repository';

/** How often messages are looked for that are due, in ms. */
const EVERY_MS = 1_000;
/** Messages that one statement makes due. */
const BATCH = 500;

/** Puts messages that were scheduled into the outbox when their time has come, in whichever process. */
@Injectable()
export class DueMessages implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(DueMessages.name);
  private readonly work = new RepeatedWork(
    () => this.look(),
    (error) => this.logger.error({ err: error }, 'scheduled messages could not be looked for'),
  );

  constructor(
    private readonly rows: OutboxRepository,
    private readonly outbox: OutboxService,
  ) {}

  onApplicationBootstrap(): void {
    this.work.every(EVERY_MS);
  }

  onModuleDestroy(): Promise<void> {
    return this.work.stop();
  }

  /** A session without a connection has them sent when it has one, as all that waits. */
  private async look(): Promise<void> {
    let due: string[];
    do {
      due = await this.rows.makeDueOfAll(BATCH);
      for (const id of new Set(due)) this.outbox.wake(id);
    } while (due.length === BATCH);
  }
}
