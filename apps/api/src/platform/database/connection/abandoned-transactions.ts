import { Injectable, Logger } from '@nestjs/common';
import { Scheduler } from '../../scheduler/scheduler';
import { DataSource } from 'typeorm';
import { IDLE_IN_TRANSACTION_MS } from './data-source';
import { asOwner } from '../../scope/scope';

const LOOK_EVERY_MS = 5_000;

/** Only transactions of whathooks: other programs may have their reasons. `$1` milliseconds. */
const END = `
  SELECT pid, pg_terminate_backend(pid) FROM pg_stat_activity
  WHERE datname = current_database() AND usename = current_user AND pid <> pg_backend_pid()
    AND application_name LIKE 'whathooks %'
    AND state = 'active' AND wait_event = 'ClientRead' AND xact_start IS NOT NULL
    AND state_change < now() - $1 * interval '1 millisecond'`;

/**
 * Ends transactions of processes that stopped in the middle of sending a statement, because others
 * wait for their locks. PostgreSQL's own timeouts cover neither case: the transaction is not idle,
 * and no statement is running yet.
 */
@Injectable()
export class AbandonedTransactions {
  private readonly logger = new Logger(AbandonedTransactions.name);

  constructor(
    private readonly dataSource: DataSource,
    scheduler: Scheduler,
  ) {
    scheduler.register({
      name: 'search for abandoned transactions',
      everyMs: LOOK_EVERY_MS,
      isQuiet: true,
      run: () => this.end(IDLE_IN_TRANSACTION_MS),
    });
  }

  /** Ends transactions that have waited for their process for this long, in milliseconds. */
  async end(afterMs: number): Promise<void> {
    const found = await asOwner('schedule', () =>
      this.dataSource.query<{ pid: number }[]>(END, [afterMs]),
    );
    for (const { pid } of found) {
      this.logger.warn(
        { backend: pid },
        'ended a transaction whose process stopped in the middle of a statement',
      );
    }
  }
}
