import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { rowsOf } from '../../platform/database/sql';
import type { Transaction } from '../../platform/database/unit-of-work';

/** What is known of a person's second factor. */
export interface TwoFactorRow {
  /** Sealed. */
  secret: Buffer;
  isConfirmed: boolean;
  lastStep: number;
  failures: number;
  /** Milliseconds until another code is looked at; zero or less for now. */
  waitMs: number;
}

const ROW = `
  SELECT secret, confirmed_at IS NOT NULL AS "isConfirmed", last_step::float8 AS "lastStep", failures,
    extract(epoch FROM next_try_at - now())::float8 * 1000 AS "waitMs"
  FROM two_factors WHERE user_id = $1 FOR UPDATE`;

/** One that is confirmed is not replaced: it has to be ended first. */
const BEGIN = `
  INSERT INTO two_factors (user_id, secret) VALUES ($1, $2)
  ON CONFLICT (user_id) DO UPDATE SET secret = excluded.secret, last_step = 0
  WHERE two_factors.confirmed_at IS NULL
  RETURNING user_id`;

/** The tables of second factors, and of the codes that stand in for them. Found by person. */
@Injectable()
export class TwoFactorsRepository {
  constructor(private readonly dataSource: DataSource) {}

  async isOn(userId: string): Promise<boolean> {
    const rows = await rowsOf(
      this.dataSource,
      'SELECT FROM two_factors WHERE user_id = $1 AND confirmed_at IS NOT NULL',
      [userId],
    );
    return rows.length > 0;
  }

  /** Held until the transaction ends, so that codes are tried one after the other. */
  async locked(tx: Transaction, userId: string): Promise<TwoFactorRow | null> {
    return (await rowsOf<TwoFactorRow>(tx, ROW, [userId]))[0] ?? null;
  }

  /** Whether there was none that is confirmed. */
  async begin(tx: Transaction, userId: string, secret: Buffer): Promise<boolean> {
    return (await rowsOf(tx, BEGIN, [userId, secret])).length > 0;
  }

  /** A code was good. @param step of the code; null of a recovery code. */
  async used(tx: Transaction, userId: string, step: number | null): Promise<void> {
    await tx.query(
      `UPDATE two_factors SET confirmed_at = coalesce(confirmed_at, now()), failures = 0,
         last_step = coalesce($2::bigint, last_step) WHERE user_id = $1`,
      [userId, step],
    );
  }

  async failed(tx: Transaction, userId: string, waitMs: number): Promise<void> {
    await tx.query(
      `UPDATE two_factors SET failures = failures + 1,
         next_try_at = now() + make_interval(secs => $2::float8 / 1000) WHERE user_id = $1`,
      [userId, waitMs],
    );
  }

  async remove(tx: Transaction, userId: string): Promise<boolean> {
    const sql = 'DELETE FROM two_factors WHERE user_id = $1 RETURNING confirmed_at';
    const rows = await rowsOf<{ confirmed_at: Date | null }>(tx, sql, [userId]);
    return rows[0]?.confirmed_at != null;
  }

  /** Puts other recovery codes in the place of those that are there. */
  async setRecoveryCodes(tx: Transaction, userId: string, hashes: readonly Buffer[]) {
    await tx.query('DELETE FROM recovery_codes WHERE user_id = $1', [userId]);
    await tx.query(
      'INSERT INTO recovery_codes (user_id, code_hash) SELECT $1, unnest($2::bytea[])',
      [userId, hashes],
    );
  }

  /** Whether there was such a code. It is gone. */
  async takeRecoveryCode(tx: Transaction, userId: string, hash: Buffer): Promise<boolean> {
    const sql =
      'DELETE FROM recovery_codes WHERE user_id = $1 AND code_hash = $2 RETURNING user_id';
    return (await rowsOf(tx, sql, [userId, hash])).length > 0;
  }

  async countRecoveryCodes(userId: string): Promise<number> {
    const sql = 'SELECT count(*)::int AS count FROM recovery_codes WHERE user_id = $1';
    const [row] = await rowsOf<{ count: number }>(this.dataSource, sql, [userId]);
    return row?.count ?? 0;
  }
}
