import type { SessionStatus, StatusReason } from '@whathooks/dto';
import { setTimeout } from 'node:timers/promises';
import { ApiError } from '../../platform/http/problems/api-error';
import { isDatabaseTrouble } from '../../platform/http/problems/database-trouble';
import type { SessionContext } from '../state/session-inbox';
import type { MoveGuard } from '../state/session-journal';
import type { PlainChanges } from '../state/session-moves.repository';
import { ImpossibleMove } from '../state/session-state';
import type { Session } from '../state/session.entity';
import { type Lease, LeaseLostError } from './leases/lease';
import type { SessionMoves } from './session-moves';

/** Pause before failed work is retried, in ms. */
const ASK_AGAIN_MS = 500;
/** Work that fails so often, while the database is available, is given up. */
const MOST_TRIES = 10;

/** Whose writes they are. */
export interface WritingRunner {
  /** Nothing is retried once it was told to end. */
  readonly isStopped: boolean;
  /** Nothing more can be written: the connection ends, and the next one starts from what is stored. */
  closeSocket(): void;
  /** Hears of every failure. */
  failed(error: unknown): void;
}

/** What is written about a session that runs, one after another, in order. */
export class SessionWrites {
  /** As it was written last. */
  status: SessionStatus;
  private last: Promise<void> = Promise.resolve();

  constructor(
    private readonly given: {
      session: SessionContext;
      lease: Lease;
      moves: Pick<SessionMoves, 'move'>;
    },
    private readonly runner: WritingRunner,
  ) {}

  /** Writes nothing once another process runs the session. */
  readonly guard: MoveGuard = (tx) => this.given.lease.guard(tx);

  /** Resolves when everything is written that was added so far. */
  settled(): Promise<void> {
    return this.last;
  }

  move(
    to: SessionStatus,
    reason: StatusReason | null = null,
    changes: PlainChanges = {},
  ): Promise<void> {
    return this.queue(() => this.writeMove(to, reason, changes), to);
  }

  writeMove(
    to: SessionStatus,
    reason: StatusReason | null,
    changes: PlainChanges,
  ): Promise<Session> {
    return this.given.moves.move(this.given.lease, {
      ref: this.given.session,
      to,
      reason,
      changes,
    });
  }

  /** Adds work that moves the session to a status. Resolves when it has ended. */
  queue(work: () => Promise<unknown>, to: SessionStatus): Promise<void> {
    return this.add(async () => {
      await work();
      this.status = to;
    });
  }

  /** Adds work. Resolves when it has ended. */
  add(work: () => Promise<void>): Promise<void> {
    this.last = this.last.then(() => this.retry(work));
    return this.last;
  }

  /**
   * Retries work that a session needs for as long as the database is unavailable. Work that fails otherwise
   * ends the connection, and the next connection starts from what is stored.
   */
  async retry(work: () => Promise<void>): Promise<void> {
    for (let tries = 1; ;) {
      try {
        await work();
        return;
      } catch (error) {
        if (error instanceof LeaseLostError) return this.runner.closeSocket();
        this.runner.failed(error);
        if (this.runner.isStopped || error instanceof ImpossibleMove || error instanceof ApiError)
          return;
        if (!isDatabaseTrouble(error) && (tries += 1) > MOST_TRIES)
          return this.runner.closeSocket();
        await setTimeout(ASK_AGAIN_MS);
      }
    }
  }
}
