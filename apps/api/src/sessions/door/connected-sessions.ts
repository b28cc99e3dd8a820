import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { STATUS_REASON_MEANINGS } from '@whathooks/dto';
import type { WhatsAppSocket } from '@whathooks/whatsapp';
import { Repository } from 'typeorm';
import { TenantRepository } from '../../platform/database/tenant-repository';
import { ApiError } from '../../platform/http/problems/api-error';
import { SessionSupervisor } from '../gateway/session-supervisor';
import type { SessionContext } from '../state/session-inbox';
import { Session } from '../state/session.entity';
import { SessionStandings } from './session-standings';
import type { SessionRef } from '../state/session-ref';

/** A session that can send, with its connection. */
export interface ConnectedSession {
  session: SessionContext;
  socket: WhatsAppSocket;
}

/** Connections of sessions, for the features that work on them. */
@Injectable()
export class ConnectedSessions {
  private readonly sessions: TenantRepository<Session>;

  constructor(
    @InjectRepository(Session) rows: Repository<Session>,
    private readonly supervisor: SessionSupervisor,
    private readonly standings: SessionStandings,
  ) {
    this.sessions = new TenantRepository(rows.manager, Session, 'session');
  }

  /** The connection of a session, where this process has it. Asked for every message: it reads no row. */
  connectedHere({ id, organizationId }: SessionRef): ConnectedSession | null {
    const connected = this.supervisor.connectedSession(id);
    return connected?.session.organizationId === organizationId ? connected : null;
  }

  /**
   * Makes sure that some process has the connection of a session, as far as its row and its lease tell.
   *
   * @throws ApiError not_found, session_not_connected
   */
  async assertConnected(session: SessionRef): Promise<void> {
    const found = await this.sessions.get(session, session.id);
    const [{ status }] = await this.standings.asTheyAre([found] as const);
    if (status !== 'CONNECTED') throw await this.notConnected(session);
  }

  /**
   * Why a session cannot send: as it stands, or because it is reconnecting.
   *
   * @throws ApiError not_found
   */
  async notConnected({ id, organizationId }: SessionRef): Promise<ApiError> {
    const found = await this.sessions.get({ organizationId }, id);
    const [session] = await this.standings.asTheyAre([found] as const);
    const { status } = session;
    return notConnectedError(
      session,
      `The session is ${status === 'CONNECTED' ? 'reconnecting' : status}. It must be CONNECTED to send.`,
    );
  }
}

/** An answer that says why, for people and for programs. */
export function notConnectedError({ statusReason, retryAt }: Session, what: string): ApiError {
  const why = statusReason ? ` ${STATUS_REASON_MEANINGS[statusReason]}` : '';
  return new ApiError('session_not_connected', `${what}${why}`, undefined, undefined, {
    statusReason,
    retryAt: retryAt?.toISOString() ?? null,
  });
}
