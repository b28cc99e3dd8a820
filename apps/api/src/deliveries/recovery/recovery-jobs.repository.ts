import { type Database, rowsOf } from '../../platform/database/sql';
import type { Transaction } from '../../platform/database/unit-of-work';
import { RecoveryJob } from './recovery-job.entity';

/**
 * Locks the recovery that is next. The row lock is the lease: it ends with the transaction, also
 * when the process is killed.
 */
const TAKE = `
  SELECT id FROM recovery_jobs WHERE status = 'running' AND next_at <= now()
  ORDER BY next_at LIMIT 1 FOR UPDATE SKIP LOCKED`;

/** A process whose database connection broke silently keeps its batch no longer than this. */
const LEASE = `SET LOCAL idle_in_transaction_session_timeout = '30s'`;

/** Whether every transaction that was open when the recovery began has ended. */
const SETTLED = `SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint > $1::bigint AS settled`;

const DUE = `
  SELECT count(*)::int AS count FROM (
    SELECT FROM delivery_queue WHERE webhook_id = $1 AND due_at <= now() LIMIT $2) due`;

const LATER = `
  UPDATE recovery_jobs SET next_at = now() + make_interval(secs => $2) WHERE id = $1`;

const END = `UPDATE recovery_jobs SET status = $2, error = $3, finished_at = now() WHERE id = $1`;

const ADVANCE = `
  UPDATE recovery_jobs SET cursor = $2, done = done + $3, next_at = now(), failures = 0 WHERE id = $1`;

/** A recovery that another process has taken or stopped meanwhile stays unchanged. */
const TROUBLED = `
  UPDATE recovery_jobs SET failures = failures + 1, next_at = now() + make_interval(secs => 1 + failures),
    status = CASE WHEN failures + 1 >= $2 THEN 'failed' ELSE status END,
    error = CASE WHEN failures + 1 >= $2 THEN 'whathooks stopped after repeated errors; its log says why' END,
    finished_at = CASE WHEN failures + 1 >= $2 THEN now() END
  WHERE id = $1 AND status = 'running'`;

/** Locks the recovery that is next, of whichever organization; null when none is due. */
export async function takeNextOfAll(tx: Transaction): Promise<RecoveryJob | null> {
  await tx.query(LEASE);
  const [taken] = await rowsOf<{ id: string }>(tx, TAKE);
  return taken ? tx.manager.findOneByOrFail(RecoveryJob, { id: taken.id }) : null;
}

/** Whether a webhook still has a lane. */
export async function hasLane(tx: Database, webhookId: string): Promise<boolean> {
  const lanes = await rowsOf(tx, 'SELECT FROM delivery_lanes WHERE id = $1', [webhookId]);
  return lanes.length > 0;
}

/** Whether this transaction, and every earlier one, has ended. */
export async function isEnded(tx: Database, transaction: string | null): Promise<boolean> {
  const [row] = await rowsOf<{ settled: boolean }>(tx, SETTLED, [transaction]);
  return row?.settled === true;
}

/** Deliveries of a webhook that are due, counted up to `most`. */
export async function countDue(tx: Database, webhookId: string, most: number): Promise<number> {
  const [due] = await rowsOf<{ count: number }>(tx, DUE, [webhookId, most]);
  return due?.count ?? 0;
}

export async function postpone(tx: Database, id: string, seconds: number): Promise<void> {
  await tx.query(LATER, [id, seconds]);
}

export async function end(
  tx: Database,
  id: string,
  status: 'done' | 'failed',
  error: string | null,
): Promise<void> {
  await tx.query(END, [id, status, error]);
}

/** Everything up to a row is examined, and so many more deliveries are queued. */
export async function advance(
  tx: Database,
  id: string,
  through: string,
  queued: number,
): Promise<void> {
  await tx.query(ADVANCE, [id, through, queued]);
}

/** A batch failed: the next one comes later, and after `most` in a row none. */
export async function noteFailure(on: Database, id: string, most: number): Promise<void> {
  await on.query(TROUBLED, [id, most]);
}
