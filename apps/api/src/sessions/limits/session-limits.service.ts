import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import type { NewChatRestriction, SessionLimitsView } from '@whathooks/dto';
import type { LimitsUpdate } from '@whathooks/whatsapp';
import { type Transaction, UnitOfWork } from '../../platform/database/unit-of-work';
import type { AnyDomainEvent, DomainEvent } from '../../platform/events/domain-events';
import { EventBus } from '../../platform/events/event-bus';
import { OnEventsInTransaction } from '../../platform/events/listeners';
import type { SessionGuard } from '../state/session-inbox';
import {
  type LimitedSession,
  type NewChats,
  SessionLimitsRepository,
  type StoredLimits,
  type Timelock,
} from './session-limits.repository';
import {
  restrictionBegan,
  restrictionEnded,
  type SessionOfUpdate,
} from '../state/session-restricted';

/** What WhatsApp does not let a number do now: begin chats. */
export interface Restriction {
  kind: NewChatRestriction;
  /** Null where WhatsApp does not say when it ends. */
  until: Date | null;
}

/** Limits reported on the open connection; limits that were not reported are missing. */
type Known = Partial<Pick<StoredLimits, 'timelock' | 'newChats'>>;

/** The end of a timelock that moves by less, in ms, is the same timelock. */
const SAME_END_MS = 60_000;

/** Keeps what WhatsApp allows numbers to send to unknown people, and publishes changes of it. */
@Injectable()
export class SessionLimits {
  /** Limits of sessions that are connected here, so that sending needs no query. */
  private readonly known = new Map<string, Known>();
  /** What is written of them, as far as this process knows. */
  private readonly stored = new Map<string, StoredLimits>();

  constructor(
    private readonly rows: SessionLimitsRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly bus: EventBus,
  ) {}

  /** Another number may be linked next. */
  @OnEventsInTransaction()
  async removeOfLoggedOut(tx: Transaction, events: readonly AnyDomainEvent[]): Promise<void> {
    for (const { event, data, sessionId: id, organizationId } of events) {
      if (event === 'session.status' && data.status === 'LOGGED_OUT')
        await this.rows.remove(tx, { id, organizationId });
    }
  }

  /** Resets the limits for a new connection, on which none were reported yet. */
  begin(session: LimitedSession): void {
    this.known.set(session.id, {});
    this.stored.delete(session.id);
  }

  /** Takes over stored limits that were not reported again. */
  async load(session: LimitedSession): Promise<void> {
    const stored = await this.rows.find(session);
    if (!stored) return;
    this.known.set(session.id, { ...stored, ...this.known.get(session.id) });
    this.stored.set(session.id, stored);
  }

  /** Applies an update at once; {@link store} makes it durable. */
  note({ id }: LimitedSession, update: LimitsUpdate): void {
    this.known.set(id, { ...this.known.get(id), ...limitsIn(update) });
  }

  /** Stores an update, and publishes an event for a restriction that begins or ends. */
  async store(session: SessionOfUpdate, update: LimitsUpdate, guard: SessionGuard): Promise<void> {
    if (this.isStored(session, update)) return;
    const stored = await this.unitOfWork.run(async (tx) => {
      await guard(tx);
      const before = await this.rows.lock(tx, session);
      const limits = { ...before, ...limitsIn(update) };
      const isGuess = update.reachOutTimelock?.isGuess === true;
      await this.change(tx, session, before, limits, isGuess);
      return limits;
    });
    this.stored.set(session.id, stored);
  }

  /**
   * Whether nothing is to be written: WhatsApp says at every login what it said before, of most numbers that
   * nothing is restricted. What is restricted is always written: its end is written elsewhere, too.
   */
  private isStored({ id }: LimitedSession, update: LimitsUpdate): boolean {
    const stored = this.stored.get(id);
    if (!stored || isRestricted(stored)) return false;
    const limits = { ...stored, ...limitsIn(update) };
    return !isRestricted(limits) && isDeepStrictEqual(limits, stored);
  }

  /** What a connected session may not do now; null when it may write to anybody. */
  restriction({ id }: LimitedSession): Restriction | null {
    const { timelock, newChats } = this.known.get(id) ?? {};
    const now = new Date();
    if (timelock?.active && timelock.until && timelock.until > now)
      return { kind: 'reach_out_timelock', until: timelock.until };
    if (newChats?.status === 'capped' && (!newChats.resetsAt || newChats.resetsAt > now))
      return { kind: 'new_chat_cap', until: newChats.resetsAt };
    return null;
  }

