import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { SessionStatus, StatusReason } from '@whathooks/dto';
import { In, Repository } from 'typeorm';
import { type Tenant, TenantRepository } from '../../platform/database/tenant-repository';
import { type Transaction, UnitOfWork } from '../../platform/database/unit-of-work';
import type { AnyDomainEvent } from '../../platform/events/domain-events';
import { EventBus } from '../../platform/events/event-bus';
import { Session } from './session.entity';
import { eventOf, numberOf, statusEvent } from './session-events';
import { SessionTransition } from './session-transition.entity';
import { restrictionBegan, restrictionEnded } from './session-restricted';
import {
  findLinkedWith,
  type LinkedSession,
  type PlainMove,
  writeMoves,
} from './session-moves.repository';
import { assertMove, LINKED } from './session-state';
import type { SessionRef } from './session-ref';

/** Runs first in the transaction of a transition: it throws where the caller has no right to it. */
export type MoveGuard = (tx: Transaction) => Promise<void>;

/** What a move changes besides the status. */
export type SessionChanges = Partial<
  Pick<Session, 'phone' | 'pushName' | 'linkedAt' | 'connectedAt' | 'statusDetail' | 'retryAt'>
>;

/** Why a number cannot connect until its `retryAt`. */
const BAN = 'temporarily_banned';

/** A session as it is after a move, and its status before. */
export interface Moved {
  session: Session;
  from: SessionStatus;
}

/** The only writer of a session's status: row, history and event in one transaction. */
@Injectable()
export class SessionJournal {
  private readonly sessions: TenantRepository<Session>;

  constructor(
    @InjectRepository(Session) rows: Repository<Session>,
    private readonly unitOfWork: UnitOfWork,
    private readonly bus: EventBus,
  ) {
    this.sessions = new TenantRepository(rows.manager, Session, 'session');
  }

  /**
   * Moves a session to another status. A new reason for the same status is published, too.
   *
   * @param reason undefined keeps the one of a session that stays where it is.
   * @throws ApiError not_found when the session was deleted.
   */
  move(
    ref: SessionRef,
    to: SessionStatus,
    reason: StatusReason | null | undefined,
    changes: SessionChanges = {},
    guard?: MoveGuard,
  ): Promise<Session> {
    return this.unitOfWork.run(async (tx) => {
      await guard?.(tx);
      return this.moveWithin(tx, ref, to, reason, changes);
    });
  }

  /** @param given the reason; undefined keeps the one of a session that stays where it is. */
  async moveWithin(
    tx: Transaction,
    ref: SessionRef,
    to: SessionStatus,
    given: StatusReason | null | undefined,
    changes: SessionChanges = {},
  ): Promise<Session> {
    const sessions = this.sessions.within(tx);
    const session = await sessions.lock(ref, ref.id);
    const from = session.status;
    const banned = bannedUntil(session);
    const { update, isNews } = moved(session, to, given, {
      ...changes,
      ...expectedBy(session, changes),
    });
    await sessions.update(ref, ref.id, update);
    Object.assign(session, update);
    if (isNews) await this.record(tx, [{ session, from }]);
    await this.bus.publish(tx, banReported(session, banned));
    if (changes.linkedAt) await this.reportSameNumber(tx, session);
    return session;
  }

  /**
   * Moves many sessions with as few statements as one. What is gone, or held by another transaction at this
   * moment, stays as it is and is not in the answer: nobody waits for it.
   *
   * @param moves at most one of a session; none to QR.
   * @returns the sessions that moved, by id.
   * @throws ImpossibleMove when one of them cannot be made.
   */
  async moveAllWithin(tx: Transaction, moves: readonly PlainMove[]): Promise<Map<string, Session>> {
    const rows = await tx.manager.find(Session, {
      where: { id: In(moves.map(({ ref }) => ref.id)) },
      order: { id: 'ASC' },
      lock: { mode: 'for_no_key_update', onLocked: 'skip_locked' },
    });
    const byId = new Map(rows.map((session) => [session.id, session]));
    const news: Moved[] = [];
    const made: PlainMove[] = [];
    const bans: [Session, Date | null][] = [];
    for (const move of moves) {
      const session = byId.get(move.ref.id);
      if (session?.organizationId !== move.ref.organizationId) byId.delete(move.ref.id);
      else {
        const from = session.status;
        bans.push([session, bannedUntil(session)]);
        const { update, isNews } = moved(session, move.to, move.reason, move.changes);
        Object.assign(session, update);
        if (isNews) news.push({ session, from });
        made.push(move);
      }
    }
    await writeMoves(tx, made);
    await this.record(tx, news);
    const banEvents = bans.flatMap(([session, before]) => banReported(session, before));
    await this.bus.publish(tx, banEvents);
    return byId;
  }

