import {
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Transaction, UnitOfWork } from '../../platform/database/unit-of-work';
import { chatKey } from '../queue/deliveries.service';
import { ClusterBus } from '../../platform/cluster/cluster-bus';
import { DELIVERIES_DUE } from '../queue/delivery-topics';
import { examine } from './recovery-candidates';
import { RecoveryJob } from './recovery-job.entity';
import { EventGates } from '../queue/event-gates';
import { requeue } from './requeue';

const POLL_MS = 1_000;
/** Rows examined in one transaction. */
const BATCH = 500;
/**
 * A recovery keeps at most this many deliveries due: new messages wait behind no more than these.
 */
export const DUE_AT_MOST = 2_000;
/** Pause before the next check: transactions take milliseconds. */
const UNSETTLED_PAUSE_SECONDS = 0.2;
const FULL_PAUSE_SECONDS = 1;
/** Consecutive failed batches after which the recovery fails. */
const FAILURES_MAX = 10;

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
    SELECT FROM delivery_queue WHERE webhook_id = $1 AND due_at <= now() LIMIT ${DUE_AT_MOST}) due`;

const LATER = `
  UPDATE recovery_jobs SET next_at = now() + make_interval(secs => $2) WHERE id = $1`;

const END = `UPDATE recovery_jobs SET status = $2, error = $3, finished_at = now() WHERE id = $1`;

const ADVANCE = `
  UPDATE recovery_jobs SET cursor = $2, done = done + $3, next_at = now(), failures = 0 WHERE id = $1`;

/** A recovery that another process has taken or stopped meanwhile stays unchanged. */
const TROUBLED = `
  UPDATE recovery_jobs SET failures = failures + 1, next_at = now() + make_interval(secs => 1 + failures),
    status = CASE WHEN failures + 1 >= ${FAILURES_MAX} THEN 'failed' ELSE status END,
    error = CASE WHEN failures + 1 >= ${FAILURES_MAX} THEN 'whathooks stopped after repeated errors; its log says why' END,
    finished_at = CASE WHEN failures + 1 >= ${FAILURES_MAX} THEN now() END
  WHERE id = $1 AND status = 'running'`;

/**
 * Runs recoveries, one batch at a time, in rotation. A batch is one transaction: the deliveries it
 * queues and its progress are durable together, so none is queued twice or left out when a process
 * is killed.
 */
@Injectable()
export class RecoveryRunner implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(RecoveryRunner.name);
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private stopped = false;

  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly cluster: ClusterBus,
    private readonly gates: EventGates,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.running ??= this.work()
        .catch((error: unknown) => this.logger.error({ err: error }, 'recoveries wait'))
        .finally(() => (this.running = undefined));
    }, POLL_MS).unref();
  }

  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    await this.running;
  }

  /** Runs batches until no recovery is due. */
  private async work(): Promise<void> {
    while (!this.stopped && (await this.step()));
  }

  /** Runs one batch of one recovery. False when none is due. */
  private async step(): Promise<boolean> {
    let id: string | undefined;
    try {
      return await this.unitOfWork.run(async (tx) => {
        await tx.query(LEASE);
        const [taken] = await tx.query<{ id: string }>(TAKE);
        id = taken?.id;
        if (id === undefined) return false;
        await this.batch(tx, await tx.manager.findOneByOrFail(RecoveryJob, { id }));
        return true;
      });
    } catch (error) {
      if (id === undefined) throw error;
      this.logger.error({ err: error, recovery: id }, 'a batch of a recovery failed');
      await this.dataSource.query(TROUBLED, [id]);
      return true;
    }
  }

  private async batch(tx: Transaction, job: RecoveryJob): Promise<void> {
    const lanes = await tx.query('SELECT FROM delivery_lanes WHERE id = $1', [job.webhookId]);
    if (lanes.length === 0) return end(tx, job, 'failed', 'Its webhook was deleted.');
    if (!(await isSettled(tx, job))) return later(tx, job, UNSETTLED_PAUSE_SECONDS);
    const { candidates, through } = await examine(tx, job, job.cursor, BATCH);
    if (through === null) return end(tx, job, 'done', null);
    if (candidates.length > 0) {
      if (!(await hasRoom(tx, job))) return later(tx, job, FULL_PAUSE_SECONDS);
      const rows = candidates.map((candidate) => ({
        ...candidate,
        webhookId: job.webhookId,
        chatKey: chatKey(candidate),
      }));
      await requeue(tx, this.gates, job, rows, job.kind, job.createdBy);
      tx.afterCommit(() => this.cluster.tell(DELIVERIES_DUE, { lanes: [job.webhookId] }));
    }
    await tx.query(ADVANCE, [job.id, through, candidates.length]);
  }
}

/**
 * Whether all events from before a replay began are visible. A transaction still open at that time
 * may have queued events without knowing of the webhook; those must not be missed.
 */
async function isSettled(tx: Transaction, job: RecoveryJob): Promise<boolean> {
  if (job.kind !== 'replay') return true;
  const [row] = await tx.query<{ settled: boolean }>(SETTLED, [job.afterTransaction]);
  return row?.settled === true;
}

async function hasRoom(tx: Transaction, job: RecoveryJob): Promise<boolean> {
  const [due] = await tx.query<{ count: number }>(DUE, [job.webhookId]);
  return due !== undefined && due.count + BATCH <= DUE_AT_MOST;
}

async function later(tx: Transaction, job: RecoveryJob, seconds: number): Promise<void> {
  await tx.query(LATER, [job.id, seconds]);
}

async function end(
  tx: Transaction,
  job: RecoveryJob,
  status: 'done' | 'failed',
  error: string | null,
): Promise<void> {
  await tx.query(END, [job.id, status, error]);
}
