import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type {
  CreateSessionRequest,
  PageQuery,
  PairingCodeRequest,
  PairingCodeResponse,
  SessionNoticePage,
  SessionPage,
  SessionStatus,
  SessionTransitionPage,
  SessionView,
  UpdateSessionRequest,
} from '@whathooks/dto';
import type { WhatsAppSocket } from '@whathooks/whatsapp';
import { In, Repository } from 'typeorm';
import { newId, parseId, publicId } from '../database/ids';
import { type Tenant, TenantRepository } from '../database/tenant-repository';
import { type Transaction, UnitOfWork } from '../database/unit-of-work';
import { ApiError, notFound } from '../errors/api-error';
import type { Actor } from '../security/actor';
import type { DataKey } from '../vault/data-key';
import { Vault } from '../vault/vault';
import { destroyCredentials } from './gateway/credential-store';
import type { SessionContext } from './gateway/session-inbox';
import { SessionSupervisor } from './gateway/session-supervisor';
import { Session } from './session.entity';
import { SessionJournal } from './session-journal';
import { noticeView, SessionNotice } from './session-notice.entity';
import { SessionTransition } from './session-transition.entity';

/** A session that can send, with its line. */
export interface ConnectedSession {
  session: SessionContext;
  socket: WhatsAppSocket;
}

/** Statuses of a number that is back by itself, sooner or later. */
const LINKED: readonly SessionStatus[] = ['CONNECTED', 'CONNECTING', 'DISCONNECTED'];

@Injectable()
export class SessionsService {
  private readonly sessions: TenantRepository<Session>;
  private readonly transitionRows: TenantRepository<SessionTransition>;
  private readonly noticeRows: TenantRepository<SessionNotice>;

  constructor(
    @InjectRepository(Session) rows: Repository<Session>,
    private readonly unitOfWork: UnitOfWork,
    private readonly supervisor: SessionSupervisor,
    private readonly journal: SessionJournal,
    private readonly vault: Vault,
  ) {
    this.sessions = new TenantRepository(rows.manager, Session, 'session');
    this.transitionRows = new TenantRepository(rows.manager, SessionTransition, 'transition');
    this.noticeRows = new TenantRepository(rows.manager, SessionNotice, 'notice');
  }

  /** Linking starts at once: a code is there within a second or two. */
  async create(actor: Actor, request: CreateSessionRequest): Promise<SessionView> {
    const session = await this.sessions.insert(actor, {
      id: newId(),
      name: request.name,
      status: 'PENDING',
      statusReason: null,
      phone: null,
      pushName: null,
      qr: null,
      qrExpiresAt: null,
      metadata: request.metadata ?? {},
      historyEvents: request.historyEvents ?? false,
      minGapMs: null,
      burst: 1,
      connectedAt: null,
      createdAt: new Date(),
    });
    await this.supervisor.run(session);
    return this.view(session);
  }

  async list(actor: Actor, query: PageQuery): Promise<SessionPage> {
    const key = await this.vault.organization(actor.organizationId);
    return this.sessions.page(actor, query, (session) => toView(session, key));
  }

  async get(actor: Actor, id: string): Promise<SessionView> {
    return this.view(await this.find(actor, id));
  }

  async transitions(actor: Actor, id: string, query: PageQuery): Promise<SessionTransitionPage> {
    const session = await this.find(actor, id);
    const view = ({ from, to, reason, createdAt }: SessionTransition) => ({
      from,
      to,
      reason,
      at: createdAt.toISOString(),
    });
    return this.transitionRows.page(actor, query, view, { sessionId: session.id });
  }

  async notices(actor: Actor, id: string, query: PageQuery): Promise<SessionNoticePage> {
    const session = await this.find(actor, id);
    return this.noticeRows.page(actor, query, noticeView, { sessionId: session.id });
  }

  /** What is left out stays as it is. */
  async update(actor: Actor, id: string, changes: UpdateSessionRequest): Promise<SessionView> {
    const { name, metadata, minGapMs, burst } = changes;
    const given = Object.entries({ name, metadata, minGapMs, burst }).filter(
      ([, value]) => value !== undefined,
    );
    const session = await this.find(actor, id);
    if (given.length > 0) {
      await this.sessions.update(actor, session.id, Object.fromEntries(given));
    }
    if (metadata) this.supervisor.noteMetadata({ id: session.id, metadata });
    return this.get(actor, id);
  }

  /** How fast a session sends. */
  async pacing(session: Tenant & { id: string }): Promise<Pick<Session, 'minGapMs' | 'burst'>> {
    const { minGapMs, burst } = await this.sessions.get(session, session.id);
    return { minGapMs, burst };
  }

