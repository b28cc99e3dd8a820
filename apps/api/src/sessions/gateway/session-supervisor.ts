import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { WhatsAppSocket } from '@whathooks/whatsapp';
import { DataSource, In, IsNull, Not, Repository } from 'typeorm';
import { ENVIRONMENT } from '../../config/config.module';
import type { Environment } from '../../config/environment';
import { type Transaction, UnitOfWork } from '../../database/unit-of-work';
import { Vault } from '../../vault/vault';
import { Session } from '../session.entity';
import { SessionJournal } from '../session-journal';
import { acknowledgeFirst } from './acknowledge-first';
import { CredentialStore } from './credential-store';
import { lineLogger } from './line-logger';
import { type SessionContext, SessionInbox } from './session-inbox';
import { type Lease, SessionLeases } from './session-leases';
import { SessionRunner } from './session-runner';
import { Turns } from './turns';

/** Sessions that connect at the same moment: more would make each other slow. */
const CONNECTING_AT_ONCE = 10;

/** Keeps every session of this process running. */
@Injectable()
export class SessionSupervisor
  implements OnApplicationBootstrap, OnModuleDestroy, BeforeApplicationShutdown
{
  private readonly logger = new Logger(SessionSupervisor.name);
  private readonly runners = new Map<string, SessionRunner>();
  private readonly turns = new Turns(CONNECTING_AT_ONCE);
  private stopping = false;
  private timer: NodeJS.Timeout | undefined;
  private takingUp: Promise<void> | undefined;
  private stopped: Promise<void> | undefined;

  constructor(
    @InjectRepository(Session) private readonly sessions: Repository<Session>,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly journal: SessionJournal,
    private readonly inbox: SessionInbox,
    private readonly leases: SessionLeases,
    private readonly vault: Vault,
  ) {}

  /** Takes up all sessions that were running when the last process ended, however it ended. */
  async onApplicationBootstrap(): Promise<void> {
    await this.leases.start((sessionId) => void this.lost(sessionId));
    await this.takeUpFree(true);
    const every = (this.environment.sessionLeaseS * 1_000) / 6;
    this.timer = setInterval(
      () => {
        this.takingUp ??= this.takeUpFree()
          .catch((error: unknown) =>
            this.logger.error({ err: error }, 'sessions were not looked for'),
          )
          .finally(() => (this.takingUp = undefined));
      },
      // Not all processes at once.
      every * (0.75 + Math.random() / 2),
    ).unref();
  }

  /** Begins to close all connections, side by side with whatever else ends. */
  onModuleDestroy(): void {
    this.stopped = this.stop();
  }

  /** Once this is over nothing is written any more, and every lease is free. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.stopped;
  }

  private async stop(): Promise<void> {
    this.stopping = true;
    clearInterval(this.timer);
    await this.takingUp;
    const runners = [...this.runners.values()];
    await Promise.all(runners.map((runner) => runner.stop()));
    this.runners.clear();
    await this.leases
      .release(runners.map((runner) => runner.lease))
      .catch((error: unknown) => this.logger.error({ err: error }, 'leases were not given back'));
  }

  /** The socket of a session that is connected here. */
  connected(sessionId: string): WhatsAppSocket | null {
    return this.runners.get(sessionId)?.connected ?? null;
  }

  /** What is known in memory of a session that is connected here, whosever it is. */
  connectedSession(sessionId: string): { session: SessionContext; socket: WhatsAppSocket } | null {
    const runner = this.runners.get(sessionId);
    return runner?.connected ? { session: runner.session, socket: runner.connected } : null;
  }

  /** The socket of a session in whatever state, for a pairing code. */
  current(sessionId: string): WhatsAppSocket | null {
    return this.runners.get(sessionId)?.current ?? null;
  }

  /** A session's metadata are others now: what it tells from here on carries those. */
  noteMetadata({ id, metadata }: Pick<Session, 'id' | 'metadata'>): void {
    const runner = this.runners.get(id);
    if (runner) runner.session.metadata = metadata;
  }

  /** Starts a session, or ends its pause between attempts. One that another process runs is left to it. */
  async run(session: Session): Promise<void> {
    if (this.stopping) return;
    const running = this.runners.get(session.id);
    if (running) {
      running.wake();
      return;
    }
    const [lease] = await this.leases.take([session.id]);
    if (lease) this.start(session, lease);
  }

  /** Unlinks a session and ends its runner, in whatever process it is. The caller writes what becomes of it. */
  async logout(sessionId: string): Promise<void> {
    const runner = this.runners.get(sessionId);
    try {
      await runner?.logout();
      // Whoever holds it elsewhere lets go, and nobody takes up what is unlinked.
      await this.leases.release(await this.leases.take([sessionId], true));
    } finally {
      if (runner) this.forget(runner);
    }
  }

  /**
   * Takes up what runs nowhere: after a start, after the end of another process, and after anything that
   * left a lease of ours without a runner. Learns what changed.
   *
   * @param atStart also what another device of the same credentials has replaced.
   */
  private async takeUpFree(atStart = false): Promise<void> {
    const rows = await this.sessions.find({
      where: [
        { status: In(['QR', 'CONNECTING', 'CONNECTED']) },
        { status: 'DISCONNECTED', ...(atStart ? {} : { statusReason: Not('replaced') }) },
        { status: 'PENDING', statusReason: IsNull() },
        { status: 'PENDING', statusReason: In(['connection_lost', 'gateway_restarted']) },
      ],
      order: { id: 'ASC' },
    });
    // They may have been changed by a request to another process.
    for (const session of rows) this.noteMetadata(session);
    const wanted = rows.filter(({ id }) => !this.runners.has(id));
    if (wanted.length === 0 || this.stopping) return;
    const leases = await this.leases.take(wanted.map(({ id }) => id));
    const byId = new Map(leases.map((lease) => [lease.sessionId, lease]));
    for (const session of wanted) {
      const lease = byId.get(session.id);
      if (lease) await this.takeUpOrLetGo(session, lease);
    }
  }

  /** One session's trouble is not that of those after it. */
  private async takeUpOrLetGo(session: Session, lease: Lease): Promise<void> {
    try {
      await this.takeUp(session, lease);
    } catch (error) {
      this.logger.error({ err: error, sessionId: session.id }, 'a session was not taken up');
      await this.letGo(lease);
    }
  }

  private async takeUp(session: Session, lease: Lease): Promise<void> {
    // What the row says was true when the last process died. Nothing is connected now.
    const wasOnline = session.status === 'CONNECTED' || session.status === 'CONNECTING';
    const to = wasOnline ? 'DISCONNECTED' : session.status === 'QR' ? 'PENDING' : null;
    const guard = (tx: Transaction): Promise<void> => lease.guard(tx);
    const ready = to
      ? await this.journal.move(session, to, 'gateway_restarted', {}, guard)
      : session;
    this.start(ready, lease);
  }

  private start(session: Session, lease: Lease): void {
    // It was taken again meanwhile, or lost.
    if (lease.isLost) return;
    const { id, organizationId, metadata, historyEvents, phone } = session;
    const context = { id, organizationId, metadata, historyEvents, phone: phone ?? '' };
    const { keeper } = this.inbox;
    const store = new CredentialStore(
      context,
      this.dataSource,
      this.unitOfWork,
      keeper,
      this.vault,
      lease,
    );
    const runner: SessionRunner = new SessionRunner({
      session: context,
      store: this.environment.acknowledgeFirst ? acknowledgeFirst(store) : store,
      lease,
      journal: this.journal,
      keeper,
      socket: {
        server: this.environment.whatsappServer,
        version: this.environment.whatsappVersion,
        pingMs: this.environment.whatsappPingMs,
        logger: lineLogger(id),
      },
      takeTurn: () => this.turns.take(),
      onError: (error) => this.logger.error({ err: error, sessionId: id }, 'session'),
      onEnd: () => {
        this.forget(runner);
        void this.letGo(lease);
      },
    });
    this.runners.set(id, runner);
    runner.start(session.status);
  }

  private forget(runner: SessionRunner): void {
    const { id } = runner.session;
    if (this.runners.get(id) === runner) this.runners.delete(id);
  }

  /** So that any process may run the session. If that cannot be told, the lease expires. */
  private async letGo(lease: Lease): Promise<void> {
    try {
      await this.leases.release([lease]);
    } catch (error) {
      this.logger.error({ err: error, sessionId: lease.sessionId }, 'a lease was not given back');
    }
  }

  private async lost(sessionId: string): Promise<void> {
    const runner = this.runners.get(sessionId);
    this.runners.delete(sessionId);
    await runner?.abandon();
  }
}
