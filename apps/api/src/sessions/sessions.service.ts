import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type {
  ClientView,
  CreateSessionRequest,
  ListSessionsQuery,
  PageQuery,
  SessionLimitsView,
  SessionNoticePage,
  SessionPage,
  SessionTransitionPage,
  SessionView,
  SetClientSessionsRequest,
  UpdateSessionRequest,
} from '@whathooks/dto';
import { type FindOptionsWhere, IsNull, Repository } from 'typeorm';
import { AuditService } from '../audit/audit.service';
import { ClientsService } from '../clients/clients.service';
import type { Actor } from '../platform/access/actor';
import { newId, parseId, publicId } from '../platform/database/ids';
import { type Tenant, TenantRepository } from '../platform/database/tenant-repository';
import { type Transaction, UnitOfWork } from '../platform/database/unit-of-work';
import { notFound } from '../platform/http/problems/api-error';
import { Quotas } from '../platform/http/rate-limits/quotas';
import { beyondLimits, withinSessions } from '../platform/scope/scope';
import { SessionSupervisor } from './gateway/session-supervisor';
import { SessionLimits } from './limits/session-limits.service';
import { SessionProxies } from './proxies/session-proxies';
import { recordSession } from './session-audit';
import { changedSettings } from './session-settings';
import { SessionViews } from './session-views';
import { noticeView, SessionNotice } from './state/history/session-notice.entity';
import { SessionTransition } from './state/session-transition.entity';
import { Session } from './state/session.entity';

/** What the list is asked for instead of a client, for sessions that belong to none. */
const NO_CLIENT = 'none';

/** Sessions as routes make, show and change them. */
@Injectable()
export class SessionsService {
  private readonly sessions: TenantRepository<Session>;
  private readonly transitionRows: TenantRepository<SessionTransition>;
  private readonly noticeRows: TenantRepository<SessionNotice>;

  constructor(
    @InjectRepository(Session) rows: Repository<Session>,
    private readonly unitOfWork: UnitOfWork,
    private readonly supervisor: SessionSupervisor,
    private readonly views: SessionViews,
    private readonly quotas: Quotas,
    private readonly sendLimits: SessionLimits,
    private readonly proxies: SessionProxies,
    private readonly audit: AuditService,
    private readonly clients: ClientsService,
  ) {
    this.sessions = new TenantRepository(rows.manager, Session, 'session');
    this.transitionRows = new TenantRepository(rows.manager, SessionTransition, 'transition');
    this.noticeRows = new TenantRepository(rows.manager, SessionNotice, 'notice');
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

  /** What the audit log keeps of the client that a session belongs to now. */
  private async clientDetails(
    tx: Transaction,
    actor: Actor,
    clientId: string | null,
  ): Promise<Record<string, string>> {
    if (clientId === null) return { clientId: 'none' };
    const { id, name } = await this.clients.get(actor, publicId('client', clientId), tx);
    return { clientId: id, clientName: name };
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
      await recordSession(this.audit, tx, actor, 'session.created', row);
      return row;
    });
    await this.supervisor.run(session);
    return this.views.of(session);
  }

  /** @throws ApiError not_found for a client that there is not, invalid_cursor */
  async list(actor: Actor, { clientId, ...query }: ListSessionsQuery): Promise<SessionPage> {
    const ofClient = await this.ofClient(actor, clientId);
    const { data, nextCursor } = await this.sessions.page(
      actor,
      query,
      (session) => session,
      ofClient,
    );
    return { data: await this.views.ofAll(actor.organizationId, data), nextCursor };
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
   * @throws ApiError forbidden, not_found, webhooks_remain
   */
  assignTo(actor: Actor, clientId: string, request: SetClientSessionsRequest): Promise<ClientView> {
    return this.clients.assign(actor, clientId, request, async (tx, client) => {
      const wanted = request.sessionIds.map((id) => parseId('session', id));
      const sessions = this.sessions.within(tx);
      const before = await sessions.find(actor, { clientId: client });
      const found = await sessions.findManyLocked(actor, wanted);
      if (found.length < wanted.length) throw notFound('session');
      const leaving = before.filter(({ id }) => !wanted.includes(id));
      for (const { id } of leaving) await sessions.update(actor, id, { clientId: null });
      const coming = found.filter((session) => session.clientId !== client);
      for (const { id } of coming) await sessions.update(actor, id, { clientId: client });
      const left = [...leaving, ...coming.filter(({ clientId: from }) => from !== null)];
      return left.map(({ id }) => id);
    });
  }

  async get(tenant: Tenant, id: string): Promise<SessionView> {
    return this.views.of(await this.find(tenant, id));
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

  /**
   * What is left out stays as it is.
   *
   * @throws ApiError not_found, forbidden, proxy_invalid, webhooks_remain
   */
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
            : await this.clients.chosen(tx, actor, changes.clientId, before.clientId);
        if (clientId !== before.clientId)
          Object.assign(changed, await this.clientDetails(tx, actor, clientId));
        if (before.clientId && clientId !== before.clientId)
          Object.assign(
            changed,
            await this.clients.leave(tx, actor, [session.id], changes.webhooks),
          );
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

  private find(tenant: Tenant, id: string): Promise<Session> {
    return this.sessions.get(tenant, parseId('session', id));
  }
}
