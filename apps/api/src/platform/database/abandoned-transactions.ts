import {
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { RepeatedWork } from '../scheduler/repeated-work';
import { DataSource } from 'typeorm';
import { IDLE_IN_TRANSACTION_MS } from './data-source';

const LOOK_EVERY_MS = 5_000;

/** Ours alone: whatever else works with this database may have its reasons. `$1` milliseconds. */
const END = `
  SELECT pid, pg_terminate_backend(pid) FROM pg_stat_activity
  WHERE datname = current_database() AND usename = current_user AND pid <> pg_backend_pid()
    AND application_name LIKE 'whathooks %'
    AND state = 'active' AND wait_event = 'ClientRead' AND xact_start IS NOT NULL
    AND state_change < now() - $1 * interval '1 millisecond'`;

/**
 * Ends transactions of processes that stand still in the middle of a statement: half of it was sent, and
 * what the transaction has locked keeps others waiting. PostgreSQL's own timeouts see neither an idle
 * transaction in that nor a statement that is being carried out.
 */
@Injectable()
export class AbandonedTransactions implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(AbandonedTransactions.name);
  private readonly work = new RepeatedWork(
    () => this.end(IDLE_IN_TRANSACTION_MS),
    // A database that is away is told of by those who need it.
    (error) => this.logger.debug({ err: error }, 'nobody looked for them'),
  );

  constructor(private readonly dataSource: DataSource) {}

  onApplicationBootstrap(): void {
    this.work.every(LOOK_EVERY_MS);
  }

  onModuleDestroy(): Promise<void> {
    return this.work.stop();
  }

  /** Ends those that have waited for their process for so long, in milliseconds. */
  async end(afterMs: number): Promise<void> {
    const found = await this.dataSource.query<{ pid: number }[]>(END, [afterMs]);
    for (const { pid } of found) {
      this.logger.warn({ backend: pid }, 'a process stood still in the middle of a statement');
    }
  }
}
