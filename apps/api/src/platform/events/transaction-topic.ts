import type { Transaction } from '../database/unit-of-work';

type Listener<Told> = (tx: Transaction, told: Told) => Promise<void>;

/**
 * What one feature tells others inside its own transaction, so that what they write is durable with its cause.
 * Unlike an event it is neither stored nor sent to anybody.
 */
export class TransactionTopic<Told> {
  private readonly listeners: Listener<Told>[] = [];

  /** Runs inside the transaction of the cause, which fails with the listener. */
  listen(listener: Listener<Told>): void {
    this.listeners.push(listener);
  }

  /** Tells it to one listener after the other. */
  async tell(tx: Transaction, told: Told): Promise<void> {
    for (const listener of this.listeners) await listener(tx, told);
  }
}
