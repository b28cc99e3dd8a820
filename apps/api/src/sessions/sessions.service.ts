import { Injectable, type OnModuleInit } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import {
  type AuditAction,
  type ClientView,
  type CreateSessionRequest,
  type ListSessionsQuery,
  type PageQuery,
  type PairingCodeRequest,
  type PairingCodeResponse,
  type RejectCallsSetting,
  type SessionLimitsView,
  type SessionNoticePage,
  type SessionPage,
  type SessionStatus,
  type SessionTransitionPage,
  type SessionView,
  STATUS_REASON_MEANINGS,
  type UpdateSessionRequest,
} from '@whathooks/dto';
import { PairingRefused, type WhatsAppSocket } from '@whathooks/whatsapp';
import { type FindOptionsWhere, In, IsNull, Repository } from 'typeorm';
import { AuditService } from '../audit/audit.service';
import { ClientsService } from '../clients/clients.service';
import { NotAnsweredError } from '../platform/cluster/question';
import { newId, parseId, publicId } from '../platform/database/ids';
import { type Tenant, TenantRepository } from '../platform/database/tenant-repository';
import { type Transaction, UnitOfWork } from '../platform/database/unit-of-work';
import { ApiError, notFound } from '../platform/http/problems/api-error';
import { Quotas } from '../platform/http/rate-limits/quotas';
import { type Actor, type ActorIdentity, identityOf } from '../platform/access/actor';
import type { DataKey } from '../platform/vault/cipher/data-key';
import { Vault } from '../platform/vault/vault';
import { destroyCredentials } from './gateway/credentials/credentials.repository';
import { PendingUnlinks } from './gateway/unlinking/pending-unlinks';
import type { SessionContext } from './state/session-inbox';
import { SessionProxies } from './proxies/session-proxies';
import { type SessionRef, SessionRouter } from './gateway/session-router';
import { SessionSupervisor } from './gateway/session-supervisor';
import { changedSettings } from './session-settings';
import { CONNECT, LOGOUT, PAIRING_CODE, REMOVE } from './session-questions';
import { proxyView } from './proxies/proxy-address';
import { Session } from './state/session.entity';
import {
  type SessionStandingRow,
  SessionStandingsRepository,
} from './state/session-standings.repository';
import { SessionJournal } from './state/session-journal';
import { SessionLimits } from './limits/session-limits.service';
import { noticeView, SessionNotice } from './state/session-notice.entity';
import { LINKED } from './state/session-state';
import { beyondLimits, withinSessions } from '../platform/scope/scope';
import { SessionTransition } from './state/session-transition.entity';

/** A session that can send, with its connection. */
export interface ConnectedSession {
  session: SessionContext;
  socket: WhatsAppSocket;
}

/** Fields of a session that shows no code. */
const NO_CODES = {
  ...{ qr: null, qrExpiresAt: null, pairingCode: null, pairingCodeExpiresAt: null },
  passkey: null,
};

/** Status to show for a session whose process has ended, by its stored status. */
const WITHOUT_PROCESS: Partial<Record<SessionStatus, SessionStatus>> = {
  QR: 'PENDING',
  CONNECTING: 'DISCONNECTED',
  CONNECTED: 'DISCONNECTED',
};

/** What the list is asked for instead of a client, for sessions that belong to none. */
const NO_CLIENT = 'none';

/** How long another process is waited for, in ms: what WhatsApp is asked has its own, shorter end. */
const CONNECT_WITHIN_MS = 5_000;
const UNLINK_WITHIN_MS = 20_000;
const PAIRING_CODE_WITHIN_MS = 30_000;

@Injectable()
export class SessionsService implements OnModuleInit {
  private readonly sessions: TenantRepository<Session>;
  private readonly transitionRows: TenantRepository<SessionTransition>;
  private readonly noticeRows: TenantRepository<SessionNotice>;

