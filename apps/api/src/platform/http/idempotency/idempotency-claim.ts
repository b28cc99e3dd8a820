import { ApiError } from '../problems/api-error';
import type { Transaction } from '../../database/unit-of-work';
import { noteMade } from './idempotency.repository';

/** The right to carry out the request that a key names. */
export class IdempotencyClaim {
  private noted = false;

  constructor(
    /** UUID of the record; whoever takes it over gives it another. */
    readonly recordId: string,
    /** UUID of what an earlier request made under this key: answer how it stands, make nothing. */
    readonly made: string | null,
  ) {}

  /**
   * Notes what is made, in the transaction that makes it: then no crash comes between, and the same
   * key leads to the same thing for ever.
   *
   * @throws ApiError idempotency_key_in_use when somebody took the request over in the meantime.
   */
  async make(tx: Transaction, id: string): Promise<void> {
    if (!(await noteMade(tx, this.recordId, id))) {
      throw new ApiError('idempotency_key_in_use', undefined, undefined, 1);
    }
    this.noted = true;
  }

  /** Whether the record leads to something that was made: no answer needs to be kept. */
  get isMade(): boolean {
    return this.noted || this.made !== null;
  }
}
