import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database/unit-of-work';
import type { AnyDomainEvent } from './domain-events';

/** Runs inside the transaction that caused the events: what it writes is durable with its cause. */
export type DurableListener = (tx: Transaction, events: readonly AnyDomainEvent[]) => Promise<void>;

/** Runs once the cause is durable. For screens and wake-up calls: it may be missed in a crash. */
export type CommittedListener = (events: readonly AnyDomainEvent[]) => void;

/**
 * Where rooms that must not know each other meet.
 *
 * Two honest modes. A durable effect (a delivery row) is written inside the transaction, and its
 * failure fails the cause. Everything else hears of it after the commit. There is no third mode,
 * because an emitter that logs a listener's error and goes on would lose messages in silence.
 */
@Injectable()
export class EventBus {
  private readonly durable: DurableListener[] = [];
  private readonly committed: CommittedListener[] = [];

  inTransaction(listener: DurableListener): void {
    this.durable.push(listener);
  }

  afterCommit(listener: CommittedListener): void {
    this.committed.push(listener);
  }

  /** Hands events on. Call it once for all events of a transaction where possible. */
  async publish(tx: Transaction, events: readonly AnyDomainEvent[]): Promise<void> {
    if (events.length === 0) return;
    for (const listener of this.durable) await listener(tx, events);
    for (const listener of this.committed) tx.afterCommit(() => listener(events));
  }
}