  /** Starts linking again, or ends the pause before the next attempt to connect. */
  async connect(actor: Actor, id: string): Promise<SessionView> {
    const session = await this.find(actor, id);
    const ready =
      session.status === 'LOGGED_OUT' ? await this.linkAgain(actor, session.id) : session;
    await this.supervisor.run(ready);
    return this.view(ready);
  }

  private linkAgain(actor: Actor, id: string): Promise<Session> {
    return this.unitOfWork.run(async (tx) => {
      // Somebody else may have been faster.
      const session = await this.sessions.within(tx).lock(actor, id);
      if (session.status !== 'LOGGED_OUT') return session;
      return this.journal.moveWithin(tx, session, 'PENDING', null);
    });
  }

  /** Unlinks the device where there is a line, and destroys the credentials in any case. */
  async logout(actor: Actor, id: string): Promise<SessionView> {
    const session = await this.find(actor, id);
    await this.supervisor.logout(session.id);
    return this.view(
      await this.unitOfWork.run(async (tx) => {
        await this.supervisor.revoke(tx, session.id);
        const out = await this.journal.moveWithin(tx, session, 'LOGGED_OUT', 'logged_out_by_api');
        await destroyCredentials(tx, session.id);
        return out;
      }),
    );
  }

  /** Unlinks and removes a session with everything that belongs to it. */
  async remove(actor: Actor, id: string): Promise<void> {
    const session = await this.find(actor, id);
    await this.supervisor.logout(session.id);
    await this.unitOfWork.run(async (tx) => {
      await this.supervisor.revoke(tx, session.id);
      // Told first: what waits to be sent ends with an event, which outlives the session.
      const { status } = await this.sessions.within(tx).lock(actor, session.id);
      if (status !== 'LOGGED_OUT')
        await this.journal.moveWithin(tx, session, 'LOGGED_OUT', 'session_deleted');
      await this.sessions.within(tx).remove(actor, session.id);
    });
  }

  /** @throws ApiError pairing_unavailable when the session does not wait to be linked. */
  async pairingCode(
    actor: Actor,
    id: string,
    request: PairingCodeRequest,
  ): Promise<PairingCodeResponse> {
    const session = await this.find(actor, id);
    const socket = session.status === 'QR' ? this.supervisor.current(session.id) : null;
    if (!socket) {
      throw new ApiError(
        'pairing_unavailable',
        `The session is ${session.status}. Connect it, and ask again when it is QR.`,
      );
    }
    try {
      return { code: await socket.requestPairingCode(request.phone) };
    } catch {
      throw new ApiError(
        'pairing_unavailable',
        'WhatsApp did not answer. Try again in a few seconds.',
      );
    }
  }

  /** @throws ApiError not_found, session_not_connected */
  async connected(actor: Actor, id: string): Promise<ConnectedSession> {
    // Asked for every message that is sent: what is connected here needs no look into the database.
    const connected = this.supervisor.connectedSession(parseId('session', id));
    if (connected?.session.organizationId === actor.organizationId) return connected;
    const { status } = await this.find(actor, id);
    throw new ApiError(
      'session_not_connected',
      `The session is ${status === 'CONNECTED' ? 'reconnecting' : status}. It must be CONNECTED to send.`,
    );
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
    throw new ApiError(
      'session_not_connected',
      `The session is ${status}: no phone is linked, so that the message would wait in vain. Link it first.`,
    );
  }

  /** The line of a session, where it is connected; for work that no caller waits for. */
  line(sessionId: string): WhatsAppSocket | null {
    return this.supervisor.connected(sessionId);
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

  private async view(session: Session): Promise<SessionView> {
    return toView(session, await this.vault.organization(session.organizationId));
  }

  private find(actor: Actor, id: string): Promise<Session> {
    return this.sessions.get(actor, parseId('session', id));
  }
}

function toView(session: Session, key: DataKey): SessionView {
  return {
    id: publicId('session', session.id),
    name: session.name,
    status: session.status,
    statusReason: session.statusReason,
    phone: session.phone,
    pushName: session.pushName,
    qr: session.qr && key.sealer('sessions', session.id).openText('qr', session.qr),
    qrExpiresAt: session.qrExpiresAt?.toISOString() ?? null,
    metadata: session.metadata,
    minGapMs: session.minGapMs,
    burst: session.burst,
    createdAt: session.createdAt.toISOString(),
    connectedAt: session.connectedAt?.toISOString() ?? null,
  };
}
