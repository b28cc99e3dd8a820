import {
  type Closed,
  endedHere,
  type LimitsUpdate,
  openWhatsAppSocket,
  type PairingCodeChange,
  type PasskeyStep,
  type ProxyRoute,
  type SessionStore,
  type SocketEvents,
  type SocketOptions,
  type TypedCode,
  type WhatsAppSocket,
} from '@whathooks/whatsapp';
import type { Logger } from '@nestjs/common';
import { setTimeout } from 'node:timers/promises';
import type { MoveGuard, SessionJournal } from '../state/session-journal';
import type { SessionLimits } from '../limits/session-limits.service';
import type { SessionStatus, StatusReason } from '@whathooks/dto';
import type { ShownCodes } from '../state/shown-codes';
import { afterClose, LINKING } from './connection/after-close';
import { AnnouncedVersion } from './connection/announced-version';
import { PairingCodes } from './connection/pairing-codes';
import { SessionReceives } from './connection/session-receives';
import type { ClientVersions } from '../client-version/client-versions';
import type { PrioritySemaphore, Slot } from './schedule/priority-semaphore';
import { ReconnectPauses } from './schedule/reconnect-schedule';
import type { SessionContext, SessionInbox } from '../state/session-inbox';
import { destroyCredentials } from './credentials/credentials.repository';
import type { Lease } from './leases/lease';
import type { SessionMoves } from './session-moves';
import { SessionWrites, type WritingRunner } from './session-writes';
import type { SessionProxies } from '../proxies/session-proxies';

/** Restarts that the server requests within this time of each other are delayed, in ms. */
const RESTARTS_APART_MS = 10_000;

export interface RunnerDependencies {
  session: SessionContext;
  store: SessionStore;
  /** Whether it has credentials; null where that was not looked for. */
  isLinked: boolean | null;
  lease: Lease;
  journal: Pick<SessionJournal, 'move'>;
  codes: Pick<ShownCodes, 'showPairingCode' | 'showPasskey' | 'showQr'>;
  moves: Pick<SessionMoves, 'move'>;
  inbox: Pick<SessionInbox, 'connected' | 'leaving'>;
  limits: Pick<SessionLimits, 'begin' | 'load' | 'note' | 'store'>;
  versions: Pick<ClientVersions, 'accepted' | 'current' | 'nextAfter'>;
  proxies: Pick<SessionProxies, 'read' | 'route'>;
  socket: Pick<SocketOptions, 'server' | 'pingMs' | 'passkey' | 'logger'>;
  /** Slots of the sessions that connect at once. */
  connecting: Pick<PrioritySemaphore, 'take'>;
  /** Hears of work that fails while nothing waits for it. */
  logger: Pick<Logger, 'error'>;
}

/** Keeps one session connected: opens a socket, follows it, and opens the next when it ends. */
export class SessionRunner implements WritingRunner {
  private socket: WhatsAppSocket | null = null;
  private online = false;
  /** It was told to end. */
  isStopped = false;
  private readonly halted = Promise.withResolvers<void>();
  /** Whether there are credentials; null until they were looked for. */
  private linked: boolean | null;
  /** A person waits for it: it connects before sessions that reconnect by themselves. */
  isUrgent = false;
  private readonly pauses = new ReconnectPauses();
  /** The place among those that connect; released as soon as it is not needed. */
  private slot: Slot | null = null;
  /** The proxy of the latest attempt, sealed; null for none, and undefined before it was looked for. */
  private proxy: Buffer | null | undefined;
  /** The connection is closed to be opened through another proxy. */
  private isChangingProxy = false;
  private readonly version: AnnouncedVersion;
  private restartedAt = -RESTARTS_APART_MS;
  private pause: { wake: () => void } | null = null;
  private done: Promise<void> = Promise.resolve();
  private readonly writes: SessionWrites;
  private readonly pairingCodes: PairingCodes;

  constructor(private readonly given: RunnerDependencies) {
    this.linked = given.isLinked;
    this.version = new AnnouncedVersion(given.versions);
    this.writes = new SessionWrites(given, this);
    this.pairingCodes = new PairingCodes(given, this.writes);
  }

