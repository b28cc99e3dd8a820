import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { WhatsAppSocket } from '@whathooks/whatsapp';
import { DataSource, In, IsNull, Repository } from 'typeorm';
import { ENVIRONMENT } from '../../config/config.module';
import type { Environment } from '../../config/environment';
import { UnitOfWork } from '../../database/unit-of-work';
import { Vault } from '../../vault/vault';
import { Session } from '../session.entity';
import { SessionJournal } from '../session-journal';
import { acknowledgeFirst } from './acknowledge-first';
import { CredentialStore } from './credential-store';
import { type SessionContext, SessionInbox } from './session-inbox';
import { SessionRunner } from './session-runner';
import { Turns } from './turns';

/** Sessions that connect at the same moment: more would make each other slow. */
const CONNECTING_AT_ONCE = 10;

/** Keeps every session of this process running. */
@Injectable()
export class SessionSupervisor implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(SessionSupervisor.name);
  private readonly runners = new Map<string, SessionRunner>();
  private readonly turns = new Turns(CONNECTING_AT_ONCE);
  private stopping = false;

  constructor(
    @InjectRepository(Session) private readonly sessions: Repository<Session>,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly journal: SessionJournal,
    private readonly inbox: SessionInbox,
    private readonly vault: Vault,
  ) {}

  /** Takes up all sessions that were running when the last process ended, however it ended. */
  async onApplicationBootstrap(): Promise<void> {
    const rows = await this.sessions.find({
      where: [
        { status: In(['QR', 'CONNECTING', 'CONNECTED', 'DISCONNECTED']) },
        { status: 'PENDING', statusReason: IsNull() },
        { status: 'PENDING', statusReason: In(['connection_lost', 'gateway_restarted']) },
      ],
      order: { id: 'ASC' },
    });
    for (const session of rows) await this.takeUp(session);
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopping = true;
    await Promise.all([...this.runners.values()].map((runner) => runner.stop()));
    this.runners.clear();
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

  /** Starts a session, or ends its pause between attempts. */
  run(session: Session): void {
    if (this.stopping) return;
    const running = this.runners.get(session.id);
    if (running) {
      running.wake();
      return;
    }
    const { id, organizationId, metadata, phone } = session;
    const context = { id, organizationId, metadata, phone: phone ?? '' };
    const { keeper } = this.inbox;
    const store = new CredentialStore(
      context,
      this.dataSource,
      this.unitOfWork,
      keeper,
      this.vault,
    );
    const runner: SessionRunner = new SessionRunner({
      session: context,
      store: this.environment.acknowledgeFirst ? acknowledgeFirst(store) : store,
      journal: this.journal,
      keeper,
      socket: {
        server: this.environment.whatsappServer,
        version: this.environment.whatsappVersion,
        pingMs: this.environment.whatsappPingMs,
      },
      takeTurn: () => this.turns.take(),
      onError: (error) => this.logger.error({ err: error, sessionId: id }, 'session'),
      onEnd: () => {
        if (this.runners.get(id) === runner) this.runners.delete(id);
      },
    });
    this.runners.set(id, runner);
    runner.start(session.status);
  }

  /** Unlinks a session and ends its runner. The caller writes what becomes of it. */
  async logout(sessionId: string): Promise<void> {
    const runner = this.runners.get(sessionId);
    this.runners.delete(sessionId);
    await runner?.logout();
  }

  private async takeUp(session: Session): Promise<void> {
    // What the row says was true when the last process died. Nothing is connected now.
    const wasOnline = session.status === 'CONNECTED' || session.status === 'CONNECTING';
    if (wasOnline) this.run(await this.journal.move(session, 'DISCONNECTED', 'gateway_restarted'));
    else if (session.status === 'QR')
      this.run(await this.journal.move(session, 'PENDING', 'gateway_restarted'));
    else this.run(session);
  }
}
