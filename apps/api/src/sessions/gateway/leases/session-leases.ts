import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import type { SessionStatus } from '@whathooks/dto';
import type { Client } from 'pg';
import { ClusterBus } from '../../../platform/cluster/cluster-bus';
import { ENVIRONMENT } from '../../../platform/config/config.module';
import type { Environment } from '../../../platform/config/environment';
import { DatabaseConnection } from '../../../platform/database/connection/database-connection';
import type { Transaction } from '../../../platform/database/unit-of-work';
import { LEASE_ENDED, SESSIONS_FREE } from '../session-topics';
import { Lease } from './lease';
import { proveLife, SessionLeasesRepository } from './session-leases.repository';

/** Pause before a broken connection is opened again, with which the proof of life went. */
const OPEN_AGAIN_MS = 250;

/** Takes and keeps the leases of this process. Times are the database's; our own clock only gives up early. */
@Injectable()
export class SessionLeases implements OnApplicationShutdown {
  private readonly logger = new Logger(SessionLeases.name);
  /** Key of our advisory lock: the name of this process among all. */
  private readonly holder: string;
  private readonly held = new Map<string, Lease>();
  private readonly connection: DatabaseConnection;
  private readonly leaseMs: number;
  private renewedAt = performance.now();
  private timer: NodeJS.Timeout | undefined;
  private renewing: Promise<void> | undefined;
  private onLost: (sessionId: string) => void = () => undefined;

  constructor(
    @Inject(ENVIRONMENT) environment: Environment,
    private readonly rows: SessionLeasesRepository,
    private readonly bus: ClusterBus,
  ) {
    this.holder = bus.processId;
    this.leaseMs = environment.sessionLeaseS * 1_000;
    const { databaseUrl, databasePatience } = environment;
    const proofOfLife = {
      opened: (client: Client) => proveLife(client, this.holder),
      broken: () => this.openAgain(),
    };
    this.connection = new DatabaseConnection(databaseUrl, 'leases', proofOfLife, databasePatience);
  }

  /** @param onLost receives the sessions whose lease was lost: their connections have to end at once. */
  async start(onLost: (sessionId: string) => void): Promise<void> {
    this.onLost = onLost;
    this.bus.subscribe(LEASE_ENDED, {
      onMessage: ({ sessionId, epoch }) => this.ended(sessionId, epoch),
      onGap: () => this.renewNow(),
    });
    await this.connection.open();
    this.renewedAt = performance.now();
    this.timer = setInterval(() => {
      // A database that takes a renewal and says nothing must not keep us connected.
      if (this.isOverdue) this.loseAll(new Error('the database does not answer'));
      this.renewNow();
    }, this.leaseMs / 3).unref();
  }

  /** Reports lost leases. */
  private renewNow(): void {
    this.renewing ??= this.renew().finally(() => (this.renewing = undefined));
  }

