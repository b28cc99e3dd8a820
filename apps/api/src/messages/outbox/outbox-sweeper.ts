import { Inject, Injectable } from '@nestjs/common';
import { Scheduler } from '../../platform/scheduler/scheduler';
import { ENVIRONMENT } from '../../platform/config/config.module';
import type { Environment } from '../../platform/config/environment';
import { type Transaction, UnitOfWork } from '../../platform/database/unit-of-work';
import type { AnyDomainEvent } from '../../platform/events/domain-events';
import { OnEventsInTransaction } from '../../platform/events/listeners';
import { OutboxEndings } from './results/outbox-endings';
import { OutboxService } from './outbox.service';

const LONGEST_PAUSE_MS = 60_000;

/** Sees to it that no message waits for ever: not for a session that is gone, and not past its time. */
@Injectable()
export class OutboxSweeper {
  constructor(
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    private readonly unitOfWork: UnitOfWork,
    private readonly endings: OutboxEndings,
    private readonly outbox: OutboxService,
    scheduler: Scheduler,
  ) {
    scheduler.register({
      name: 'end of messages that waited too long',
      everyMs: Math.min(LONGEST_PAUSE_MS, environment.sendWithinS * 250),
      run: () => this.sweep(),
    });
  }

  @OnEventsInTransaction()
  async endLoggedOut(tx: Transaction, events: readonly AnyDomainEvent[]): Promise<void> {
    for (const { event, data, sessionId } of events) {
      if (event !== 'session.status' || data.status !== 'LOGGED_OUT') continue;
      await this.endings.endSession(tx, sessionId, this.outbox.neverLeft(sessionId));
      tx.afterCommit(() => this.outbox.forget(sessionId));
    }
  }

  /** Gives up overdue messages, and looks for messages whose notification was lost. */
  async sweep(): Promise<void> {
    const seconds = this.environment.sendWithinS;
    while (await this.unitOfWork.run((tx) => this.endings.expire(tx, seconds)));
    await this.outbox.lookForWaiting();
  }
}
