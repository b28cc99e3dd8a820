import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { RejectCallsSetting } from '@whathooks/dto';
import { In, Repository } from 'typeorm';
import type { Actor } from '../../platform/access/actor';
import { parseId } from '../../platform/database/ids';
import { type Tenant, TenantRepository } from '../../platform/database/tenant-repository';
import type { Transaction } from '../../platform/database/unit-of-work';
import { ApiError, notFound } from '../../platform/http/problems/api-error';
import type { SessionContext } from '../state/session-inbox';
import { LINKED } from '../state/session-state';
import { Session } from '../state/session.entity';
import { notConnectedError } from './connected-sessions';
import type { SessionRef } from '../state/session-ref';

/** Sessions as other features need them: by their public ids, with what is set for them. */
@Injectable()
export class SessionLookup {
  private readonly sessions: TenantRepository<Session>;

  constructor(@InjectRepository(Session) rows: Repository<Session>) {
    this.sessions = new TenantRepository(rows.manager, Session, 'session');
  }

  /** Whether a session rejects calls, and what it sends the caller then. */
  async rejectCallsWithin(
    tx: Transaction,
    session: Tenant & { id: string },
  ): Promise<RejectCallsSetting | null> {
    return (await this.sessions.within(tx).get(session, session.id)).rejectCalls;
  }

  /** Whether a session publishes presences. */
  async wantsPresence(session: Tenant & { id: string }): Promise<boolean> {
    return (await this.sessions.get(session, session.id)).presence;
  }

  /**
   * A session by its public id.
   *
   * @throws ApiError not_found
   */
  async refOf(actor: Actor, id: string): Promise<SessionRef> {
    const { id: uuid, organizationId } = await this.sessions.get(actor, parseId('session', id));
    return { id: uuid, organizationId };
  }

  /** How fast a session sends, and whether it shows that it writes. */
  async pacing(
    session: Tenant & { id: string },
  ): Promise<Pick<Session, 'minGapMs' | 'burst' | 'showTyping'>> {
    const { minGapMs, burst, showTyping } = await this.sessions.get(session, session.id);
    return { minGapMs, burst, showTyping };
  }

  /**
   * A session that is linked, online or not, for a message that may wait for it. Locked until the
   * transaction ends, so that it is not unlinked in between.
   *
   * @throws ApiError not_found, session_not_connected when it is not linked
   */
  async linkedWithin(tx: Transaction, actor: Actor, id: string): Promise<SessionContext> {
    const session = await this.sessions.within(tx).lock(actor, parseId('session', id));
    const { status, phone } = session;
    if (phone && LINKED.includes(status)) return { ...session, phone };
    throw notConnectedError(
      session,
      `The session is ${status}: no phone is linked, so the message could not be sent later. Link a phone first.`,
    );
  }

  /**
   * A session that no phone is linked to. Locked until the transaction ends, so that none is linked in between.
   *
   * @throws ApiError not_found, already_linked
   */
  async unlinkedWithin(tx: Transaction, tenant: Tenant, id: string): Promise<Session> {
    const session = await this.sessions.within(tx).lock(tenant, parseId('session', id));
    if (LINKED.includes(session.status)) throw new ApiError('already_linked');
    return session;
  }

  /** Remembers which number is to be linked. */
  async expectWithin(tx: Transaction, session: Tenant & { id: string }, phone: string) {
    await this.sessions.within(tx).update(session, session.id, { expectedPhone: phone });
  }

  /** UUIDs of all sessions within reach. */
  async allIds(actor: Actor): Promise<string[]> {
    const within = actor.reach ? { id: In([...actor.reach.sessionIds]) } : {};
    return (await this.sessions.find(actor, within)).map(({ id }) => id);
  }

  /**
   * UUIDs behind public ids.
   *
   * @throws ApiError not_found when one of them is no session of this organization.
   */
  async resolveIds(actor: Actor, ids: readonly string[]): Promise<string[]> {
    const wanted = ids.map((id) => parseId('session', id));
    const found = await this.sessions.find(actor, { id: In(wanted) });
    if (found.length < new Set(wanted).size) throw notFound('session');
    return wanted;
  }
}