  /** By now every session has ended, and its lease is released. */
  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.renewing;
    await this.connection.close();
  }

  /**
   * Takes what is free of these sessions.
   *
   * @param anyway also what another process holds, which notices and ends its connection.
   */
  async take(sessionIds: readonly string[], anyway = false): Promise<Lease[]> {
    const began = performance.now();
    const rows = await this.rows.take(sessionIds, this.holder, this.leaseMs / 1_000, anyway);
    if (anyway) for (const row of rows) this.bus.publishToOthers(LEASE_ENDED, row);
    // Where there was nothing to renew, these are as good as renewed.
    if (this.held.size === 0) this.renewedAt = began;
    return rows
      .map(({ sessionId, epoch }) => new Lease(sessionId, epoch, this.holder))
      .filter((lease) => this.hold(lease));
  }

  /**
   * Makes sure that what a transaction writes is written under these leases.
   *
   * @returns the sessions for which that is so. Any other lease is lost, or changed at this moment, which
   *   {@link Lease.guard} waits for.
   */
  async guardMany(tx: Transaction, leases: readonly Lease[]): Promise<Set<string>> {
    const ours = leases.filter((lease) => !lease.isLost);
    if (ours.length === 0) return new Set();
    return this.rows.heldOf(tx, ours, this.holder);
  }

  /**
   * Ends the right of the process that runs a session, with the transaction, and keeps every
   * transaction of the session out until then. The first that a transaction does which unlinks or
   * removes a session: all lock the lease first, then the session, then what belongs to it.
   */
  async revoke(tx: Transaction, sessionId: string): Promise<void> {
    const epoch = await this.rows.revoke(tx, sessionId);
    if (epoch) await this.bus.publishWithin(tx, LEASE_ENDED, { sessionId, epoch });
  }

  /** A lease of ours may have ended, here or by another process. */
  private ended(sessionId: string, epoch: string): void {
    const lease = this.held.get(sessionId);
    if (!lease || BigInt(lease.epoch) >= BigInt(epoch)) return;
    lease.isLost = true;
    this.forget(lease);
    this.onLost(sessionId);
  }

  /** The process that runs a session; null when none does that is alive. Ours is known without a look. */
  async holderOf(sessionId: string): Promise<string | null> {
    if (this.held.has(sessionId)) return this.holder;
    return this.rows.holderOf(sessionId);
  }

  /** Which of these sessions no living process runs, and the status that each has now. */
  runByNobody(sessionIds: readonly string[]): Promise<Map<string, SessionStatus>> {
    return this.rows.runByNobody(sessionIds);
  }

  /** False when we have a later one by now: a session may be taken twice at the same moment. */
  private hold(lease: Lease): boolean {
    const other = this.held.get(lease.sessionId);
    if (other && BigInt(other.epoch) > BigInt(lease.epoch)) return false;
    this.held.set(lease.sessionId, lease);
    if (other) {
      other.isLost = true;
      this.onLost(lease.sessionId);
    }
    return true;
  }

  /** Releases leases, so that another process can take over at once. No write may follow under them. */
  async release(leases: readonly Lease[]): Promise<void> {
    const ours = leases.filter((lease) => !lease.isLost);
    for (const lease of leases) {
      lease.isLost = true;
      this.forget(lease);
    }
    if (ours.length === 0) return;
    await this.rows.release(this.connection, ours, this.holder);
  }

  /** Also those whose session was not started yet. */
  async releaseAll(): Promise<void> {
    const leases = [...this.held.values()];
    await this.release(leases);
    if (leases.length > 0) this.bus.publishToOthers(SESSIONS_FREE, {});
  }

  private async renew(): Promise<void> {
    const began = performance.now();
    const leases = [...this.held.values()];
    try {
      const seconds = this.leaseMs / 1_000;
      const kept = await this.rows.renew(this.connection, leases, this.holder, seconds);
      this.renewedAt = began;
      for (const lease of leases) if (!kept.has(lease.sessionId)) this.lose(lease);
    } catch (error) {
      if (this.isOverdue) this.loseAll(error);
    }
  }

  /** Two renewals in a row did not succeed. */
  private get isOverdue(): boolean {
    return performance.now() - this.renewedAt > this.leaseMs / 2;
  }

  /** Others may take them soon: better no connection than two. */
  private loseAll(error: unknown): void {
    if (this.held.size === 0) return;
    this.logger.error({ err: error }, 'leases could not be renewed: all connections are closed');
    for (const lease of [...this.held.values()]) this.lose(lease);
  }

  private lose(lease: Lease): void {
    lease.isLost = true;
    this.forget(lease);
    this.logger.warn({ sessionId: lease.sessionId }, 'the lease of this session is lost');
    this.onLost(lease.sessionId);
  }

  private forget(lease: Lease): void {
    if (this.held.get(lease.sessionId) === lease) this.held.delete(lease.sessionId);
  }

  private openAgain(): void {
    setTimeout(() => {
      this.connection.open().catch(() => this.openAgain());
    }, OPEN_AGAIN_MS).unref();
  }
}
