import { Injectable } from '@nestjs/common';
import { EventEmitter2, EventEmitterReadinessWatcher } from '@nestjs/event-emitter';
import type { Transaction } from '../database/unit-of-work';
import type { AnyDomainEvent } from './domain-events';
import {
  AFTER_COMMIT,
  type CommittedListener,
  type DurableListener,
  IN_TRANSACTION,
} from './listeners';

interface Listeners {
  durable: readonly DurableListener[];
  committed: readonly CommittedListener[];
}

/**
 * Where features that must not know each other meet. A feature subscribes with a decorator of
 * `listeners.ts`, and Nest's emitter keeps the subscriptions.
 *
 * There are two modes. A durable effect (a delivery row) is written inside the transaction, and its
 * failure fails the cause. Everything else is told after the commit.
 */
@Injectable()
export class EventBus {
  private listeners: Promise<Listeners> | undefined;

  constructor(
    private readonly emitter: EventEmitter2,
    private readonly readiness: EventEmitterReadinessWatcher,
  ) {}

  /**
   * Hands events on. Call it once for all events of a transaction where possible.
   *
   * @throws whatever a durable listener throws
   */
  async publish(tx: Transaction, events: readonly AnyDomainEvent[]): Promise<void> {
    if (events.length === 0) return;
    const { durable, committed } = await this.subscribed();
    // One after the other: `emitAsync` starts all of them at once, and a transaction that one of them
    // fails would be rolled back under the statements of the others.
    for (const listener of durable) await listener(tx, events);
    for (const listener of committed) tx.afterCommit(() => listener(events));
  }

  /**
   * The listeners of this application, read once. Before all are subscribed nothing is published; and at
   * the end, when the emitter forgets them while the last transactions still run, none is missed.
   */
  private subscribed(): Promise<Listeners> {
    this.listeners ??= this.readiness.waitUntilReady().then(() => ({
      durable: this.emitter.listeners(IN_TRANSACTION) as DurableListener[],
      committed: this.emitter.listeners(AFTER_COMMIT) as CommittedListener[],
    }));
    return this.listeners;
  }
}
