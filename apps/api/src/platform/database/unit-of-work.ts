import { Injectable, Logger } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { retryConflicts } from './conflicts';

/** An open database transaction, with hooks that run after its commit. */
export class Transaction {
  private readonly hooks: (() => void)[] = [];

  constructor(readonly manager: EntityManager) {}

  /** Runs a statement inside the transaction. */
  query<Row = unknown>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    return this.manager.query(sql, parameters);
  }

  /** Waits for a lock with this name, and holds it until the transaction ends. */
  async lock(name: string): Promise<void> {
    await this.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [name]);
  }

  /** Registers a hook that runs after the commit; never when the transaction fails. */
  afterCommit(hook: () => void): void {
    this.hooks.push(hook);
  }

  /** @internal */
  takeHooks(): (() => void)[] {
    return this.hooks.splice(0);
  }
}

/** Runs transactions. Writes that belong together share one. */
@Injectable()
export class UnitOfWork {
  private readonly logger = new Logger(UnitOfWork.name);

  constructor(private readonly dataSource: DataSource) {}

  /** Checks that the database responds. */
  async ping(): Promise<void> {
    await this.dataSource.query('SELECT 1');
  }

  /**
   * Everything that `work` writes is durable when the promise resolves, and nothing when it
   * rejects.
   *
   * @param work may run again in a new transaction, after a conflict with another one.
   */
  async run<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    const { result, hooks } = await retryConflicts(() =>
      this.dataSource.transaction(async (manager) => {
        const tx = new Transaction(manager);
        const value = await work(tx);
        return { result: value, hooks: tx.takeHooks() };
      }),
    );
    for (const hook of hooks) {
      try {
        hook();
      } catch (error) {
        // The transaction is durable: a failed notification must not turn it into a failure.
        this.logger.error({ err: error }, 'a hook after the commit failed');
      }
    }
    return result;
  }
}
