import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { RepeatedWork } from '../../platform/scheduler/repeated-work';
import { ENVIRONMENT } from '../../platform/config/config.module';
import type { Environment } from '../../platform/config/environment';
import { type Transaction, UnitOfWork } from '../../platform/database/unit-of-work';
import type { AnyDomainEvent } from '../../platform/events/domain-events';
import { OnEventsInTransaction } from '../../platform/events/listeners';
import { OutboxEndings } from './outbox-endings';
import { OutboxService } from './outbox.service';

const LONGEST_PAUSE_MS = 60_000;

/** Sees to it that no message waits for ever: not for a session that is gone, and not past its time. */
@Injectable()
export class OutboxKeeper implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(OutboxKeeper.name);
  private readonly work = new RepeatedWork(
    () => this.sweep(),
    (error) => this.logger.error({ err: error }, 'old messages still wait'),
  );

  constructor(
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    private readonly unitOfWork: UnitOfWork,
    private readonly endings: OutboxEndings,
    private readonly outbox: OutboxService,
  ) {}

  @OnEventsInTransaction()
  async endLoggedOut(tx: Transaction, events: readonly AnyDomainEvent[]): Promise<void> {
    for (const { event, data, sessionId } of events) {
      if (event !== 'session.status' || data.status !== 'LOGGED_OUT') continue;
      await this.endings.endSession(tx, sessionId, this.outbox.neverLeft(sessionId));
      tx.afterCommit(() => this.outbox.forget(sessionId));
    }
  }

  onApplicationBootstrap(): void {
    this.work.every(Math.min(LONGEST_PAUSE_MS, this.environment.sendWithinS * 250));
  }

  onModuleDestroy(): Promise<void> {
    return this.work.stop();
  }

  /** Gives up what is too late, and looks for the rest that nobody told of. */
  async sweep(): Promise<void> {
    const seconds = this.environment.sendWithinS;
    while (await this.unitOfWork.run((tx) => this.endings.expire(tx, seconds)));
    await this.outbox.lookForWaiting();
  }
}