  get session(): SessionContext {
    return this.given.session;
  }

  get lease(): Lease {
    return this.given.lease;
  }

  /** The socket, while the session is connected. */
  get connected(): WhatsAppSocket | null {
    return this.online && !this.isStopped ? this.socket : null;
  }

  /** Whether a connection may be open: it was not told to end, and no other process has the session. */
  private get mayRun(): boolean {
    return !this.isStopped && !this.given.lease.isLost;
  }

  /** The socket in whatever state. */
  get current(): WhatsAppSocket | null {
    return this.socket;
  }

  /**
   * Runs from a status that was written earlier.
   *
   * @param isUrgent whether a person requested it.
   * @returns when it has ended, whether by itself: unlinked, replaced or not scanned.
   */
  async start(status: SessionStatus, isUrgent: boolean): Promise<boolean> {
    this.writes.status = status;
    this.isUrgent = isUrgent;
    this.done = this.run().catch((error: unknown) => this.failed(error));
    await this.done;
    return !this.isStopped;
  }

  /**
   * Asks WhatsApp for a code to type on the phone, and shows it.
   *
   * @throws PairingRefused
   * @throws Error when there is no connection that waits to be linked.
   */
  async pairingCode(phone: string): Promise<TypedCode> {
    if (!this.socket) throw new Error('the session has no connection');
    return this.pairingCodes.request(this.socket, phone);
  }

  /** Ends a pause between attempts. */
  wake(): void {
    this.pauses.forget();
    this.isUrgent = true;
    this.pause?.wake();
  }

  /** @param proxy sealed; the same value for the same way. */
  useProxy(proxy: Buffer | null): void {
    const used = this.proxy;
    if (used === undefined || this.isStopped || sameBytes(used, proxy)) return;
    // What waits to be tried again reads it by itself.
    this.wake();
    if (!this.socket) return;
    this.isChangingProxy = true;
    this.closeSocket();
  }

  /** Closes the connection and resolves when all writes are done. The status says that the process stopped. */
  async stop(reason: StatusReason = 'gateway_stopped'): Promise<void> {
    this.halt();
    await this.socket?.close();
    await this.done;
    if (this.writes.status === 'CONNECTED' || this.writes.status === 'CONNECTING')
      await this.writes.move('DISCONNECTED', reason);
    if (this.writes.status === 'QR') await this.writes.move('PENDING');
    await this.writes.settled();
  }

  /** Another process runs the session by now: the connection ends, and nothing is written. */
  async abandon(): Promise<void> {
    this.halt();
    await this.socket?.close();
    await this.done;
  }

  /**
   * Unlinks at the server where there is a connection, and ends. The caller writes the status. Returns whether
   * the server confirmed it.
   */
  async logout(): Promise<boolean> {
    this.halt();
    if (this.online) await this.given.inbox.leaving(this.session.id);
    const isUnlinked = this.online && (await this.socket?.logout()) === true;
    await this.socket?.close();
    await this.done;
    await this.writes.settled();
    return isUnlinked;
  }

  /** Cancels everything that is waited for. */
  private halt(): void {
    this.isStopped = true;
    this.pause?.wake();
    this.halted.resolve();
  }

  private async run(): Promise<void> {
    while (this.mayRun) {
      const closed = await this.connectOnce();
      if (!closed || this.isStopped || !(await this.afterConnection(closed))) break;
    }
  }

  /** One connection, from opening to its end; null when there may be none. */
  private async connectOnce(): Promise<Closed | null> {
    const slot = await this.given.connecting.take(this);
    this.slot = slot;
    try {
      if (!(await this.mayConnect())) return null;
      if (this.proxy === undefined) await this.writes.retry(() => this.readProxy());
      if (!this.mayRun || this.proxy === undefined) return null;
      return await this.follow(this.proxy);
    } finally {
      slot.release();
      this.slot = null;
      this.online = false;
      this.socket = null;
    }
  }

