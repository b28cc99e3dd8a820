import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import type { SessionStatus } from '@whathooks/dto';
import type { Client } from 'pg';
import { DataSource } from 'typeorm';
import { ClusterBus } from '../../platform/cluster/cluster-bus';
import { lives } from '../../platform/cluster/living-processes.repository';
import { ENVIRONMENT } from '../../platform/config/config.module';
import type { Environment } from '../../platform/config/environment';
import { DatabaseConnection } from '../../platform/database/database-connection';
import { retryConflicts, sqlStateOf } from '../../platform/database/conflicts';
import type { Transaction } from '../../platform/database/unit-of-work';
import { LEASE_ENDED, SESSIONS_FREE } from './session-topics';

/** Pause before a broken connection is opened again, with which the proof of life went. */
const OPEN_AGAIN_MS = 250;

/**
 * A lease is free when it has expired, or when its holder is dead: each holds an advisory lock of its
 * connection as long as it lives. `$1` sessions, `$2` holder, `$3` seconds, `$4` whether to take it anyway.
 */
const TAKE = `
  INSERT INTO session_leases AS held (session_id, organization_id, holder, epoch, expires_at)
  SELECT id, organization_id, $2, 1, now() + make_interval(secs => $3::float8) FROM sessions
  WHERE id = ANY ($1) ORDER BY id
  ON CONFLICT (session_id) DO UPDATE
  SET holder = excluded.holder, epoch = held.epoch + 1, expires_at = excluded.expires_at
  WHERE held.expires_at < now() OR held.holder = excluded.holder OR $4::boolean
     OR pg_try_advisory_xact_lock(held.holder)
  RETURNING session_id AS "sessionId", epoch::text`;

/** Leases of ours, `$1` sessions, `$2` epochs, `$3` holder, in the one order in which all are locked. */
const MINE = `
  SELECT held.session_id FROM session_leases held
  JOIN unnest($1::uuid[], $2::bigint[]) AS mine (session_id, epoch)
    ON held.session_id = mine.session_id AND held.epoch = mine.epoch
  WHERE held.holder = $3 ORDER BY held.session_id`;

/** Locks them to change them. */
const OURS = `WITH ours AS MATERIALIZED (${MINE} FOR NO KEY UPDATE OF held)`;

/** `$4` seconds. */
const RENEW = `
  ${OURS}
  UPDATE session_leases held SET expires_at = now() + make_interval(secs => $4::float8)
  FROM ours WHERE held.session_id = ours.session_id
  RETURNING held.session_id AS "sessionId"`;

/** Expired and not deleted: epochs never begin anew. */
const RELEASE = `
  ${OURS}
  UPDATE session_leases held SET expires_at = '-infinity'
  FROM ours WHERE held.session_id = ours.session_id`;

/** `$1` session. */
const REVOKE = `
  UPDATE session_leases SET epoch = epoch + 1, expires_at = '-infinity' WHERE session_id = $1
  RETURNING epoch::text`;

/** A session was deleted while its first lease was being written. */
const SESSION_IS_GONE = '23503';

/** Whether the holder of a lease lives: as {@link TAKE} sees it, without taking anything. */
const IS_ALIVE = lives('held.holder');

/**
 * Sessions of `$1` that no living process runs, with the statuses of their rows. Both are read in one statement:
 * whoever ends a session writes its status first and gives its lease back afterwards.
 */
const RUN_BY_NOBODY = `
  SELECT session.id, session.status FROM sessions session
  WHERE session.id = ANY ($1::uuid[]) AND NOT EXISTS (
    SELECT FROM session_leases held
    WHERE held.session_id = session.id AND held.expires_at >= now() AND ${IS_ALIVE})`;

/** Who holds `$1`, alive as {@link RUN_BY_NOBODY} sees it. */
const HOLDER = `
  SELECT held.holder::text FROM session_leases held
  WHERE held.session_id = $1 AND held.expires_at >= now() AND ${IS_ALIVE}`;

/** Whoever takes a lease waits until transactions are over that were written under the one before. */
const STILL_OURS = `
  SELECT FROM session_leases WHERE session_id = $1 AND holder = $2 AND epoch = $3 FOR SHARE`;

/** The same of many, as {@link MINE}. Nobody waits for one that is being changed. */
const STILL_OURS_OF_MANY = `${MINE} FOR SHARE OF held SKIP LOCKED`;

