import { ApiError } from './api-error';

/** What is told to whoever asks while the database is away, in seconds. */
const RETRY_AFTER_S = 5;

/**
 * SQLSTATEs by which PostgreSQL says that it cannot now: 08 connection, 25P03 a transaction it gave up waiting
 * for, 40 a conflict of two transactions, 53 no room, memory or connection left, 55P03 a lock that is held,
 * 57 a cancelled statement, a shutdown or a start, 58 its disk.
 */
const CANNOT_NOW = /^(08...|25P03|40...|53...|55P03|57014|57P0.|58...)$/;

/** PostgreSQL has no SQLSTATE for some of what a file system may refuse, a limit of file size for one. */
const INTERNAL = 'XX000';
const FILE_REFUSED = /^could not (extend|write|fsync|create|open|read|access|truncate)\b/;

/** A connection that is not made, or breaks. */
const NO_CONNECTION =
  /^(ECONNREFUSED|ECONNRESET|ECONNABORTED|EAGAIN|ENOTCONN|ENOENT|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EHOSTDOWN|ENETDOWN|ENOTFOUND|EAI_AGAIN|ENOSPC)$/;

/** The same, by the driver, the pool and the object mapper, which give no code; also while we shut down. */
const NO_CONNECTION_IN_WORDS =
  /^(Connection terminated|Query read timeout|timeout expired|timeout exceeded when trying to connect|Client (was closed|has encountered a connection error)|Query runner already released|Database connection provided by a query runner was already released|Cannot use a pool after calling end on the pool|Cannot execute operation because connection is not yet established|Driver not Connected)/;

/**
 * Whether an error says that the database cannot do its work at the moment, and not that the query is wrong:
 * the same again may succeed. The one place that knows.
 */
export function isDatabaseTrouble(thrown: unknown): boolean {
  const error = field(thrown, 'driverError') ?? thrown;
  const message = String(field(error, 'message') ?? '');
  const code = field(error, 'code');
  if (typeof code !== 'string') return NO_CONNECTION_IN_WORDS.test(message);
  if (code === INTERNAL) return FILE_REFUSED.test(message);
  return CANNOT_NOW.test(code) || NO_CONNECTION.test(code) || NO_CONNECTION_IN_WORDS.test(message);
}

/** The answer to a request that met such an error. */
export function databaseUnavailable(): ApiError {
  return new ApiError('database_unavailable', undefined, undefined, RETRY_AFTER_S);
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? (value as Record<string, unknown>)[name]
    : undefined;
}