  /** Moves a linked session to CONNECTING. Returns false when it was stopped or lost meanwhile. */
  private async mayConnect(): Promise<boolean> {
    this.proxy = undefined;
    if (this.linked === null && this.mayRun)
      await this.writes.retry(() => this.lookForCredentials());
    if (!this.mayRun || this.linked === null) return false;
    if (!this.linked && LINKING.includes(this.writes.status)) return true;
    if (!this.linked) {
      // Without credentials nothing can connect. Where it was unlinked meanwhile, that has its reason.
      const { journal } = this.given;
      const unlinked = () =>
        journal.move(this.session, 'LOGGED_OUT', undefined, {}, this.writes.guard);
      await this.writes.queue(unlinked, 'LOGGED_OUT');
      return false;
    }
    if (this.writes.status !== 'CONNECTING')
      await this.writes.queue(() => this.connects(), 'CONNECTING');
    return this.mayRun && this.writes.status === 'CONNECTING';
  }

  /** The moved row also contains the proxy. */
  private async connects(): Promise<void> {
    const { proxy } = await this.writes.writeMove('CONNECTING', null, {});
    this.proxy = proxy;
  }

  private async readProxy(): Promise<void> {
    this.proxy = await this.given.proxies.read(this.session);
  }

  /** In its turn, so that a thousand numbers that start do not ask the database at the same moment. */
  private async lookForCredentials(): Promise<void> {
    this.linked = (await this.given.store.loadCredentials()) !== null;
  }

  /** Opens a socket and follows it to its end. Connects never around a proxy that cannot be used. */
  private async follow(sealed: Buffer | null): Promise<Closed> {
    const { store, socket: settings } = this.given;
    let proxy: ProxyRoute | null;
    try {
      proxy = sealed && (await this.given.proxies.route(this.session, sealed));
    } catch (error) {
      const { message } = error as Error;
      return endedHere('proxy_unreachable', message, message);
    }
    if (!this.mayRun) return endedHere('closed', 'closed by us');
    const socket = openWhatsAppSocket({
      store,
      ...settings,
      proxy,
      version: this.version.next(),
      receives: new SessionReceives(this.session),
    });
    this.socket = socket;
    this.pairingCodes.opens();
    this.given.limits.begin(this.session);
    this.listen(socket);
    const closed = await new Promise<Closed>((resolve) => socket.on('close', resolve));
    await this.writes.settled();
    return closed;
  }

  /** Each event of a connection has its method, below in the order in which they come. */
  private listen(socket: WhatsAppSocket): void {
    socket.on('qr', (shown) => this.onQr(socket, shown));
    socket.on('passkey', (step) => this.onPasskey(step));
    socket.on('pairingCode', (change) => this.onPairingCode(change));
    socket.on('paired', (account) => this.onPaired(account));
    socket.on('open', (account) => this.onOpen(socket, account));
    socket.on('limits', (update) => this.onLimits(update));
  }

  private onQr(socket: WhatsAppSocket, shown: SocketEvents['qr']): void {
    // Ignores a code that arrives after the phone accepted one.
    if (this.linked) return;
    this.slot?.release();
    void this.writes.queue(
      () => this.given.codes.showQr(this.session, shown, this.writes.guard),
      'QR',
    );
    this.pairingCodes.renew(socket).catch((error: unknown) => this.failed(error));
  }

  private onPasskey(step: PasskeyStep): void {
    void this.writes.queue(
      () => this.given.codes.showPasskey(this.session, step, this.writes.guard),
      'QR',
    );
  }

  private onPairingCode(change: PairingCodeChange): void {
    void this.pairingCodes.replaced(change, this.linked === true);
  }

  private onPaired({ phone, pushName }: SocketEvents['paired']): void {
    this.linked = true;
    this.pairingCodes.accepted();
    this.session.phone = phone;
    void this.writes.queue(() => this.wasLinked(phone, pushName), 'CONNECTING');
  }

  private onOpen(socket: WhatsAppSocket, { phone, pushName }: SocketEvents['open']): void {
    this.slot?.release();
    this.isUrgent = false;
    this.pauses.opened();
    this.version.accepted();
    this.session.phone = phone;
    void this.writes.queue(() => this.opened(socket, phone, pushName), 'CONNECTED');
  }

  private onLimits(update: LimitsUpdate): void {
    this.given.limits.note(this.session, update);
    // After what is written already: a session is connected before it is restricted.
    void this.writes.add(() => this.storeLimits(update));
  }

