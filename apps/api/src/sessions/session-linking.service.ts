import { Injectable, type OnModuleInit } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type {
  AuditAction,
  PairingCodeRequest,
  PairingCodeResponse,
  SessionView,
} from '@whathooks/dto';
import { PairingRefused } from '@whathooks/whatsapp';
import { Repository } from 'typeorm';
import { AuditService } from '../audit/audit.service';
import { type Actor, type ActorIdentity, identityOf } from '../platform/access/actor';
import { NotAnsweredError } from '../platform/cluster/question';
import { parseId } from '../platform/database/ids';
import { type Tenant, TenantRepository } from '../platform/database/tenant-repository';
import { UnitOfWork } from '../platform/database/unit-of-work';
import { ApiError } from '../platform/http/problems/api-error';
import { destroyCredentials } from './gateway/credentials/credentials.repository';
import { SessionRouter } from './gateway/session-router';
import { SessionSupervisor } from './gateway/session-supervisor';
import { PendingUnlinks } from './gateway/unlinking/pending-unlinks';
import { recordSession } from './session-audit';
import { CONNECT, LOGOUT, PAIRING_CODE, REMOVE } from './session-questions';
import { SessionViews } from './session-views';
import { SessionJournal } from './state/session-journal';
import { Session } from './state/session.entity';
import type { SessionRef } from './state/session-ref';

/** How long another process is waited for, in ms: what WhatsApp is asked has its own, shorter end. */
const CONNECT_WITHIN_MS = 5_000;
const UNLINK_WITHIN_MS = 20_000;
const PAIRING_CODE_WITHIN_MS = 30_000;

/** Links numbers to sessions, connects and unlinks them, in whichever process runs a session. */
@Injectable()
export class SessionLinking implements OnModuleInit {
  private readonly sessions: TenantRepository<Session>;

  constructor(
    @InjectRepository(Session) rows: Repository<Session>,
    private readonly unitOfWork: UnitOfWork,
    private readonly supervisor: SessionSupervisor,
    private readonly journal: SessionJournal,
    private readonly unlinks: PendingUnlinks,
    private readonly router: SessionRouter,
    private readonly views: SessionViews,
    private readonly audit: AuditService,
  ) {
    this.sessions = new TenantRepository(rows.manager, Session, 'session');
  }

  /** What is asked of sessions that run here, by requests to any process. */
  onModuleInit(): void {
    this.router.answer(CONNECT, (session) => this.connectHere(session));
    this.router.answer(LOGOUT, (session, { by }) => this.logoutHere(session, by));
    this.router.answer(REMOVE, (session, { by }) => this.removeHere(session, by));
    this.router.answer(PAIRING_CODE, (session, { phone }) => this.pairingCodeHere(session, phone));
  }

  /**
   * Starts linking again, or ends the pause before the next attempt to connect.
   *
   * @param by who asks for it; nobody where a client opens a link.
   * @throws ApiError temporarily_banned until WhatsApp's ban ends: trying earlier may prolong it.
   */
  async connect(tenant: Tenant, id: string, by?: ActorIdentity): Promise<SessionView> {
    const session = await this.find(tenant, id);
    const { statusReason, retryAt } = session;
    if (statusReason === 'temporarily_banned' && retryAt && retryAt > new Date())
      throw new ApiError(
        'temporarily_banned',
        `WhatsApp has banned this number until ${retryAt.toISOString()}. whathooks reconnects it then.`,
        undefined,
        Math.ceil((retryAt.getTime() - Date.now()) / 1_000),
      );
    if (by) await this.recordAsked(by, 'session.connect_requested', id);
    const ready =
      session.status === 'LOGGED_OUT' ? await this.linkAgain(tenant, session.id) : session;
    await this.router.askOrTakeOver(CONNECT, ready, {}, CONNECT_WITHIN_MS);
    return this.views.of(ready);
  }

  /** Records a request before it is carried out, perhaps by another process. */
  private recordAsked(by: ActorIdentity, action: AuditAction, id: string): Promise<void> {
    return this.unitOfWork.run((tx) => this.audit.record(tx, by, action, id));
  }

  private async connectHere(session: SessionRef): Promise<void> {
    await this.supervisor.run(await this.sessions.get(session, session.id));
  }

  private linkAgain(tenant: Tenant, id: string): Promise<Session> {
    return this.unitOfWork.run(async (tx) => {
      // Somebody else may have been faster.
      const session = await this.sessions.within(tx).lock(tenant, id);
      if (session.status !== 'LOGGED_OUT') return session;
      return this.journal.moveWithin(tx, session, 'PENDING', null);
    });
  }

