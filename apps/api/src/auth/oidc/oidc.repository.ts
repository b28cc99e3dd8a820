import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { sqlStateOf } from '../../platform/database/conflicts';
import { rowsOf } from '../../platform/database/sql';
import type { Transaction } from '../../platform/database/unit-of-work';
import { ApiError } from '../../platform/http/problems/api-error';
import type { Identity } from './identity';

const UNIQUE_VIOLATION = '23505';

/** A log-in that was begun and has not ended. */
export interface BegunRow {
  /** UUID. */
  id: string;
  /** Sealed. */
  content: Buffer;
}

/** An account at the provider that opens one here. */
export interface LinkRow {
  email: string | null;
  createdAt: Date;
}

/** The tables of log-ins with the provider. Of people: found by secret, by identity and by person. */
@Injectable()
export class OidcRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Whose account an identity opens; null for nobody's. */
  async userOf({ issuer, subject }: Identity): Promise<string | null> {
    const sql =
      'SELECT user_id AS "userId" FROM oidc_identities WHERE issuer = $1 AND subject = $2';
    const [row] = await rowsOf<{ userId: string }>(this.dataSource, sql, [issuer, subject]);
    return row?.userId ?? null;
  }

  /** Whether an identity opens an account still. It does until the transaction ends. */
  async opens(tx: Transaction, { issuer, subject }: Identity, userId: string): Promise<boolean> {
    const sql =
      'SELECT FROM oidc_identities WHERE issuer = $1 AND subject = $2 AND user_id = $3 FOR SHARE';
    return (await rowsOf(tx, sql, [issuer, subject, userId])).length > 0;
  }

  async linkOfUser(userId: string, issuer: string): Promise<LinkRow | null> {
    const sql =
      'SELECT email, created_at AS "createdAt" FROM oidc_identities WHERE user_id = $1 AND issuer = $2';
    return (await rowsOf<LinkRow>(this.dataSource, sql, [userId, issuer]))[0] ?? null;
  }

  /** @throws ApiError identity_linked */
  async link(tx: Transaction, identity: Identity, userId: string): Promise<void> {
    const { issuer, subject, email } = identity;
    try {
      await tx.query(
        'INSERT INTO oidc_identities (issuer, subject, user_id, email) VALUES ($1, $2, $3, $4)',
        [issuer, subject, userId, email],
      );
    } catch (error) {
      if (sqlStateOf(error) === UNIQUE_VIOLATION) throw new ApiError('identity_linked');
      throw error;
    }
  }

  /** Whether there was one. */
  async unlink(tx: Transaction, userId: string, issuer: string): Promise<boolean> {
    const sql = 'DELETE FROM oidc_identities WHERE user_id = $1 AND issuer = $2 RETURNING user_id';
    return (await rowsOf(tx, sql, [userId, issuer])).length > 0;
  }

  async begin(row: BegunRow, secretHash: Buffer, seconds: number): Promise<void> {
    await this.dataSource.query(
      `INSERT INTO oidc_log_ins (id, secret_hash, content, expires_at)
       VALUES ($1, $2, $3, now() + make_interval(secs => $4::float8))`,
      [row.id, secretHash, row.content, seconds],
    );
  }

  async begun(secretHash: Buffer): Promise<BegunRow | null> {
    const sql =
      'SELECT id, content FROM oidc_log_ins WHERE secret_hash = $1 AND expires_at > now()';
    return (await rowsOf<BegunRow>(this.dataSource, sql, [secretHash]))[0] ?? null;
  }

  /** Whether it was there: of several who bring the same secret, one goes on. */
  async end(tx: Transaction, id: string): Promise<boolean> {
    const sql = 'DELETE FROM oidc_log_ins WHERE id = $1 AND expires_at > now() RETURNING id';
    return (await rowsOf(tx, sql, [id])).length > 0;
  }

  /** Removes those of everybody that ended by time. */
  async removeExpired(): Promise<void> {
    await this.dataSource.query('DELETE FROM oidc_log_ins WHERE expires_at < now()');
  }
}
