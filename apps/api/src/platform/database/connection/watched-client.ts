import { Client, type ClientConfig, type QueryConfig, type QueryResult } from 'pg';
import { currentScope } from '../../scope/scope';
import { ScopedQuery, ScopeOfDatabaseConnection } from './scoped-query';

/**
 * The server cancels a slow statement; if it does not, the connection is closed this much later, in
 * ms.
 */
const CLOSE_AFTER_CANCEL_MS = 500;

/** TCP keep-alive starts after the connection was idle for this long, in ms. */
const KEEP_ALIVE_AFTER_MS = 10_000;

export interface WatchedClientConfig extends ClientConfig {
  /** Timeout of a statement, in ms; none when left out. */
  answerMs?: number;
  /**
   * Statements run in the scope of the work that sends them, under this role; `none` is the one that logs in. Without it
   * they run as the connection's settings say.
   */
  scopedRole?: string;
}

/** The database accepted a statement and did not respond. It may or may not have been executed. */
export class DatabaseSilentError extends Error {
  readonly code = 'ETIMEDOUT';
}

/**
 * A database connection with a timeout for every statement. The server cancels a slow statement;
 * when it does not respond at all, the connection is closed. The driver's own `query_timeout` would
 * keep the connection, and the next statement would wait on it again.
 */
export class WatchedClient extends Client {
  constructor(given: WatchedClientConfig | string) {
    const config = typeof given === 'string' ? { connectionString: given } : given;
    const { answerMs } = config;
    super({
      ...config,
      keepAlive: true,
      keepAliveInitialDelayMillis: KEEP_ALIVE_AFTER_MS,
      ...(answerMs === undefined ? {} : { statement_timeout: answerMs }),
    });
    // While a pool hands a connection over, it has no error listener, and an unhandled error would
    // end the process. The next statement reports it.
    this.on('error', () => undefined);
    if (config.scopedRole !== undefined)
      this.scope(new ScopeOfDatabaseConnection(config.scopedRole));
    if (answerMs === undefined) return;
    const query = this.query.bind(this) as (...args: unknown[]) => unknown;
    this.query = ((...args: unknown[]) => {
      const answer = query(...args);
      if (answer instanceof Promise) this.watch(answer, answerMs);
      return answer;
    }) as Client['query'];
  }

  private scope(known: ScopeOfDatabaseConnection): void {
    const query = this.query.bind(this) as (query: unknown) => unknown;
    const status = (): string | null => this.getTransactionStatus();
    this.query = ((config: QueryConfig | string | { submit: unknown }, ...rest: unknown[]) => {
      if (typeof config === 'object' && 'submit' in config) return query(config);
      const values = typeof rest[0] === 'function' ? undefined : rest[0];
      const scope = currentScope();
      const run = (callback: (error: Error | undefined, result: QueryResult) => void): void => {
        query(new ScopedQuery(config, values, callback, scope, known, status));
      };
      const callback = rest.at(-1);
      if (typeof callback === 'function') return run(callback as Parameters<typeof run>[0]);
      return new Promise((resolve, reject) => {
        run((error, result) => (error ? reject(error) : resolve(result)));
      }).catch((error: Error) => {
        // Where the statement was sent, and not where its answer was read.
        Error.captureStackTrace(error);
        throw error;
      });
    }) as Client['query'];
  }

  private watch(answer: Promise<unknown>, answerMs: number): void {
    const silent = (): void => {
      const error = new DatabaseSilentError(`the database did not answer within ${answerMs} ms`);
      this.connection.stream.destroy(error);
    };
    const timer = setTimeout(silent, answerMs + CLOSE_AFTER_CANCEL_MS).unref();
    const over = (): void => clearTimeout(timer);
    answer.then(over, over);
  }
}