  private storeLimits(update: LimitsUpdate): Promise<void> {
    return this.given.limits.store(this.session, update, this.writes.guard);
  }

  private wasLinked(phone: string, pushName: string | null): Promise<unknown> {
    const changes = { phone, pushName, linkedAt: new Date() };
    return this.given.journal.move(this.session, 'CONNECTING', null, changes, this.writes.guard);
  }

  private async opened(
    socket: WhatsAppSocket,
    phone: string,
    pushName: string | null,
  ): Promise<void> {
    const changes = { phone, connectedAt: new Date(), ...(pushName ? { pushName } : {}) };
    await this.writes.writeMove('CONNECTED', null, changes);
    await this.given.limits.load(this.session);
    if (this.socket !== socket) return;
    this.online = true;
    if (this.connected)
      this.given.inbox.connected({ session: this.session, socket, guard: this.writes.guard });
  }

  /** Stores why a connection ended. Returns whether the session reconnects. */
  private async afterConnection(ended: Closed): Promise<boolean> {
    const closed = this.isChangingProxy ? reopenedWithProxy(ended) : ended;
    this.isChangingProxy = false;
    // Each of them announces a version that was not refused yet: this ends.
    if (closed.reason === 'client_outdated' && (await this.version.hasAnother(this.halted.promise)))
      return true;
    const { move, next } = afterClose(this.writes.status, this.limited(closed));
    if (closed.reason === 'commit_failed')
      this.failed(new Error(`a commit failed: ${closed.detail}`));
    if (move?.to === 'LOGGED_OUT') await this.unlinked(move.reason);
    const pauseMs = this.pauses.before(next);
    if (move && move.to !== 'LOGGED_OUT') {
      const retryAt = next === 'later' ? new Date(Date.now() + pauseMs) : closed.retryAt;
      await this.writes.move(move.to, move.reason, { statusDetail: closed.said, retryAt });
    }
    // The supervisor takes the session up when it is due: a ban may last longer than this process.
    if (next === 'link' || next === 'on_request' || next === 'not_before') return false;
    if (next !== 'at_once') await this.wait(pauseMs);
    return true;
  }

  /** A restart is at once, but not one after the other for ever. */
  private limited(closed: Closed): Closed {
    if (closed.next !== 'at_once') return closed;
    const now = performance.now();
    const isSoonAgain = now - this.restartedAt < RESTARTS_APART_MS;
    this.restartedAt = now;
    return isSoonAgain ? { ...closed, next: 'soon' } : closed;
  }

  /** The credentials are deleted with the transition, so that the session does not count as linked. */
  private unlinked(reason: StatusReason): Promise<void> {
    const guard: MoveGuard = async (tx) => {
      await this.writes.guard(tx);
      await destroyCredentials(tx, this.session);
    };
    const move = (): Promise<unknown> =>
      this.given.journal.move(this.session, 'LOGGED_OUT', reason, {}, guard);
    return this.writes.queue(move, 'LOGGED_OUT');
  }

  private async wait(milliseconds: number): Promise<void> {
    const over = new AbortController();
    this.pause = { wake: () => over.abort() };
    if (!this.mayRun) over.abort();
    await setTimeout(milliseconds, undefined, { signal: over.signal }).catch(() => undefined);
    this.pause = null;
  }

  /** See {@link WritingRunner.failed}. */
  failed(error: unknown): void {
    this.given.logger.error({ err: error, sessionId: this.session.id }, 'work of a session failed');
  }

  /** See {@link WritingRunner.closeSocket}. Another process may run the session by now, and WhatsApp allows only one. */
  closeSocket(): void {
    this.socket?.close().catch((error: unknown) => this.failed(error));
  }
}

function sameBytes(a: Buffer | null, b: Buffer | null): boolean {
  return a === b || (a !== null && b !== null && a.equals(b));
}

/** A connection that we closed ourselves is opened again; what else ended it counts more. */
function reopenedWithProxy(closed: Closed): Closed {
  return closed.reason === 'closed' ? { ...closed, next: 'at_once' } : closed;
}
