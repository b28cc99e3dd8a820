import { ApiError } from '../problems/api-error';
import type { Transaction } from '../../database/unit-of-work';
import { recordCreated } from './idempotency.repository';

/** The right to execute the request of an idempotency key. */
export class IdempotencyClaim {
  private noted = false;

  constructor(
    /** UUID of the record; a takeover gives it a new one. */
    readonly recordId: string,
    /**
     * UUID of what an earlier request with this key created: respond with its current state, create
     * nothing.
     */
    readonly made: string | null,
  ) {}

  /**
   * Records what is created, in the transaction that creates it: a crash cannot come between, and
   * the same key always leads to the same thing.
   *
   * @throws ApiError idempotency_key_in_use when another request took the key over meanwhile.
   */
  async make(tx: Transaction, id: string): Promise<void> {
    if (!(await recordCreated(tx, this.recordId, id))) {
      throw new ApiError('idempotency_key_in_use', undefined, undefined, 1);
    }
    this.noted = true;
  }

  /** Whether the record leads to something that was created: no response needs to be stored. */
  get isMade(): boolean {
    return this.noted || this.made !== null;
  }
}