/** Another process holds the session by now: nothing of it may be written here. */
export class LeaseLostError extends Error {}

/** The right to run one session. */
export class Lease {
  /** Once lost it is never ours again; a new one may be. */
  isLost = false;

  constructor(
    readonly sessionId: string,
    readonly epoch: string,
    private readonly holder: string,
  ) {}

  /**
   * Makes sure that what a transaction writes is written under this lease.
   *
   * @throws LeaseLostError
   */
  async guard(tx: Transaction): Promise<void> {
    this.check(this.isLost ? [] : await tx.query(STILL_OURS, this.parameters));
  }

  /**
   * Writes under this lease with one statement. Outside of a transaction it is one of its own: one way to the
   * database and back in place of four, for beginning, asking, writing and committing.
   *
   * @param statement reads from `ours`, which has one row while the lease is ours and none afterwards. `$1`
   *   is the session; parameters of its own begin at `$4`.
   * @throws LeaseLostError
   */
  async write(on: DataSource | Transaction, statement: string, own: unknown[]): Promise<void> {
    const guarded = `WITH ours AS (${STILL_OURS}), written AS (${statement}) SELECT FROM ours`;
    this.check(this.isLost ? [] : await on.query<unknown[]>(guarded, [...this.parameters, ...own]));
  }

  /**
   * Reads under this lease with one statement, as {@link write} writes.
   *
   * @param statement answers one row for the one of `ours`. `$1` is the session.
   * @throws LeaseLostError
   */
  async read<Row>(on: DataSource, statement: string): Promise<Row> {
    const guarded = `WITH ours AS (${STILL_OURS}) ${statement}`;
    const [row] = this.isLost ? [] : await on.query<Row[]>(guarded, this.parameters);
    if (row === undefined) throw this.lost();
    return row;
  }

  private get parameters(): unknown[] {
    return [this.sessionId, this.holder, this.epoch];
  }

  private check(ours: readonly unknown[]): void {
    if (ours.length === 0) throw this.lost();
  }

  private lost(): LeaseLostError {
    this.isLost = true;
    return new LeaseLostError('another process holds this session');
  }
}

/** Takes and keeps the leases of this process. Times are the database's; our own clock only gives up early. */
@Injectable()
export class SessionLeases implements OnApplicationShutdown {
  private readonly logger = new Logger(SessionLeases.name);
  /** Key of our advisory lock: the name of this process among all. */
  private readonly holder: string;
  private readonly held = new Map<string, Lease>();
  private readonly line: DatabaseConnection;
  private readonly leaseMs: number;
  private renewedAt = performance.now();
  private timer: NodeJS.Timeout | undefined;
  private renewing: Promise<void> | undefined;
  private onLost: (sessionId: string) => void = () => undefined;

  constructor(
    @Inject(ENVIRONMENT) environment: Environment,
    private readonly dataSource: DataSource,
    private readonly bus: ClusterBus,
  ) {
    this.holder = bus.processId;
    this.leaseMs = environment.sessionLeaseS * 1_000;
    const { databaseUrl, databasePatience } = environment;
    const proofOfLife = {
      opened: async (client: Client) => {
        // Shared: PostgreSQL may believe for hours in the connection before, which also holds it.
        await client.query('SELECT pg_advisory_lock_shared($1::bigint)', [this.holder]);
      },
      broken: () => this.openAgain(),
    };
    this.line = new DatabaseConnection(databaseUrl, 'leases', proofOfLife, databasePatience);
  }

  /** @param onLost hears of sessions that are not ours any more: their lines have to end at once. */
  async start(onLost: (sessionId: string) => void): Promise<void> {
    this.onLost = onLost;
    this.bus.subscribe(LEASE_ENDED, {
      onMessage: ({ sessionId, epoch }) => this.ended(sessionId, epoch),
      onGap: () => this.renewNow(),
    });
    await this.line.open();
    this.renewedAt = performance.now();
    this.timer = setInterval(() => {
      // A database that takes a renewal and says nothing must not keep us on the line.
      if (this.isOverdue) this.loseAll(new Error('the database does not answer'));
      this.renewNow();
    }, this.leaseMs / 3).unref();
  }

  /** What is not ours any more is noticed. */
  private renewNow(): void {
    this.renewing ??= this.renew().finally(() => (this.renewing = undefined));
  }