  constructor(
    @InjectRepository(Session) rows: Repository<Session>,
    private readonly unitOfWork: UnitOfWork,
    private readonly supervisor: SessionSupervisor,
    private readonly journal: SessionJournal,
    private readonly vault: Vault,
    private readonly unlinks: PendingUnlinks,
    private readonly quotas: Quotas,
    private readonly sendLimits: SessionLimits,
    private readonly proxies: SessionProxies,
    private readonly router: SessionRouter,
    private readonly standingRows: SessionStandingsRepository,
    private readonly audit: AuditService,
    private readonly clients: ClientsService,
  ) {
    this.sessions = new TenantRepository(rows.manager, Session, 'session');
    this.transitionRows = new TenantRepository(rows.manager, SessionTransition, 'transition');
    this.noticeRows = new TenantRepository(rows.manager, SessionNotice, 'notice');
  }

  /** What is asked of sessions that run here, by requests to any process. */
  onModuleInit(): void {
    this.router.answer(CONNECT, (session) => this.connectHere(session));
    this.router.answer(LOGOUT, (session, { by }) => this.logoutHere(session, by));
    this.router.answer(REMOVE, (session, { by }) => this.removeHere(session, by));
    this.router.answer(PAIRING_CODE, (session, { phone }) => this.pairingCodeHere(session, phone));
  }

  /**
   * Linking starts at once: a code is there within a second or two.
   *
   * @throws ApiError forbidden where it would be out of reach of the actor, not_found, limit_reached
   */
  create(actor: Actor, request: CreateSessionRequest): Promise<SessionView> {
    const id = newId();
    const { organizationId, reach } = actor;
    if (!reach) return this.createAs(actor, id, request);
    // What is made is within reach, and the limit of this request was read before.
    return withinSessions(organizationId, [...reach.sessionIds, id], () =>
      this.createAs(actor, id, request),
    );
  }

  private async createAs(
    actor: Actor,
    id: string,
    request: CreateSessionRequest,
  ): Promise<SessionView> {
    const proxy = await this.sealed({ ...actor, id }, request.proxy ?? null);
    const session = await this.unitOfWork.run(async (tx) => {
      const sessions = this.sessions.within(tx);
      await this.quotas.assertRoomWithin(tx, actor, 'sessions', () =>
        beyondLimits(() => sessions.count(actor)),
      );
      const row = await sessions.insert(actor, {
        id,
        clientId: await this.clients.chosen(tx, actor, request.clientId ?? null),
        name: request.name,
        status: 'PENDING',
        statusReason: null,
        statusDetail: null,
        retryAt: null,
        phone: null,
        pushName: null,
        qr: null,
        qrExpiresAt: null,
        passkey: null,
        pairingCode: null,
        pairingCodeExpiresAt: null,
        metadata: request.metadata ?? {},
        historyEvents: request.historyEvents ?? false,
        minGapMs: null,
        burst: 1,
        rejectCalls: null,
        presence: false,
        receiveStatus: false,
        receiveChannels: false,
        showTyping: false,
        proxy,
        expectedPhone: null,
        linkedAt: null,
        connectedAt: null,
        createdAt: new Date(),
      });
      await this.record(tx, actor, 'session.created', row);
      return row;
    });
    await this.supervisor.run(session);
    return this.view(session);
  }

  /** @throws ApiError not_found for a client that there is not, invalid_cursor */
  async list(actor: Actor, { clientId, ...query }: ListSessionsQuery): Promise<SessionPage> {
    const key = await this.vault.organization(actor.organizationId);
    const ofClient = await this.ofClient(actor, clientId);
    const { data, nextCursor } = await this.sessions.page(
      actor,
      query,
      (session) => session,
      ofClient,
    );
    const sessions = await this.asTheyAre(data);
    const linked = await this.linkedWithNumbersOf(sessions);
    return { data: sessions.map((session) => toView(session, key, linked)), nextCursor };
  }

  private async ofClient(
    actor: Actor,
    clientId: string | undefined,
  ): Promise<FindOptionsWhere<Session>> {
    if (clientId === undefined) return {};
    if (clientId === NO_CLIENT) return { clientId: IsNull() };
    const { id } = await this.clients.get(actor, clientId);
    return { clientId: parseId('client', id) };
  }