  /** Sessions of the same organization that are linked with the same number; none where that is not known. */
  sameNumber(tenant: Tenant, phones: readonly string[], tx?: Transaction): Promise<Session[]> {
    if (phones.length === 0) return Promise.resolve([]);
    const sessions = tx ? this.sessions.within(tx) : this.sessions;
    return sessions.find(tenant, { phone: In([...phones]), status: In([...LINKED]) });
  }

  /** Notifies sessions that are linked with the same number: from now on every message arrives twice. */
  private async reportSameNumber(tx: Transaction, session: Session): Promise<void> {
    const linked = await this.sameNumber(session, session.phone ? [session.phone] : [], tx);
    const others = linked.filter(({ id }) => id !== session.id);
    await this.bus.publish(
      tx,
      others.map((other) => statusEvent(other, other.status, linked)),
    );
  }

  /** Writes moves to the history, and publishes them. */
  async record(tx: Transaction, news: readonly Moved[]): Promise<void> {
    if (news.length === 0) return;
    const told = news.map((one) => ({ ...one, event: eventOf(one.session) }));
    await tx.manager.insert(
      SessionTransition,
      told.map(({ session, from, event }) => ({
        id: event.id,
        organizationId: session.organizationId,
        sessionId: session.id,
        from,
        to: session.status,
        reason: session.statusReason,
        createdAt: event.occurredAt,
      })),
    );
    const linked = await this.linkedWith(
      tx,
      news.map(({ session }) => session),
    );
    await this.bus.publish(
      tx,
      told.map(({ session, from, event }) => ({
        ...statusEvent(session, from, linked.get(numberOf(session)) ?? []),
        ...event,
      })),
    );
  }

  /** Sessions that are linked with the numbers of these, those that are linked, by {@link numberOf}. */
  private async linkedWith(
    tx: Transaction,
    sessions: readonly Session[],
  ): Promise<Map<string, LinkedSession[]>> {
    const asked = sessions.filter(({ phone, status }) => phone !== null && LINKED.includes(status));
    const found = new Map<string, LinkedSession[]>();
    if (asked.length === 0) return found;
    const rows = await findLinkedWith(tx, asked);
    for (const row of rows) {
      const name = numberOf(row);
      found.set(name, [...(found.get(name) ?? []), row]);
    }
    return found;
  }
}

/** Whoever links another number than before, without having said so, may have scanned with the wrong phone. */
function expectedBy(
  { phone, expectedPhone }: Session,
  changes: SessionChanges,
): Partial<Pick<Session, 'expectedPhone'>> {
  const isOther = changes.linkedAt && phone && phone !== changes.phone;
  return isOther && !expectedPhone ? { expectedPhone: phone } : {};
}

/** Until when a session is banned; null where it is not. */
function bannedUntil({ statusReason, retryAt }: Session): Date | null {
  return statusReason === BAN ? retryAt : null;
}

/**
 * A ban is reported as a restriction, which is over when the number is tried again. Unlinking reports
 * nothing: another number may be linked next.
 *
 * @param before until when the session was banned before its move
 */
function banReported(session: Session, before: Date | null): AnyDomainEvent[] {
  const now = bannedUntil(session);
  if (now?.getTime() === before?.getTime() || session.status === 'LOGGED_OUT') return [];
  return [now ? restrictionBegan(session, BAN, now) : restrictionEnded(session, BAN)];
}

/**
 * What a transition writes, and whether it is published.
 *
 * @throws ImpossibleMove
 */
function moved<Changes extends SessionChanges>(
  { status: from, statusReason }: Session,
  to: SessionStatus,
  given: StatusReason | null | undefined,
  changes: Changes,
) {
  const reason = given === undefined && from === to ? statusReason : (given ?? null);
  if (from !== to) assertMove(from, to);
  const update = {
    statusDetail: null,
    retryAt: null,
    ...changes,
    status: to,
    statusReason: reason,
    qr: null,
    qrExpiresAt: null,
    passkey: null,
    // Codes to scan take turns while one that is typed stays.
    ...(from === 'QR' && to === 'QR' ? {} : { pairingCode: null, pairingCodeExpiresAt: null }),
  };
  return { update, isNews: from !== to || (reason !== null && reason !== statusReason) };
}
