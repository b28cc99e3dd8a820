import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { ClusterBus } from '../../../platform/cluster/cluster-bus';
import type { SendOutcome } from '../tables/send-outcome';
import { OutboxRepository } from '../tables/outbox.repository';
import { MESSAGE_SETTLED } from './outbox-topics';

/** Messages that were just accepted: those whose rows are being written, and those whose callers wait for an outcome. */
@Injectable()
export class TakenMessages implements OnModuleInit {
  private readonly logger = new Logger(TakenMessages.name);
  /** By session, in the order in which they were taken. */
  private readonly uncommitted = new Map<string, Set<string>>();
  private readonly callers = new Map<string, PromiseWithResolvers<SendOutcome>>();

  constructor(
    private readonly cluster: ClusterBus,
    private readonly rows: OutboxRepository,
  ) {}

  onModuleInit(): void {
    this.cluster.subscribe(MESSAGE_SETTLED, {
      onMessage: ({ id, outcome }) => this.settleHere(id, outcome),
      onGap: () =>
        void this.readOutcomes().catch((error: unknown) =>
          this.logger.warn(
            { err: error },
            'outcomes could not be read after a missed notification',
          ),
        ),
    });
  }

  /** The row of a message is about to be written, and its caller waits. */
  take(sessionId: string, id: string): void {
    const writing = this.uncommitted.get(sessionId) ?? new Set<string>();
    this.uncommitted.set(sessionId, writing.add(id));
    this.takeElsewhere(id);
  }

  /** A caller waits for a message that another process sends, which finds it in the database. */
  takeElsewhere(id: string): void {
    this.callers.set(id, Promise.withResolvers<SendOutcome>());
  }

  /** The row is written, or will never be. */
  committed(sessionId: string, id: string): void {
    const writing = this.uncommitted.get(sessionId);
    writing?.delete(id);
    if (writing?.size === 0) this.uncommitted.delete(sessionId);
  }

  /** The oldest message of a session whose row is being written; null when there is none. */
  oldestUncommitted(sessionId: string): string | null {
    return this.uncommitted.get(sessionId)?.values().next().value ?? null;
  }

  /** Notifies the caller who waits for a message, in any process. The first outcome counts. */
  settle(id: string, outcome: SendOutcome): void {
    if (this.callers.has(id)) this.settleHere(id, outcome);
    else this.cluster.publishToOthers(MESSAGE_SETTLED, { id, outcome });
  }

  /** This process stops: callers get `unknown`, and the next process sends their messages. */
  settleAll(): void {
    for (const id of this.callers.keys()) this.settleHere(id, { result: 'unknown' });
  }

  /**
   * The outcome of a message; `unknown` when the time is over. The message is sent all the same. Call it once
   * for each message.
   */
  async outcome(id: string, withinMs: number): Promise<SendOutcome> {
    const timer = setTimeout(() => this.settleHere(id, { result: 'unknown' }), withinMs);
    try {
      return (await this.callers.get(id)?.promise) ?? { result: 'unknown' };
    } finally {
      clearTimeout(timer);
      this.forget(id);
    }
  }

  /** The caller no longer waits for it. */
  forget(id: string): void {
    this.callers.delete(id);
  }

  private settleHere(id: string, outcome: SendOutcome): void {
    this.callers.get(id)?.resolve(outcome);
  }

  /** The outcomes of messages for which callers wait here, read from their rows. */
  private async readOutcomes(): Promise<void> {
    const ids = [...this.callers.keys()];
    if (ids.length === 0) return;
    for (const { id, outcome } of await this.rows.settled(ids)) this.settleHere(id, outcome);
  }
}
