import { setTimeout } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { isDatabaseTrouble } from '../../platform/http/problems/database-trouble';
import type { Session } from '../state/session.entity';
import { SessionJournal } from '../state/session-journal';
import type { PlainMove } from '../state/session-moves.repository';
import type { Lease } from './leases/lease';
import { SessionLeases } from './leases/session-leases';
import { acrossOrganizations } from '../../platform/scope/scope';

/** Moves that one transaction carries at most. */
const MOST_TOGETHER = 50;
/** While moves come one after the other, those of so long a time go together, in ms. */
const GATHER_MS = 50;

interface Waiting {
  lease: Lease;
  move: PlainMove;
  resolve: (session: Session) => void;
  reject: (error: unknown) => void;
}

/**
 * Moves sessions under their leases. What is asked for while a transaction is under way, or a moment after it,
 * goes into the next one together: when a thousand numbers come back, or stop, few transactions carry all of
 * them, and one that moves alone waits for nothing.
 */
@Injectable()
export class SessionMoves {
  private waiting: Waiting[] = [];
  private isWorking = false;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly journal: SessionJournal,
    private readonly leases: SessionLeases,
  ) {}

  /**
   * Moves one session, as {@link SessionJournal.move} does.
   *
   * @returns the session as it is then.
   * @throws LeaseLostError when another process holds the session by now.
   * @throws ImpossibleMove
   * @throws ApiError not_found when the session was deleted.
   */
  move(lease: Lease, move: PlainMove): Promise<Session> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ lease, move, resolve, reject });
      if (!this.isWorking) void acrossOrganizations('sessions', () => this.work());
    });
  }

  private async work(): Promise<void> {
    this.isWorking = true;
    // Those that are asked for in the same moment.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.waiting.length > 0) {
      await this.write(this.next());
      if (this.waiting.length < MOST_TOGETHER) await setTimeout(GATHER_MS);
    }
    this.isWorking = false;
  }

  /** At most one move of a session. */
  private next(): Waiting[] {
    const chosen = new Map<string, Waiting>();
    const rest: Waiting[] = [];
    for (const one of this.waiting) {
      const { id } = one.move.ref;
      if (chosen.size < MOST_TOGETHER && !chosen.has(id)) chosen.set(id, one);
      else rest.push(one);
    }
    this.waiting = rest;
    return [...chosen.values()];
  }

  /** Never rejects. */
  private async write(together: Waiting[]): Promise<void> {
    let moved = new Map<string, Session>();
    try {
      moved = await this.writeMany(together);
    } catch (error) {
      // One by one, all of them would fail with the same error, each after its own timeout.
      if (isDatabaseTrouble(error)) return together.forEach(({ reject }) => reject(error));
    }
    for (const one of together) {
      const session = moved.get(one.move.ref.id);
      if (session) one.resolve(session);
      // Lost, deleted, in the wrong state or locked: it is handled alone, so that it gets its own error or waits.
      else void this.writeOne(one).then(one.resolve, one.reject);
    }
  }

  private writeMany(together: readonly Waiting[]): Promise<Map<string, Session>> {
    return this.unitOfWork.run(async (tx) => {
      const ours = await this.leases.guardMany(
        tx,
        together.map(({ lease }) => lease),
      );
      const moves = together.map(({ move }) => move).filter(({ ref }) => ours.has(ref.id));
      return this.journal.moveAllWithin(tx, moves);
    });
  }

  private writeOne({ lease, move }: Waiting): Promise<Session> {
    const { ref, to, reason, changes } = move;
    return this.journal.move(ref, to, reason, changes, (tx) => lease.guard(tx));
  }
}
