import type { Database } from '../../../platform/database/sql';
import { isHeld, type LeaseKey, readHeld, writeHeld } from './session-leases.repository';

/** Another process holds the session by now: nothing of it may be written here. */
export class LeaseLostError extends Error {}

/** The right to run one session. */
export class Lease implements LeaseKey {
  /** Once lost it is never ours again; a new one may be. */
  isLost = false;

  constructor(
    readonly sessionId: string,
    readonly epoch: string,
    readonly holder: string,
  ) {}

  /**
   * Makes sure that what a transaction writes is written under this lease.
   *
   * @throws LeaseLostError
   */
  async guard(tx: Database): Promise<void> {
    this.check(!this.isLost && (await isHeld(tx, this)));
  }

  /**
   * Writes under this lease with one statement. Outside of a transaction it is one of its own: one way to the
   * database and back in place of four, for beginning, asking, writing and committing.
   *
   * @param statement reads from `ours`, which has one row while the lease is ours and none afterwards. `$1`
   *   is the session; parameters of its own begin at `$4`.
   * @throws LeaseLostError
   */
  async write(on: Database, statement: string, own: unknown[]): Promise<void> {
    this.check(!this.isLost && (await writeHeld(on, this, statement, own)));
  }

  /**
   * Reads under this lease with one statement, as {@link write} writes.
   *
   * @param statement answers one row for the one of `ours`. `$1` is the session.
   * @throws LeaseLostError
   */
  async read<Row>(on: Database, statement: string): Promise<Row> {
    const row = this.isLost ? null : await readHeld<Row>(on, this, statement);
    if (row === null) throw this.lost();
    return row;
  }

  private check(isOurs: boolean): void {
    if (!isOurs) throw this.lost();
  }

  private lost(): LeaseLostError {
    this.isLost = true;
    return new LeaseLostError('another process holds this session');
  }
}
