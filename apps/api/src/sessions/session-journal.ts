import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { SessionStatus } from '@whathooks/dto';
import { Repository } from 'typeorm';
import { newId, publicId } from '../database/ids';
import { type Tenant, TenantRepository } from '../database/tenant-repository';
import { type Transaction, UnitOfWork } from '../database/unit-of-work';
import { EventBus } from '../events/event-bus';
import { Vault } from '../vault/vault';
import { Session } from './session.entity';
import { SessionTransition } from './session-transition.entity';
import { assertMove } from './session-state';

/** A session as whoever moves it needs to name it. */
export interface SessionRef extends Tenant {
  readonly id: string;
}

/** Runs first in the transaction of a move: it fails where whoever moves has no right to. */
export type MoveGuard = (tx: Transaction) => Promise<void>;

/** What a move changes besides the status. */
export type SessionChanges = Partial<Pick<Session, 'phone' | 'pushName' | 'connectedAt'>>;

/** The only writer of a session's status: row, history and event in one transaction. */
@Injectable()
export class SessionJournal {
  private readonly sessions: TenantRepository<Session>;

  constructor(
    @InjectRepository(Session) rows: Repository<Session>,
    private readonly unitOfWork: UnitOfWork,
    private readonly bus: EventBus,
    private readonly vault: Vault,
  ) {
    this.sessions = new TenantRepository(rows.manager, Session, 'session');
  }

  /**
   * Moves a session; staying where it is changes nothing but the reason.
   *
   * @throws ApiError not_found when the session was deleted.
   */
  move(
    ref: SessionRef,
    to: SessionStatus,
    reason: string | null = null,
    changes: SessionChanges = {},
    guard?: MoveGuard,
  ): Promise<Session> {
    return this.unitOfWork.run(async (tx) => {
      await guard?.(tx);
      return this.moveWithin(tx, ref, to, reason, changes);
    });
  }

  async moveWithin(
    tx: Transaction,
    ref: SessionRef,
    to: SessionStatus,
    reason: string | null,
    changes: SessionChanges = {},
  ): Promise<Session> {
    const sessions = this.sessions.within(tx);
    const session = await sessions.lock(ref, ref.id);
    const from = session.status;
    if (from !== to) assertMove(from, to);
    const update = { ...changes, status: to, statusReason: reason, qr: null, qrExpiresAt: null };
    await sessions.update(ref, ref.id, update);
    Object.assign(session, update);
    if (from !== to) await this.record(tx, session, from);
    return session;
  }

  /** Shows a code to scan: the first one is a move, the next ones refresh it. */
  async showQr(ref: SessionRef, qr: string, qrExpiresAt: Date, guard: MoveGuard): Promise<void> {
    const key = await this.vault.organization(ref.organizationId);
    const sealed = key.sealer('sessions', ref.id).seal('qr', qr);
    await this.unitOfWork.run(async (tx) => {
      await guard(tx);
      const session = await this.moveWithin(tx, ref, 'QR', null);
      await this.sessions.within(tx).update(ref, ref.id, { qr: sealed, qrExpiresAt });
      await this.bus.publish(tx, [
        {
          ...this.eventOf(session),
          event: 'session.qr',
          data: {
            sessionId: publicId('session', session.id),
            qr,
            expiresAt: qrExpiresAt.toISOString(),
          },
        },
      ]);
    });
  }

  private async record(tx: Transaction, session: Session, from: SessionStatus): Promise<void> {
    const event = this.eventOf(session);
    await tx.manager.insert(SessionTransition, {
      id: event.id,
      organizationId: session.organizationId,
      sessionId: session.id,
      from,
      to: session.status,
      reason: session.statusReason,
      createdAt: event.occurredAt,
    });
    await this.bus.publish(tx, [
      {
        ...event,
        event: 'session.status',
        data: {
          sessionId: publicId('session', session.id),
          status: session.status,
          previousStatus: from,
          reason: session.statusReason,
          phone: session.phone,
        },
      },
    ]);
  }

  private eventOf(session: Session): {
    id: string;
    organizationId: string;
    sessionId: string;
    chat: null;
    metadata: Record<string, string>;
    occurredAt: Date;
  } {
    return {
      id: newId(),
      organizationId: session.organizationId,
      sessionId: session.id,
      chat: null,
      metadata: session.metadata,
      occurredAt: new Date(),
    };
  }
}
