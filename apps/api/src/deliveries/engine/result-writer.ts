import type { Logger } from '@nestjs/common';
import type { CompletedAttempt, EndpointUpdate } from '../queue/statements/completed-attempt';
import type { AttemptResult } from '../attempt/delivery-attempter';
import type { DeliveryQueue } from '../queue/delivery-queue';
import type { DueDelivery } from '../queue/claimed-lanes';
import type { LaneMemory } from './lanes/lane-memory';
import {
  DISABLE_REASONS,
  type DisableReason,
  type DisableTarget,
  type WebhookDisabler,
} from './webhook-disabler';

/** Results written in one statement. */
export const WRITE_BATCH = 500;

/** Log line of a database error that was caught. */
export const DATABASE_FAILED = 'the database failed: attempts and their results are retried';

/** A finished attempt that is not written yet. */
export interface Result {
  memory: LaneMemory;
  delivery: DueDelivery;
  attempted: AttemptResult;
  /** Why the webhook has to be disabled; null when it stays enabled. */
  disable: DisableReason | null;
}

/** The result of writing one batch. */
export interface WriteResult {
  results: Result[];
  /** Results that the database rejects, whatever is left out of them. */
  rejected: Result[];
  /** Lanes in which deliveries waiting behind an earlier one became due. */
  unblockedLanes: ReadonlySet<string>;
}

/**
 * Writes the results of attempts in batches, and each exactly once even when the database fails.
 */
export class ResultWriter {
  private readonly waiting: Result[] = [];
  /** The last write failed, or its outcome is unknown. */
  private isUncertain = false;

  constructor(
    private readonly queue: Pick<DeliveryQueue, 'complete' | 'logged'>,
    private readonly disabler: WebhookDisabler,
    private readonly logger: Pick<Logger, 'error'>,
  ) {}

  /** Results waiting to be written. */
  get count(): number {
    return this.waiting.length;
  }

  add(result: Result): void {
    this.waiting.push(result);
  }

  /** Writes the oldest pending results. They stay pending when it rejects. */
  async writeBatch(): Promise<WriteResult> {
    const batch = this.waiting.slice(0, WRITE_BATCH);
    await this.disable(batch);
    const now = performance.now();
    const memories = [...new Set(batch.map(({ memory }) => memory))];
    const updates = memories.flatMap((memory) => memory.endpointUpdate(now) ?? []);
    const records = batch
      .filter(({ attempted }) => attempted.signal.kind !== 'offline')
      .map(({ attempted }) => attempted.record);
    const unblockedLanes = new Set<string>();
    const rejected = await this.completeOnce(records, updates, unblockedLanes);
    for (const memory of memories) {
      const update = updates.find(
        ({ claimId, id }) => claimId === memory.lane.claimId && id === memory.lane.id,
      );
      if (update) memory.endpoint.updateWritten(update);
    }
    this.waiting.splice(0, batch.length);
    const isRejected = ({ attempted }: Result): boolean => rejected.has(attempted.record.id);
    return {
      results: batch.filter((result) => !isRejected(result)),
      rejected: batch.filter(isRejected),
      unblockedLanes,
    };
  }

  /** Before the attempts that are the reason are written. */
  private async disable(batch: readonly Result[]): Promise<void> {
    for (const reason of DISABLE_REASONS) {
      const targets = new Map<string, DisableTarget>();
      for (const { disable, attempted } of batch) {
        const { webhookId, url } = attempted.record;
        if (disable === reason) targets.set(webhookId, { webhookId, url });
      }
      if (targets.size > 0) await this.disabler.disable([...targets.values()], reason);
    }
  }

  /**
   * After a lost response the write may have been committed: attempts already logged are left out.
   */
  private async completeOnce(
    records: readonly CompletedAttempt[],
    updates: readonly EndpointUpdate[],
    unblockedLanes: Set<string>,
  ): Promise<Set<string>> {
    const logged = this.isUncertain
      ? await this.queue.logged(records.map(({ id }) => id))
      : new Set<string>();
    this.isUncertain = true;
    const missing = records.filter(({ id }) => !logged.has(id));
    const rejected = await this.complete(missing, updates, unblockedLanes);
    this.isUncertain = false;
    return rejected;
  }

  /**
   * Writes results one by one when the batch is rejected, so that one invalid record does not stop
   * the others.
   *
   * @returns the attempts that are rejected by themselves, too.
   */
  private async complete(
    records: readonly CompletedAttempt[],
    updates: readonly EndpointUpdate[],
    unblockedLanes: Set<string>,
  ): Promise<Set<string>> {
    if (records.length + updates.length === 0) return new Set();
    try {
      for (const lane of await this.queue.complete(records, updates)) unblockedLanes.add(lane);
      return new Set();
    } catch (error) {
      if (!isInvalidData(error)) throw error;
      if (records.length === 1 && updates.length === 0)
        return this.completeWithoutResponse(records, error, unblockedLanes);
      const rejected = new Set<string>();
      for (const record of records) {
        for (const id of await this.complete([record], [], unblockedLanes)) rejected.add(id);
      }
      if (updates.length > 0) await this.queue.complete([], updates);
      return rejected;
    }
  }

  /** Without the server's response, which is the only part that may be invalid. */
  private async completeWithoutResponse(
    records: readonly CompletedAttempt[],
    error: unknown,
    unblockedLanes: Set<string>,
  ): Promise<Set<string>> {
    this.logger.error({ err: error }, DATABASE_FAILED);
    const bare = { responseHeaders: null, responseBody: null, errorDetail: null };
    try {
      const complete = this.queue.complete(records.map((record) => ({ ...record, ...bare })));
      for (const lane of await complete) unblockedLanes.add(lane);
      return new Set();
    } catch (retryError) {
      if (!isInvalidData(retryError)) throw retryError;
      this.logger.error({ err: retryError }, DATABASE_FAILED);
      return new Set(records.map(({ id }) => id));
    }
  }
}

/** SQLSTATE classes 22 and 23: the values are invalid, and a retry would fail as well. */
function isInvalidData(error: unknown): boolean {
  return /^2[23]/.test((error as { code?: string }).code ?? '');
}