  async view(session: LimitedSession): Promise<SessionLimitsView> {
    const { timelock = null, newChats = null } = (await this.rows.find(session)) ?? {};
    const now = new Date();
    return {
      reachOutTimelock: timelock && toTimelockView(timelock, now),
      newChats: newChats && {
        quota: newChats.quota,
        used: newChats.used,
        ...capView(newChats, now),
      },
    };
  }

  /** Ends restrictions whose time is over, and publishes events for them. Returns whether there were any. */
  async endDue(): Promise<boolean> {
    return this.unitOfWork.run(async (tx) => {
      const ended = await this.rows.ended(tx);
      for (const { limits, now, ...session } of ended)
        await this.change(tx, session, limits, withoutEnded(limits, now), false);
      return ended.length > 0;
    });
  }

  private async change(
    tx: Transaction,
    session: SessionOfUpdate,
    before: StoredLimits,
    limits: StoredLimits,
    isGuess: boolean,
  ): Promise<void> {
    const { timelock } = limits;
    const events: DomainEvent<'session.restricted'>[] = [];
    const isLocked = timelock?.active === true;
    if (isLocked && isNewTimelock(before, timelock, isGuess)) {
      limits.toldUntil = timelock.until;
      events.push(restrictionBegan(session, 'reach_out_timelock', timelock.until));
    } else if (!isLocked && before.timelock?.active) {
      limits.toldUntil = null;
      events.push(restrictionEnded(session, 'reach_out_timelock'));
    }
    const [wasCapped, isCapped] = [isCap(before.newChats), isCap(limits.newChats)];
    if (wasCapped !== isCapped) {
      const { newChats } = limits;
      events.push(
        isCapped
          ? restrictionBegan(session, 'new_chat_cap', newChats?.resetsAt ?? null, newChats)
          : restrictionEnded(session, 'new_chat_cap', newChats),
      );
    }
    await this.rows.write(tx, session, limits);
    await this.bus.publish(tx, events);
  }
}

function isRestricted({ timelock, newChats }: StoredLimits): boolean {
  return timelock?.active === true || isCap(newChats);
}

function isCap(newChats: NewChats | null): boolean {
  return newChats?.status === 'capped';
}

/** A guessed end changes all the time: it does not count as a new timelock. */
function isNewTimelock(before: StoredLimits, { until }: Timelock, isGuess: boolean): boolean {
  if (!before.timelock?.active || !before.toldUntil) return true;
  if (isGuess) return false;
  const moved = (until?.getTime() ?? 0) - before.toldUntil.getTime();
  return Math.abs(moved) >= SAME_END_MS;
}

function limitsIn({ reachOutTimelock: lock, newChats }: LimitsUpdate): Known {
  return {
    ...(lock && { timelock: { active: lock.active, until: lock.until, type: lock.type } }),
    ...(newChats && { newChats }),
  };
}

function withoutEnded(limits: StoredLimits, now: Date): StoredLimits {
  const { timelock, newChats } = limits;
  const isOver = (at: Date | null): boolean => at !== null && at <= now;
  return {
    ...limits,
    timelock:
      timelock?.active && isOver(timelock.until)
        ? { ...timelock, active: false, until: null }
        : timelock,
    newChats:
      newChats?.status === 'capped' && isOver(newChats.resetsAt)
        ? { ...newChats, used: 0, status: 'ok', resetsAt: null }
        : newChats,
  };
}

function toTimelockView(
  { active, until, type }: Timelock,
  now: Date,
): SessionLimitsView['reachOutTimelock'] {
  const isActive = active && until !== null && until > now;
  return { active: isActive, until: isActive ? until.toISOString() : null, type };
}

/** A cap whose cycle is over no longer applies, even if the next cycle was not reported yet. */
function capView(
  { status, resetsAt }: NewChats,
  now: Date,
): Pick<NonNullable<SessionLimitsView['newChats']>, 'status' | 'resetsAt'> {
  const isOver = status === 'capped' && resetsAt !== null && resetsAt <= now;
  return {
    status: isOver ? 'ok' : status,
    resetsAt: isOver ? null : (resetsAt?.toISOString() ?? null),
  };
}
