import { setTimeout as pause } from 'node:timers/promises';

/** SQLSTATEs of conflicting transactions: PostgreSQL rolled one back, and a retry succeeds. */
const CONFLICTS: ReadonlySet<unknown> = new Set(['40001', '40P01']);
const ATTEMPTS = 5;
/** Longest pause before the second attempt, in ms; it grows with every attempt. */
const PAUSE_MS = 20;

/**
 * Retries work that PostgreSQL rolled back because of a conflict.
 *
 * @param work leaves nothing behind when it fails.
 * @throws the last conflict after five attempts, and all other errors at once.
 */
export async function retryConflicts<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt === ATTEMPTS || !CONFLICTS.has(sqlStateOf(error))) throw error;
      // A random pause, so that the same transactions do not conflict again.
      await pause(Math.random() * PAUSE_MS * attempt);
    }
  }
}

/** The SQLSTATE of an error, also of one wrapped by TypeORM. */
export function sqlStateOf(error: unknown): unknown {
  const { driverError, code } = error as { driverError?: { code?: unknown }; code?: unknown };
  return driverError?.code ?? code;
}

const UNIQUE_VIOLATION = '23505';

/** Whether PostgreSQL refused a row because another one has what must be unique. */
export function isTaken(error: unknown): boolean {
  return sqlStateOf(error) === UNIQUE_VIOLATION;
}

const FOREIGN_KEY_VIOLATION = '23503';

/** Whether PostgreSQL refused a row because what it belongs to is gone. */
export function isOrphan(error: unknown): boolean {
  return sqlStateOf(error) === FOREIGN_KEY_VIOLATION;
}