  /** By now every session has ended, and its lease is released. */
  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.renewing;
    await this.line.close();
  }

  /**
   * Takes what is free of these sessions.
   *
   * @param anyway also what another process holds, which notices and lets go.
   */
  async take(sessionIds: readonly string[], anyway = false): Promise<Lease[]> {
    const began = performance.now();
    const rows = await this.takeRows(sessionIds, anyway);
    if (anyway) for (const row of rows) this.bus.tellOthers(LEASE_ENDED, row);
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
    const parameters = [...columns(ours), this.holder];
    const rows = await tx.query<{ session_id: string }>(STILL_OURS_OF_MANY, parameters);
    return new Set(rows.map(({ session_id }) => session_id));
  }

  private async takeRows(
    sessionIds: readonly string[],
    anyway: boolean,
  ): Promise<{ sessionId: string; epoch: string }[]> {
    const parameters = [sessionIds, this.holder, this.leaseMs / 1_000, anyway];
    try {
      return await retryConflicts(() => this.dataSource.query(TAKE, parameters));
    } catch (error) {
      if (sqlStateOf(error) !== SESSION_IS_GONE) throw error;
      // The next statement does not see it any more.
      return this.takeRows(sessionIds, anyway);
    }
  }

  /**
   * Ends the right of whoever runs a session, in whatever process, with the transaction, and keeps every
   * transaction of the session out until then. The first that a transaction does which unlinks or
   * removes a session: all lock the lease first, then the session, then what belongs to it.
   */
  async revoke(tx: Transaction, sessionId: string): Promise<void> {
    const [rows] = (await tx.query(REVOKE, [sessionId])) as unknown as [{ epoch: string }[]];
    const epoch = rows[0]?.epoch;
    if (epoch) await this.bus.tellWithin(tx, LEASE_ENDED, { sessionId, epoch });
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
    const [row] = await this.dataSource.query<{ holder: string }[]>(HOLDER, [sessionId]);
    return row?.holder ?? null;
  }

  /** Which of these sessions no living process runs, and the status that each has now. */
  async runByNobody(sessionIds: readonly string[]): Promise<Map<string, SessionStatus>> {
    const rows = await this.dataSource.query<{ id: string; status: SessionStatus }[]>(
      RUN_BY_NOBODY,
      [sessionIds],
    );
    return new Map(rows.map(({ id, status }) => [id, status]));
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

  /** Lets go, so that another process can take over at once. Nothing may be done under them any more. */
  async release(leases: readonly Lease[]): Promise<void> {
    const ours = leases.filter((lease) => !lease.isLost);
    for (const lease of leases) {
      lease.isLost = true;
      this.forget(lease);
    }
    if (ours.length === 0) return;
    const parameters = [...columns(ours), this.holder];
    await retryConflicts(() => this.line.query('release', RELEASE, parameters));
  }

  /** Also those whose session was not started yet. */
  async releaseAll(): Promise<void> {
    const leases = [...this.held.values()];
    await this.release(leases);
    if (leases.length > 0) this.bus.tellOthers(SESSIONS_FREE, {});
  }

  private async renew(): Promise<void> {
    const began = performance.now();
    const leases = [...this.held.values()];
    try {
      const rows = await this.line.query<{ sessionId: string }>('renew', RENEW, [
        ...columns(leases),
        this.holder,
        this.leaseMs / 1_000,
      ]);
      this.renewedAt = began;
      const kept = new Set(rows.map(({ sessionId }) => sessionId));
      for (const lease of leases) if (!kept.has(lease.sessionId)) this.lose(lease);
    } catch (error) {
      if (this.isOverdue) this.loseAll(error);
    }
  }

  /** Two renewals in a row did not succeed. */
  private get isOverdue(): boolean {
    return performance.now() - this.renewedAt > this.leaseMs / 2;
  }

  /** Others may take them soon: better no line than two. */
  private loseAll(error: unknown): void {
    if (this.held.size === 0) return;
    this.logger.error({ err: error }, 'leases could not be renewed: all lines are closed');
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
      this.line.open().catch(() => this.openAgain());
    }, OPEN_AGAIN_MS).unref();
  }
}

function columns(leases: readonly Lease[]): [sessionIds: string[], epochs: string[]] {
  return [leases.map(({ sessionId }) => sessionId), leases.map(({ epoch }) => epoch)];
}
