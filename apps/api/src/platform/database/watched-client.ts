import { Client, type ClientConfig } from 'pg';

/** The server ends a statement that takes too long; the connection is given up this much later, in ms. */
const SERVER_FIRST_MS = 500;

/** A connection on which nothing is sent is tried by the operating system after so long, in ms. */
const KEEP_ALIVE_AFTER_MS = 10_000;

export interface WatchedClientConfig extends ClientConfig {
  /** How long a statement may take, in ms; for ever when left out. */
  answerMs?: number;
}

/** The database took a statement and did not answer. Whether it was carried out is not known. */
export class DatabaseSilentError extends Error {
  readonly code = 'ETIMEDOUT';
}

/**
 * A connection that never leaves its user waiting. A statement that takes too long is ended by the server;
 * when the server does not even say so, it has stopped or cannot be reached, and the connection is cut. The
 * driver's own `query_timeout` would keep the connection, and let the next user wait on it once more.
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
    // There is a moment without a listener when a pool hands a connection over, and an end heard by nobody
    // ends the process. Whoever has the connection learns of it by their next statement.
    this.on('error', () => undefined);
    if (answerMs === undefined) return;
    const query = this.query.bind(this) as (...args: unknown[]) => unknown;
    this.query = ((...args: unknown[]) => {
      const answer = query(...args);
      if (answer instanceof Promise) this.watch(answer, answerMs);
      return answer;
    }) as Client['query'];
  }

  private watch(answer: Promise<unknown>, answerMs: number): void {
    const silent = (): void => {
      const error = new DatabaseSilentError(`the database did not answer within ${answerMs} ms`);
      this.connection.stream.destroy(error);
    };
    const timer = setTimeout(silent, answerMs + SERVER_FIRST_MS).unref();
    const over = (): void => clearTimeout(timer);
    answer.then(over, over);
  }
}