  /**
   * Gives a client its sessions: these, and no others.
   *
   * @throws ApiError forbidden, not_found
   */
  assignTo(actor: Actor, clientId: string, ids: readonly string[]): Promise<ClientView> {
    return this.clients.assign(actor, clientId, ids, async (tx, client) => {
      const wanted = ids.map((id) => parseId('session', id));
      const sessions = this.sessions.within(tx);
      const before = await sessions.find(actor, { clientId: client });
      const found = await sessions.findManyLocked(actor, wanted);
      if (found.length < wanted.length) throw notFound('session');
      const leaving = before.filter(({ id }) => !wanted.includes(id));
      for (const { id } of leaving) await sessions.update(actor, id, { clientId: null });
      const coming = found.filter((session) => session.clientId !== client);
      for (const { id } of coming) await sessions.update(actor, id, { clientId: client });
    });
  }

  /** Where all sessions of an organization stand. */
  async standings(tenant: Tenant): Promise<SessionStandingRow[]> {
    return this.asTheyAre(await this.standingRows.of(tenant));
  }

  async get(tenant: Tenant, id: string): Promise<SessionView> {
    return this.view(await this.find(tenant, id));
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

  /** What WhatsApp allows a session to send to unknown people, as far as it has reported it. */
  async limits(actor: Actor, id: string): Promise<SessionLimitsView> {
    return this.sendLimits.view(await this.find(actor, id));
  }

  /** What is left out stays as it is. */
  async update(actor: Actor, id: string, changes: UpdateSessionRequest): Promise<SessionView> {
    const { name, metadata, minGapMs, burst, rejectCalls, presence } = changes;
    const { receiveStatus, receiveChannels, showTyping, expectedPhone } = changes;
    const receives = { receiveStatus, receiveChannels, showTyping };
    const session = await this.find(actor, id);
    const proxy =
      changes.proxy === undefined ? undefined : await this.sealed(session, changes.proxy);
    const given = Object.entries({
      name,
      metadata,
      minGapMs,
      burst,
      rejectCalls,
      presence,
      ...receives,
      expectedPhone,
      proxy,
    }).filter(([, value]) => value !== undefined);
    if (given.length > 0 || changes.clientId !== undefined) {
      await this.unitOfWork.run(async (tx) => {
        const sessions = this.sessions.within(tx);
        const before = await sessions.lock(actor, session.id);
        const changed = changedSettings(before, changes);
        const clientId =
          changes.clientId === undefined
            ? before.clientId
            : await this.clients.chosen(tx, actor, changes.clientId);
        if (clientId !== before.clientId)
          changed['clientId'] = clientId ? publicId('client', clientId) : 'none';
        await sessions.update(actor, session.id, { ...Object.fromEntries(given), clientId });
        if (Object.keys(changed).length > 0)
          await this.audit.record(tx, actor, 'session.settings_changed', id, changed);
        if (metadata || [proxy, receiveStatus, receiveChannels].some((one) => one !== undefined))
          await this.supervisor.changed(tx, await sessions.get(actor, session.id));
      });
    }
    return this.get(actor, id);
  }

  /** @throws ApiError proxy_invalid */
  private sealed(session: Tenant & { id: string }, proxy: string | null): Promise<Buffer | null> {
    return proxy === null ? Promise.resolve(null) : this.proxies.seal(session, proxy);
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
    const { id: uuid, organizationId } = await this.find(actor, id);
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
    return this.view(ready);
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
    if (session.status === 'LOGGED_OUT') return this.view(session);
    await this.router.askOrTakeOver(LOGOUT, session, { by: identityOf(actor) }, UNLINK_WITHIN_MS);
    return this.get(actor, id);
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
      await this.record(tx, by, 'session.unlinked', now);
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
      await this.record(tx, by, 'session.deleted', now);
    });
  }

  private record(
    tx: Transaction,
    by: ActorIdentity,
    action: AuditAction,
    { id, name, phone }: Session,
  ): Promise<void> {
    const details = { name, ...(phone === null ? {} : { phone }) };
    return this.audit.record(tx, by, action, publicId('session', id), details);
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
    const [{ status }] = await this.asTheyAre([found] as const);
    if (status !== 'CONNECTED') throw await this.notConnected(session);
  }

  /**
   * Why a session cannot send: as it stands, or because it is reconnecting.
   *
   * @throws ApiError not_found
   */
  async notConnected({ id, organizationId }: SessionRef): Promise<ApiError> {
    const found = await this.sessions.get({ organizationId }, id);
    const [session] = await this.asTheyAre([found] as const);
    const { status } = session;
    return notConnected(
      session,
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
    throw notConnected(
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
    const [now] = await this.asTheyAre([session] as const);
    const linked = await this.linkedWithNumbersOf([now]);
    return toView(now, await this.vault.organization(session.organizationId), linked);
  }

  /** Sessions of their organization that are linked with the numbers of these. */
  private linkedWithNumbersOf(sessions: readonly Session[]): Promise<Session[]> {
    const linked = sessions.filter(({ status }) => LINKED.includes(status));
    const phones = linked.flatMap(({ phone }) => phone ?? []);
    return linked[0] ? this.journal.sameNumber(linked[0], phones) : Promise.resolve([]);
  }

  /** Sessions with the status that they have: one whose process died is not online, whatever its row says. */
  private async asTheyAre<
    Sessions extends readonly Pick<Session, 'id' | 'status' | 'statusReason'>[],
  >(sessions: Sessions): Promise<Sessions> {
    const running = sessions.filter(({ status }) => status in WITHOUT_PROCESS);
    const gone = await this.supervisor.runNowhere(running.map(({ id }) => id));
    return sessions.map((session) => {
      // A session that ended between the two reads has its reason in its row.
      const isGone = gone.get(session.id) === session.status;
      const status = isGone ? WITHOUT_PROCESS[session.status] : undefined;
      if (!status) return session;
      return { ...session, status, statusReason: 'gateway_restarted', ...NO_CODES };
    }) as unknown as Sessions;
  }

  private find(tenant: Tenant, id: string): Promise<Session> {
    return this.sessions.get(tenant, parseId('session', id));
  }
}

/** The code that can be typed now. */
function pairingCodeOf(
  { id, pairingCode, pairingCodeExpiresAt }: Session,
  key: DataKey,
): Pick<SessionView, 'pairingCode' | 'pairingCodeExpiresAt'> {
  if (!pairingCode || !pairingCodeExpiresAt || pairingCodeExpiresAt <= new Date())
    return { pairingCode: null, pairingCodeExpiresAt: null };
  return {
    pairingCode: key.sealer('sessions', id).openText('pairing_code', pairingCode),
    pairingCodeExpiresAt: pairingCodeExpiresAt.toISOString(),
  };
}

/** An answer that says why, for people and for programs. */
function notConnected({ statusReason, retryAt }: Session, what: string): ApiError {
  const why = statusReason ? ` ${STATUS_REASON_MEANINGS[statusReason]}` : '';
  return new ApiError('session_not_connected', `${what}${why}`, undefined, undefined, {
    statusReason,
    retryAt: retryAt?.toISOString() ?? null,
  });
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

function toView(session: Session, key: DataKey, linked: readonly Session[]): SessionView {
  const isLinked = LINKED.includes(session.status);
  const others = linked.filter(
    ({ id, phone }) => isLinked && id !== session.id && phone === session.phone,
  );
  return {
    id: publicId('session', session.id),
    name: session.name,
    clientId: session.clientId && publicId('client', session.clientId),
    status: session.status,
    statusReason: session.statusReason,
    statusDetail: session.statusDetail,
    retryAt: session.retryAt?.toISOString() ?? null,
    phone: session.phone,
    pushName: session.pushName,
    qr: session.qr && key.sealer('sessions', session.id).openText('qr', session.qr),
    qrExpiresAt: session.qrExpiresAt?.toISOString() ?? null,
    ...pairingCodeOf(session, key),
    metadata: session.metadata,
    minGapMs: session.minGapMs,
    burst: session.burst,
    rejectCalls: session.rejectCalls,
    presence: session.presence,
    receiveStatus: session.receiveStatus,
    receiveChannels: session.receiveChannels,
    showTyping: session.showTyping,
    proxy:
      session.proxy &&
      proxyView(key.sealer('sessions', session.id).openText('proxy', session.proxy)),
    createdAt: session.createdAt.toISOString(),
    connectedAt: session.connectedAt?.toISOString() ?? null,
    linkedAt: session.linkedAt?.toISOString() ?? null,
    expectedPhone: session.expectedPhone,
    downSince: session.downSince?.toISOString() ?? null,
    alsoLinkedIn: others.map(({ id, name, linkedAt }) => ({
      id: publicId('session', id),
      name,
      linkedAt: linkedAt?.toISOString() ?? null,
    })),
  };
}
