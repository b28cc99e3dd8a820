import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { rowsOf } from '../../platform/database/sql';
import type { Transaction } from '../../platform/database/unit-of-work';

/** Whose password a link sets. */
export interface PasswordReset {
  /** UUIDs. */
  userId: string;
  /** The owner who made it; null of one that went out by mail. */
  madeBy: string | null;
}

const RESET = 'user_id AS "userId", made_by AS "madeBy"';

/** The table of links that set a new password. Found by the hash of their secret. */
@Injectable()
export class PasswordResetsRepository {
  constructor(private readonly dataSource: DataSource) {}

  async insert(
    tx: Transaction,
    tokenHash: Buffer,
    { userId, madeBy }: PasswordReset,
    expiresAt: Date,
  ): Promise<void> {
    await tx.query(
      'INSERT INTO password_resets (token_hash, user_id, made_by, expires_at) VALUES ($1, $2, $3, $4)',
      [tokenHash, userId, madeBy, expiresAt],
    );
  }

  async find(tokenHash: Buffer): Promise<PasswordReset | null> {
    const sql = `SELECT ${RESET} FROM password_resets WHERE token_hash = $1 AND expires_at > now()`;
    return (await rowsOf<PasswordReset>(this.dataSource, sql, [tokenHash]))[0] ?? null;
  }

  /** Whether it was there. It is gone: of several who bring it one sets a password. */
  async take(tx: Transaction, tokenHash: Buffer): Promise<boolean> {
    const sql =
      'DELETE FROM password_resets WHERE token_hash = $1 AND expires_at > now() RETURNING user_id';
    return (await rowsOf(tx, sql, [tokenHash])).length > 0;
  }

  async removeOfUser(tx: Transaction, userId: string): Promise<void> {
    await tx.query('DELETE FROM password_resets WHERE user_id = $1', [userId]);
  }

  async removeExpired(): Promise<void> {
    await this.dataSource.query('DELETE FROM password_resets WHERE expires_at < now()');
  }
}
