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
import type { SessionStatus, StatusReason } from '@whathooks/dto';
import { DataSource, Repository } from 'typeorm';
import { ClusterBus } from '../../platform/cluster/cluster-bus';
import { ENVIRONMENT } from '../../platform/config/config.module';
import type { Environment } from '../../platform/config/environment';
import type { Transaction } from '../../platform/database/unit-of-work';
import { Session } from '../state/session.entity';
import { ClientVersions } from '../client-version/client-versions';
import { haveCredentialsOfAll } from './credentials/credentials.repository';
import type { SessionContext } from '../state/session-inbox';
import { inFairOrder } from './schedule/fair-order';
import type { Lease } from './leases/lease';
import { SessionLeases } from './leases/session-leases';
import { SessionMoves } from './session-moves';
import { FreeSessions, UNTIL_A_START } from './schedule/free-sessions';
import { RunnerFactory } from './runner-factory';
import { type NotedSettings, RunnerSettings } from './runner-settings';
import type { SessionRunner } from './session-runner';
import { SESSION_CHANGED, SESSIONS_FREE } from './session-topics';
import { acrossOrganizations, inOrganization } from '../../platform/scope/scope';

/** Keeps every session of this process running. */
@Injectable()
export class SessionSupervisor
  implements OnApplicationBootstrap, OnModuleDestroy, BeforeApplicationShutdown
{
  private readonly logger = new Logger(SessionSupervisor.name);
  private readonly runners = new Map<string, SessionRunner>();
  private stopping = false;
  private timer: NodeJS.Timeout | undefined;
  private takingUp: Promise<void> | undefined;
  private stopped: Promise<void> | undefined;
  private readonly settings: RunnerSettings;

  constructor(
    @InjectRepository(Session) sessions: Repository<Session>,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    private readonly dataSource: DataSource,
    private readonly moves: SessionMoves,
    private readonly leases: SessionLeases,
    private readonly free: FreeSessions,
    private readonly factory: RunnerFactory,
    private readonly versions: ClientVersions,
    private readonly bus: ClusterBus,
  ) {
    this.settings = new RunnerSettings(this.runners, sessions, this.logger);
  }

  /**
   * Begins to take up all sessions that were running when the last process ended, however it ended. Requests
   * are served meanwhile, which see each session as it stands.
   */
  async onApplicationBootstrap(): Promise<void> {
    await this.leases.start((sessionId) => void this.lost(sessionId));
    this.versions.onChange(() => this.takeUpSoon(['client_outdated']));
    this.settings.follow(this.bus);
    this.bus.subscribe(SESSIONS_FREE, {
      onMessage: () => this.takeUpSoon(),
      onGap: () => this.takeUpSoon(),
    });
    this.takeUpSoon(UNTIL_A_START);
    const every = (this.environment.sessionLeaseS * 1_000) / 6;
    this.timer = setInterval(
      () => this.takeUpSoon(),
      // Not all processes at once.
      every * (0.75 + Math.random() / 2),
    ).unref();
  }

  /** @param also sessions that wait for one of these reasons, and may be better by now. */
  private takeUpSoon(also: readonly StatusReason[] = []): void {
    if (this.stopping) return;
    if (this.takingUp) {
      if (also.length > 0) void this.takingUp.then(() => this.takeUpSoon(also));
      return;
    }
    this.takingUp = acrossOrganizations('sessions', () => this.takeUpFree(also))
      .catch((error: unknown) =>
        this.logger.error({ err: error }, 'the search for free sessions failed'),
      )
      .finally(() => (this.takingUp = undefined));
  }

  /** Begins to close all connections, side by side with whatever else ends. */
  onModuleDestroy(): void {
    this.stopped = this.stop();
  }

  /** When it resolves, all writes are done and every lease is released. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.stopped;
  }

  private async stop(): Promise<void> {
    this.stopping = true;
    clearInterval(this.timer);
    // All at once: what ends from here on ends because of us. Nobody starts another runner.
    const ends = [...this.runners.values()].map((runner) => runner.stop());
    await Promise.all([this.takingUp, ...ends]);
    this.runners.clear();
    await this.leases
      .releaseAll()
      .catch((error: unknown) => this.logger.error({ err: error }, 'leases could not be released'));
  }

  /** Session and socket of a session that is connected here, of any organization. */
  connectedSession(sessionId: string): { session: SessionContext; socket: WhatsAppSocket } | null {
    const runner = this.runners.get(sessionId);
    return runner?.connected ? { session: runner.session, socket: runner.connected } : null;
  }

  /**
   * Which of these sessions no living process runs, with the status of each row. What such a row says was true
   * when its process ended, and no process has taken the session over since.
   */
  async runNowhere(sessionIds: readonly string[]): Promise<Map<string, SessionStatus>> {
    const elsewhere = sessionIds.filter((id) => !this.runners.has(id));
    if (elsewhere.length === 0) return new Map();
    return this.leases.runByNobody(elsewhere);
  }

  /** The socket of a session in whatever state, for a pairing code. */
  current(sessionId: string): WhatsAppSocket | null {
    return this.runners.get(sessionId)?.current ?? null;
  }

  /** The runner of a session in this process, in any state; null when there is none. */
  runner(sessionId: string): SessionRunner | null {
    return this.runners.get(sessionId) ?? null;
  }

  /**
   * Metadata, proxy or subscriptions of a session change with a transaction. Later events carry the new metadata, and a
   * connection with the old proxy is opened again, in the process that runs it.
   */
  async changed(tx: Transaction, session: NotedSettings): Promise<void> {
    await this.bus.publishWithin(tx, SESSION_CHANGED, { sessionId: session.id });
    tx.afterCommit(() => this.settings.apply(session));
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
    const taken = lease && (await this.takeUpOrRelease(session, lease));
    if (lease && taken) this.start(taken, lease, true, null);
  }

  /**
   * Unlinks a session and ends its runner, in any process. The caller writes its status.
   * Returns whether WhatsApp confirmed it; otherwise the device is still listed there.
   */
  async logout(sessionId: string): Promise<boolean> {
    const runner = this.runners.get(sessionId);
    try {
      const isUnlinked = (await runner?.logout()) === true;
      // The process that holds the lease releases it, and no process takes over an unlinked session.
      await this.leases.release(await this.leases.take([sessionId], true));
      return isUnlinked;
    } finally {
      if (runner) this.forget(runner);
    }
  }

  /** First in a transaction that unlinks or removes a session: ends its lease in any process. */
  revoke(tx: Transaction, sessionId: string): Promise<void> {
    return this.leases.revoke(tx, sessionId);
  }

  /**
   * Takes up what runs nowhere: after a start, after the end of another process, and after anything that
   * left a lease of ours without a runner.
   *
   * @param also reasons after which a session waits, and may be better by now: another device of the same
   *   credentials has replaced it, or it announced a version that was too old.
   */
  private async takeUpFree(also: readonly StatusReason[]): Promise<void> {
    const rows = await this.free.find(also);
    const wanted = rows.filter(({ id }) => !this.runners.has(id));
    if (wanted.length === 0 || this.stopping) return;
    const leases = await this.leases.take(wanted.map(({ id }) => id));
    const byId = new Map(leases.map((lease) => [lease.sessionId, lease]));
    const taken = inFairOrder(wanted).flatMap((session) => {
      const lease = byId.get(session.id);
      return lease ? [{ session, lease }] : [];
    });
    // What the rows say is put right before anything connects, which takes much longer.
    const ready = await Promise.all(
      taken.map(async ({ session, lease }) => {
        const taken = await this.takeUpOrRelease(session, lease);
        return taken && { session: taken, lease };
      }),
    );
    const linked = await haveCredentialsOfAll(
      this.dataSource,
      ready.flatMap((each) => each?.session.id ?? []),
    );
    for (const each of ready) {
      if (each) this.start(each.session, each.lease, false, linked.has(each.session.id));
    }
  }

  /** A session that fails does not keep the others from being taken up. */
  private async takeUpOrRelease(session: Session, lease: Lease): Promise<Session | null> {
    try {
      return await this.takeUp(session, lease);
    } catch (error) {
      // A request has started it meanwhile, or another process.
      if (lease.isLost) return null;
      this.logger.error({ err: error, sessionId: session.id }, 'a session could not be started');
      await this.releaseLease(lease);
      return null;
    }
  }

  /** The session as it is written now; null when it is not ours to run. */
  private async takeUp(session: Session, lease: Lease): Promise<Session | null> {
    if (this.stopping || lease.isLost) return null;
    // What the row says was true when the last process died. Nothing is connected now.
    const wasOnline = session.status === 'CONNECTED' || session.status === 'CONNECTING';
    const to = wasOnline ? 'DISCONNECTED' : session.status === 'QR' ? 'PENDING' : null;
    if (!to) return session;
    const why = { reason: 'gateway_restarted', changes: {} } as const;
    return this.moves.move(lease, { ref: session, to, ...why });
  }

  /**
   * @param isUrgent whether a person waits for it.
   * @param isLinked whether it has credentials; null where that was not looked for.
   */
  private start(session: Session, lease: Lease, isUrgent: boolean, isLinked: boolean | null): void {
    // It was taken again meanwhile, or lost.
    if (lease.isLost || this.stopping) return;
    const { id, organizationId } = session;
    const runner = this.factory.make(session, lease, isLinked);
    this.runners.set(id, runner);
    this.settings.started(id);
    void inOrganization(organizationId, () => this.keep(runner, session.status, isUrgent));
  }

  /** Has a session run until it ends. One that ends by itself is left to whoever takes it up next. */
  private async keep(
    runner: SessionRunner,
    status: SessionStatus,
    isUrgent: boolean,
  ): Promise<void> {
    const endedByItself = await runner.start(status, isUrgent);
    if (!endedByItself) return;
    this.forget(runner);
    await this.releaseLease(runner.lease);
  }

  private forget(runner: SessionRunner): void {
    const { id } = runner.session;
    if (this.runners.get(id) === runner) this.runners.delete(id);
  }

  /** Releases a lease, so that another process may run the session. On failure the lease expires. */
  private async releaseLease(lease: Lease): Promise<void> {
    try {
      await this.leases.release([lease]);
    } catch (error) {
      this.logger.error(
        { err: error, sessionId: lease.sessionId },
        'a lease could not be released',
      );
    }
  }

  private async lost(sessionId: string): Promise<void> {
    const runner = this.runners.get(sessionId);
    this.runners.delete(sessionId);
    await runner?.abandon();
  }
}
