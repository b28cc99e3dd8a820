import { Injectable } from '@nestjs/common';
import { type Transaction, UnitOfWork } from '../../platform/database/unit-of-work';
import { Scheduler } from '../../platform/scheduler/scheduler';
import { StoredMessagesPublisher } from '../store/stored-messages-publisher';
import { OutboxService } from './outbox.service';
import { type Due, OutboxRepository } from './tables/outbox.repository';

/** How often messages are looked for that are due, in ms. */
const EVERY_MS = 1_000;
/** Messages that one statement makes due. */
const BATCH = 500;

/** Puts messages that were scheduled into the outbox when their time has come, in whichever process. */
@Injectable()
export class DueMessages {
  constructor(
    private readonly rows: OutboxRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly outbox: OutboxService,
    private readonly published: StoredMessagesPublisher,
    scheduler: Scheduler,
  ) {
    scheduler.register({
      name: 'search for scheduled messages that are due',
      everyMs: EVERY_MS,
      run: () => this.look(),
    });
  }

  /** A session without a connection has them sent when it has one, as all that waits. */
  private async look(): Promise<void> {
    let due: readonly Due[];
    do {
      due = await this.unitOfWork.run((tx) => this.makeDue(tx));
      for (const id of new Set(due.map(({ sessionId }) => sessionId))) this.outbox.wake(id);
    } while (due.length === BATCH);
  }

  /** Each takes its place in its chat, too. */
  private async makeDue(tx: Transaction): Promise<Due[]> {
    const due = await this.rows.makeDueOfAll(tx, BATCH);
    const sessions = Map.groupBy(due, ({ sessionId }) => sessionId);
    for (const [sessionId, rows] of [...sessions].sort(([a], [b]) => (a < b ? -1 : 1))) {
      const [first] = rows;
      const byId = rows.toSorted((a, b) => (a.id < b.id ? -1 : 1));
      if (first) await this.published.sent(tx, first, sessionId, byId);
    }
    return due;
  }
}
