import { ApiError } from './api-error';

/** `Retry-After` while the database is unavailable, in seconds. */
const RETRY_AFTER_S = 5;

/**
 * SQLSTATEs of temporary failures: 08 connection, 25P03 timeout of an idle transaction, 40 conflict
 * of transactions, 53 out of disk, memory or connections, 55P03 lock timeout, 57 cancelled
 * statement, shutdown or start, 58 disk error.
 */
const TEMPORARY = /^(08...|25P03|40...|53...|55P03|57014|57P0.|58...)$/;

/**
 * PostgreSQL has no SQLSTATE of its own for some file system errors, such as the limit of file
 * size.
 */
const INTERNAL = 'XX000';
const FILE_REFUSED = /^could not (extend|write|fsync|create|open|read|access|truncate)\b/;

/** A connection that cannot be opened, or broke. */
const NO_CONNECTION =
  /^(ECONNREFUSED|ECONNRESET|ECONNABORTED|EAGAIN|ENOTCONN|ENOENT|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EHOSTDOWN|ENETDOWN|ENOTFOUND|EAI_AGAIN|ENOSPC)$/;

/** The same from driver, pool and TypeORM, which give no code; also during our shutdown. */
const NO_CONNECTION_IN_WORDS =
  /^(Connection terminated|Query read timeout|timeout expired|timeout exceeded when trying to connect|Client (was closed|has encountered a connection error)|Query runner already released|Database connection provided by a query runner was already released|Cannot use a pool after calling end on the pool|Cannot execute operation because connection is not yet established|Driver not Connected)/;

/**
 * Whether an error is a temporary failure of the database and not an invalid query: a retry may
 * succeed. The only place that decides this.
 */
export function isDatabaseTrouble(thrown: unknown): boolean {
  const error = field(thrown, 'driverError') ?? thrown;
  const message = String(field(error, 'message') ?? '');
  const code = field(error, 'code');
  if (typeof code !== 'string') return NO_CONNECTION_IN_WORDS.test(message);
  if (code === INTERNAL) return FILE_REFUSED.test(message);
  return TEMPORARY.test(code) || NO_CONNECTION.test(code) || NO_CONNECTION_IN_WORDS.test(message);
}

/** The response to a request that met such an error. */
export function databaseUnavailable(): ApiError {
  return new ApiError('database_unavailable', undefined, undefined, RETRY_AFTER_S);
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? (value as Record<string, unknown>)[name]
    : undefined;
}
