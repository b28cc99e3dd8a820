import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Transaction, UnitOfWork } from '../../platform/database/unit-of-work';
import { chatKey } from '../queue/deliveries.service';
import { Scheduler } from '../../platform/scheduler/scheduler';
import { ClusterBus } from '../../platform/cluster/cluster-bus';
import { DELIVERIES_DUE } from '../queue/delivery-topics';
import { examine } from './recovery-candidates';
import type { RecoveryJob } from './recovery-job.entity';
import {
  advance,
  countDue,
  end,
  hasLane,
  isEnded,
  noteFailure,
  postpone,
  takeNextOfAll,
} from './recovery-jobs.repository';
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
 * Runs recoveries, one batch at a time, in rotation. A batch is one transaction: the deliveries it
 * queues and its progress are durable together, so none is queued twice or left out when a process
 * is killed.
 */
@Injectable()
export class RecoveryRunner {
  private readonly logger = new Logger(RecoveryRunner.name);

  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly cluster: ClusterBus,
    private readonly gates: EventGates,
    scheduler: Scheduler,
  ) {
    scheduler.register({
      name: 'work on recoveries',
      everyMs: POLL_MS,
      run: (stopping) => this.work(stopping),
    });
  }

  /** Runs batches until no recovery is due. */
  private async work(stopping: AbortSignal): Promise<void> {
    while (!stopping.aborted && (await this.step()));
  }

  /** Runs one batch of one recovery. False when none is due. */
  private async step(): Promise<boolean> {
    let id: string | undefined;
    try {
      return await this.unitOfWork.run(async (tx) => {
        const job = await takeNextOfAll(tx);
        id = job?.id;
        if (!job) return false;
        await this.batch(tx, job);
        return true;
      });
    } catch (error) {
      if (id === undefined) throw error;
      this.logger.error({ err: error, recovery: id }, 'a batch of a recovery failed');
      await noteFailure(this.dataSource, id, FAILURES_MAX);
      return true;
    }
  }

  private async batch(tx: Transaction, job: RecoveryJob): Promise<void> {
    if (!(await hasLane(tx, job.webhookId)))
      return end(tx, job.id, 'failed', 'Its webhook was deleted.');
    if (!(await isSettled(tx, job))) return postpone(tx, job.id, UNSETTLED_PAUSE_SECONDS);
    const { candidates, through } = await examine(tx, job, job.cursor, BATCH);
    if (through === null) return end(tx, job.id, 'done', null);
    if (candidates.length > 0) {
      if (!(await hasRoom(tx, job))) return postpone(tx, job.id, FULL_PAUSE_SECONDS);
      const rows = candidates.map((candidate) => ({
        ...candidate,
        webhookId: job.webhookId,
        chatKey: chatKey(candidate),
      }));
      await requeue(tx, this.gates, job, rows, job.kind, job.createdBy);
      tx.afterCommit(() => this.cluster.publish(DELIVERIES_DUE, { lanes: [job.webhookId] }));
    }
    await advance(tx, job.id, through, candidates.length);
  }
}

/**
 * Whether all events from before a replay began are visible. A transaction still open at that time
 * may have queued events without knowing of the webhook; those must not be missed.
 */
async function isSettled(
  tx: Transaction,
  { kind, afterTransaction }: RecoveryJob,
): Promise<boolean> {
  return kind !== 'replay' || isEnded(tx, afterTransaction);
}

async function hasRoom(tx: Transaction, { webhookId }: RecoveryJob): Promise<boolean> {
  return (await countDue(tx, webhookId, DUE_AT_MOST)) + BATCH <= DUE_AT_MOST;
}
