import { setTimeout as pause } from 'node:timers/promises';

/** SQLSTATEs of two transactions that cannot both go on: PostgreSQL undid one, and the same again succeeds. */
const CONFLICTS: ReadonlySet<unknown> = new Set(['40001', '40P01']);
const ATTEMPTS = 5;
/** Longest pause before the second attempt, in ms; it grows with every attempt. */
const PAUSE_MS = 20;

/**
 * Does work anew that a conflict of transactions undid.
 *
 * @param work leaves nothing behind when it fails.
 * @throws the last conflict after five attempts, and everything else at once.
 */
export async function retryConflicts<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt === ATTEMPTS || !CONFLICTS.has(sqlStateOf(error))) throw error;
      // Those that met are not to meet again.
      await pause(Math.random() * PAUSE_MS * attempt);
    }
  }
}

/** What PostgreSQL calls an error, also one that the object mapper has wrapped. */
export function sqlStateOf(error: unknown): unknown {
  const { driverError, code } = error as { driverError?: { code?: unknown }; code?: unknown };
  return driverError?.code ?? code;
}