  /**
   * Unlinks the device and destroys the credentials. Where WhatsApp cannot be told now, it is told as soon as
   * it can be reached; `unlink_pending` says so.
   */
  async logout(actor: Actor, id: string): Promise<SessionView> {
    const session = await this.find(actor, id);
    if (session.status === 'LOGGED_OUT') return this.views.of(session);
    await this.router.askOrTakeOver(LOGOUT, session, { by: identityOf(actor) }, UNLINK_WITHIN_MS);
    return this.views.of(await this.find(actor, id));
  }

  private async logoutHere(session: SessionRef, by: ActorIdentity): Promise<void> {
    const isUnlinked = await this.supervisor.logout(session.id);
    await this.unitOfWork.run(async (tx) => {
      await this.supervisor.revoke(tx, session.id);
      const now = await this.sessions.within(tx).lock(session, session.id);
      if (now.status === 'LOGGED_OUT') return;
      const isPending = !isUnlinked && (await this.unlinks.keepWithin(tx, session.id));
      const reason = isPending ? 'unlink_pending' : 'logged_out_by_api';
      await this.journal.moveWithin(tx, session, 'LOGGED_OUT', reason);
      await destroyCredentials(tx, session);
      await recordSession(this.audit, tx, by, 'session.unlinked', now);
    });
  }

  /** Unlinks, as a log-out does, and removes a session with everything that belongs to it. */
  async remove(actor: Actor, id: string): Promise<void> {
    const session = await this.find(actor, id);
    await this.router.askOrTakeOver(REMOVE, session, { by: identityOf(actor) }, UNLINK_WITHIN_MS);
  }

  private async removeHere(session: SessionRef, by: ActorIdentity): Promise<void> {
    const isUnlinked = await this.supervisor.logout(session.id);
    await this.unitOfWork.run(async (tx) => {
      await this.supervisor.revoke(tx, session.id);
      const now = await this.sessions.within(tx).lock(session, session.id);
      const isPending = !isUnlinked && (await this.unlinks.keepWithin(tx, session.id));
      // Told first: what waits to be sent ends with an event, which outlives the session.
      if (now.status !== 'LOGGED_OUT') {
        const reason = isPending ? 'unlink_pending' : 'session_deleted';
        await this.journal.moveWithin(tx, session, 'LOGGED_OUT', reason);
      }
      await this.sessions.within(tx).remove(session, session.id);
      await recordSession(this.audit, tx, by, 'session.deleted', now);
    });
  }

  /**
   * @throws ApiError pairing_unavailable when the session does not wait to be linked; pairing_refused when
   *   WhatsApp gives no code.
   */
  async pairingCode(
    tenant: Tenant,
    id: string,
    request: PairingCodeRequest,
  ): Promise<PairingCodeResponse> {
    const session = await this.find(tenant, id);
    const asked = { phone: request.phone };
    try {
      return await this.router.ask(PAIRING_CODE, session, asked, PAIRING_CODE_WITHIN_MS);
    } catch (error) {
      if (error instanceof NotAnsweredError) throw noPairingCode(error, request.phone);
      throw error;
    }
  }

  private async pairingCodeHere(ref: SessionRef, phone: string): Promise<PairingCodeResponse> {
    const session = await this.sessions.get(ref, ref.id);
    const runner = session.status === 'QR' ? this.supervisor.runner(session.id) : null;
    if (!runner) {
      throw new ApiError(
        'pairing_unavailable',
        `The session is ${session.status}. Connect it, and ask again when it is QR.`,
      );
    }
    try {
      const { code, expiresAt } = await runner.pairingCode(phone);
      return { code, expiresAt: expiresAt.toISOString() };
    } catch (error) {
      throw noPairingCode(error, phone);
    }
  }

  private find(tenant: Tenant, id: string): Promise<Session> {
    return this.sessions.get(tenant, parseId('session', id));
  }
}

/** Why there is no code, in words. */
function noPairingCode(error: unknown, phone: string): ApiError {
  const { why, said } = error instanceof PairingRefused ? error : { why: 'disconnected', said: '' };
  if (why === 'refused')
    return new ApiError(
      'pairing_refused',
      `WhatsApp refuses to give a pairing code for ${phone} (${said}). It does so after several codes for one number in a short time. Wait some minutes, or scan the QR code.`,
    );
  if (why === 'unanswered')
    return new ApiError(
      'pairing_refused',
      'WhatsApp did not answer in time, so that there is no pairing code. Try again in a minute, or scan the QR code.',
    );
  return new ApiError(
    'pairing_unavailable',
    'The connection to WhatsApp ended before it answered. Ask again when the session is QR.',
  );
}
