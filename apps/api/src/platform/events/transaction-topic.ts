import type { Transaction } from '../database/unit-of-work';

type Listener<Payload> = (tx: Transaction, payload: Payload) => Promise<void>;

/**
 * What one feature tells others inside its own transaction, so that what they write is durable with its cause.
 * Unlike an event it is neither stored nor sent to anybody.
 */
export class TransactionTopic<Payload> {
  private readonly listeners: Listener<Payload>[] = [];

  /** Runs inside the transaction of the cause, which fails with the listener. */
  listen(listener: Listener<Payload>): void {
    this.listeners.push(listener);
  }

  /** Tells it to one listener after the other. */
  async publish(tx: Transaction, payload: Payload): Promise<void> {
    for (const listener of this.listeners) await listener(tx, payload);
  }
}
