import { Injectable } from '@nestjs/common';
import type { SessionStatus } from '@whathooks/dto';
import type { Client } from 'pg';
import { DataSource } from 'typeorm';
import { lives } from '../../../platform/cluster/living-processes.repository';
import { retryConflicts, sqlStateOf } from '../../../platform/database/conflicts';
import type { DatabaseConnection } from '../../../platform/database/connection/database-connection';
import { type Database, rowsOf } from '../../../platform/database/sql';

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

/** Expired leases are not deleted: epochs never restart. */
const RELEASE = `
  ${OURS}
  UPDATE session_leases held SET expires_at = '-infinity'
  FROM ours WHERE held.session_id = ours.session_id`;

/** `$1` session. */
const REVOKE = `
  UPDATE session_leases SET epoch = epoch + 1, expires_at = '-infinity' WHERE session_id = $1
  RETURNING epoch::text`;

/** Whether the holder of a lease lives: as {@link TAKE} sees it, without taking anything. */
const IS_ALIVE = lives('held.holder');

/**
 * Sessions of `$1` that no living process runs, with the statuses of their rows. Both are read in one statement:
 * a process that ends a session writes its status first and releases its lease afterwards.
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

/** A process that takes a lease waits for the transactions that were begun under the lease before. */
const STILL_OURS = `
  SELECT FROM session_leases WHERE session_id = $1 AND holder = $2 AND epoch = $3 FOR SHARE`;

/** The same of many, as {@link MINE}. Nobody waits for one that is being changed. */
const STILL_OURS_OF_MANY = `${MINE} FOR SHARE OF held SKIP LOCKED`;

/** A session was deleted while its first lease was being written. */
const SESSION_IS_GONE = '23503';

/**
 * Shows that a holder lives, as long as this connection does. The lock is shared: PostgreSQL may believe for
 * hours in the connection before, which also holds it.
 */
export async function proveLife(client: Client, holder: string): Promise<void> {
  await client.query('SELECT pg_advisory_lock_shared($1::bigint)', [holder]);
}

/** A lease, as long as its row has this holder and this epoch. */
export interface LeaseKey {
  readonly sessionId: string;
  readonly holder: string;
  readonly epoch: string;
}

/** Whether a lease is still held. It stays so until the transaction ends. */
export async function isHeld(tx: Database, lease: LeaseKey): Promise<boolean> {
  return (await rowsOf(tx, STILL_OURS, parametersOf(lease))).length > 0;
}

/**
 * Runs a statement that writes, while a lease is held.
 *
 * @param statement reads from `ours`, which has one row while the lease is held. Parameters from `$4` on.
 * @returns whether the lease was held.
 */
export async function writeHeld(
  on: Database,
  lease: LeaseKey,
  statement: string,
  parameters: readonly unknown[],
): Promise<boolean> {
  const guarded = `WITH ours AS (${STILL_OURS}), written AS (${statement}) SELECT FROM ours`;
  return (await rowsOf(on, guarded, [...parametersOf(lease), ...parameters])).length > 0;
}

/** Runs a statement that reads, as {@link writeHeld}. Returns null when the lease was not held. */
export async function readHeld<Row>(
  on: Database,
  lease: LeaseKey,
  statement: string,
): Promise<Row | null> {
  const guarded = `WITH ours AS (${STILL_OURS}) ${statement}`;
  const [row] = await rowsOf<Row>(on, guarded, parametersOf(lease));
  return row ?? null;
}

/** Leases of sessions, whichever organization has them: a process runs sessions of all. */
@Injectable()
export class SessionLeasesRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Takes the leases that are free, or all of them. Returns those that were taken. */
  async take(
    sessionIds: readonly string[],
    holder: string,
    seconds: number,
    anyway: boolean,
  ): Promise<{ sessionId: string; epoch: string }[]> {
    const parameters = [sessionIds, holder, seconds, anyway];
    try {
      return await retryConflicts(() => rowsOf(this.dataSource, TAKE, parameters));
    } catch (error) {
      if (sqlStateOf(error) !== SESSION_IS_GONE) throw error;
      // The next statement must not see it.
      return this.take(sessionIds, holder, seconds, anyway);
    }
  }

  /** Locks leases until the transaction ends. Returns the sessions of those that are held and not locked otherwise. */
  async heldOf(tx: Database, leases: readonly LeaseKey[], holder: string): Promise<Set<string>> {
    const parameters = [...columns(leases), holder];
    const rows = await rowsOf<{ session_id: string }>(tx, STILL_OURS_OF_MANY, parameters);
    return new Set(rows.map(({ session_id }) => session_id));
  }

  /** Ends the lease of a session in any process. Returns its next epoch; null where there was no lease. */
  async revoke(tx: Database, sessionId: string): Promise<string | null> {
    const [row] = await rowsOf<{ epoch: string }>(tx, REVOKE, [sessionId]);
    return row?.epoch ?? null;
  }

  /** The living process that holds the lease of a session; null where none does. */
  async holderOf(sessionId: string): Promise<string | null> {
    const [row] = await rowsOf<{ holder: string }>(this.dataSource, HOLDER, [sessionId]);
    return row?.holder ?? null;
  }

  /** Which of these sessions no living process runs, and the status that each has now. */
  async runByNobody(sessionIds: readonly string[]): Promise<Map<string, SessionStatus>> {
    const rows = await rowsOf<{ id: string; status: SessionStatus }>(
      this.dataSource,
      RUN_BY_NOBODY,
      [sessionIds],
    );
    return new Map(rows.map(({ id, status }) => [id, status]));
  }

  /** Ends leases that are held, so that another process can take them at once. */
  async release(
    connection: DatabaseConnection,
    leases: readonly LeaseKey[],
    holder: string,
  ): Promise<void> {
    const parameters = [...columns(leases), holder];
    await retryConflicts(() => connection.query('release', RELEASE, parameters));
  }

  /** Renews leases. Returns the sessions of those that were held. */
  async renew(
    connection: DatabaseConnection,
    leases: readonly LeaseKey[],
    holder: string,
    seconds: number,
  ): Promise<Set<string>> {
    const parameters = [...columns(leases), holder, seconds];
    const rows = await connection.query<{ sessionId: string }>('renew', RENEW, parameters);
    return new Set(rows.map(({ sessionId }) => sessionId));
  }
}

function parametersOf({ sessionId, holder, epoch }: LeaseKey): unknown[] {
  return [sessionId, holder, epoch];
}

function columns(leases: readonly LeaseKey[]): [sessionIds: string[], epochs: string[]] {
  return [leases.map(({ sessionId }) => sessionId), leases.map(({ epoch }) => epoch)];
}
