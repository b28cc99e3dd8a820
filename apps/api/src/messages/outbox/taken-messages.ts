import { Injectable } from '@nestjs/common';
import type { SendOutcome } from './outbox-line';

/** Messages that were just taken: those whose rows are being written, and those whose callers wait for a word. */
@Injectable()
export class TakenMessages {
  /** By session, in the order in which they were taken. */
  private readonly uncommitted = new Map<string, Set<string>>();
  private readonly callers = new Map<string, PromiseWithResolvers<SendOutcome>>();

  /** The row of a message is about to be written, and its caller waits. */
  take(sessionId: string, id: string): void {
    const writing = this.uncommitted.get(sessionId) ?? new Set<string>();
    this.uncommitted.set(sessionId, writing.add(id));
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

  /** Tells whoever waits what became of a message. The first word counts. */
  settle(id: string, outcome: SendOutcome): void {
    this.callers.get(id)?.resolve(outcome);
  }

  /** Nothing is known of what callers wait for: it goes on in the next process. */
  settleAll(): void {
    for (const id of this.callers.keys()) this.settle(id, { result: 'unknown' });
  }

  /**
   * What becomes of a message; `unknown` when nothing is known in time. It goes on all the same. To be asked
   * once.
   */
  async outcome(id: string, withinMs: number): Promise<SendOutcome> {
    const timer = setTimeout(() => this.settle(id, { result: 'unknown' }), withinMs);
    try {
      return (await this.callers.get(id)?.promise) ?? { result: 'unknown' };
    } finally {
      clearTimeout(timer);
      this.forget(id);
    }
  }

  /** Nobody waits for it any more. */
  forget(id: string): void {
    this.callers.delete(id);
  }
}
