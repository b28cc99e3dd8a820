import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { sqlStateOf } from '../../platform/database/conflicts';
import { rowsOf } from '../../platform/database/sql';
import type { Transaction } from '../../platform/database/unit-of-work';
import { ApiError } from '../../platform/http/problems/api-error';
import { SignIn } from './sign-in.entity';
import type { Visitor } from './visitor';
import { acrossOrganizations } from '../../platform/scope/scope';

/** One statement: of several that bring the same token at once, in any process, one finds its row. */
const ROTATE = `
  UPDATE sign_ins
  SET generation = generation + 1, rotated_at = now(),
      expires_at = least(now() + make_interval(secs => $3::float8), ends_at),
      user_agent = $4, address = $5
  WHERE id = $1 AND generation = $2 AND expires_at > now()
  RETURNING organization_id AS "organizationId", user_id AS "userId"`;

/** The sign-in of a token that was used a moment ago and whose successor was not. */
const REPEATED = `
  SELECT organization_id AS "organizationId", user_id AS "userId" FROM sign_ins
  WHERE id = $1 AND generation = $2 + 1 AND expires_at > now()
    AND rotated_at > now() - make_interval(secs => $3::float8)`;

const IS_LIVE = `
  SELECT FROM sign_ins
  WHERE id = $1 AND user_id = $2 AND organization_id = $3 AND expires_at > now()`;

/** Whether a browser was never used by a person before, of whom another one is known. */
const NOTE_DEVICE = `
  WITH noted AS (
    INSERT INTO known_devices (user_id, device_hash) VALUES ($1, $2)
    ON CONFLICT (user_id, device_hash) DO UPDATE SET seen_at = now()
    RETURNING xmax = 0 AS is_first
  )
  SELECT is_first AND EXISTS (SELECT FROM known_devices WHERE user_id = $1) AS "isNew" FROM noted`;

/** Every live sign-in of a person in whatever organization. */
const LIVE_OF_USER = `
  SELECT id, user_agent AS "userAgent", address, is_new AS "isNew", provider,
    created_at AS "createdAt", rotated_at AS "rotatedAt"
  FROM sign_ins WHERE user_id = $1 AND expires_at > now() ORDER BY id DESC LIMIT $2`;

const MOVE = `
  UPDATE sign_ins SET organization_id = $4
  WHERE id = $1 AND user_id = $2 AND organization_id = $3 AND expires_at > now()
  RETURNING id`;

/** A sign-in needs a membership. */
const NO_SUCH_MEMBERSHIP = '23503';

/** Whose a sign-in is. */
export interface Identity {
  organizationId: string;
  userId: string;
}

export type NewSignIn = Identity &
  Pick<SignIn, 'id' | 'expiresAt' | 'endsAt' | 'userAgent' | 'address' | 'isNew' | 'provider'>;

/** A sign-in, as its person sees it. */
export type ShownSignIn = Pick<
  SignIn,
  'id' | 'userAgent' | 'address' | 'isNew' | 'provider' | 'createdAt' | 'rotatedAt'
>;

/**
 * The table of sign-ins. Rows are found by their id, which only a signed token names, and by person: an
 * organization is not known before a sign-in is.
 */
@Injectable()
export class SignInsRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws ApiError invalid_credentials when the person left the organization just now. */
  async insert(tx: Transaction, signIn: NewSignIn): Promise<void> {
    await orRefused(tx.manager.insert(SignIn, signIn));
  }

  /**
   * Whether it was there. It belongs to the other organization afterwards.
   *
   * @throws ApiError invalid_credentials when the person left that organization just now.
   */
  async move(id: string, from: Identity, organizationId: string): Promise<boolean> {
    const parameters = [id, from.userId, from.organizationId, organizationId];
    const move = (): Promise<unknown[]> => orRefused(rowsOf(this.dataSource, MOVE, parameters));
    return (await acrossOrganizations('memberships', move)).length > 0;
  }

  /** Remembers a browser. Whether it is another one than those that its person used before. */
  async noteDevice(tx: Transaction, userId: string, deviceHash: Buffer): Promise<boolean> {
    const [noted] = await rowsOf<{ isNew: boolean }>(tx, NOTE_DEVICE, [userId, deviceHash]);
    return noted?.isNew ?? false;
  }

  async knowsDevice(userId: string, deviceHash: Buffer): Promise<boolean> {
    const sql = 'SELECT FROM known_devices WHERE user_id = $1 AND device_hash = $2';
    return (await rowsOf(this.dataSource, sql, [userId, deviceHash])).length > 0;
  }

  /** Every live sign-in of a person, in every organization, newest first. */
  liveOfUser(userId: string, most: number): Promise<ShownSignIn[]> {
    return acrossOrganizations('memberships', () =>
      rowsOf<ShownSignIn>(this.dataSource, LIVE_OF_USER, [userId, most]),
    );
  }

  /** Makes a live sign-in of this generation one of the next, which lives so many seconds from now. */
  async rotate(
    id: string,
    generation: number,
    idleSeconds: number,
    { userAgent, address }: Visitor,
  ): Promise<Identity | null> {
    const parameters = [id, generation, idleSeconds, userAgent, address];
    return (await rowsOf<Identity>(this.dataSource, ROTATE, parameters))[0] ?? null;
  }

  /** Whose sign-in left this generation at most so many seconds ago. */
  async repeated(id: string, generation: number, seconds: number): Promise<Identity | null> {
    const parameters = [id, generation, seconds];
    return (await rowsOf<Identity>(this.dataSource, REPEATED, parameters))[0] ?? null;
  }

  async isLive(id: string, { userId, organizationId }: Identity): Promise<boolean> {
    return (await rowsOf(this.dataSource, IS_LIVE, [id, userId, organizationId])).length > 0;
  }

  /** Whether one began at most so many seconds ago. */
  async beganWithin(id: string, seconds: number): Promise<boolean> {
    const sql =
      'SELECT FROM sign_ins WHERE id = $1 AND created_at > now() - make_interval(secs => $2::float8)';
    return (await rowsOf(this.dataSource, sql, [id, seconds])).length > 0;
  }

  async remove(id: string): Promise<void> {
    await this.dataSource.manager.delete(SignIn, id);
  }

  /** Removes one of a person. The one that was there; null where it was none of theirs. */
  async removeOne(tx: Transaction, userId: string, id: string): Promise<SignIn | null> {
    const rows = await acrossOrganizations('memberships', () =>
      rowsOf<SignIn>(
        tx,
        'DELETE FROM sign_ins WHERE user_id = $1 AND id = $2 RETURNING user_agent AS "userAgent", address',
        [userId, id],
      ),
    );
    return rows[0] ?? null;
  }

  /** Somebody says that a new one is theirs. Whether it was there, and new. */
  async recognize(tx: Transaction, userId: string, id: string): Promise<boolean> {
    const rows = await acrossOrganizations('memberships', () =>
      rowsOf(
        tx,
        'UPDATE sign_ins SET is_new = false WHERE user_id = $1 AND id = $2 AND is_new RETURNING id',
        [userId, id],
      ),
    );
    return rows.length > 0;
  }

  /** Removes all of a person, in every organization. @param except one that stays. */
  async removeOfUser(tx: Transaction, userId: string, except?: string): Promise<void> {
    await acrossOrganizations('memberships', () =>
      tx.query('DELETE FROM sign_ins WHERE user_id = $1 AND id IS DISTINCT FROM $2', [
        userId,
        except ?? null,
      ]),
    );
  }

  /** Removes those of every organization that ended by time, and browsers that no cookie names any more. */
  async removeExpired(): Promise<void> {
    await this.dataSource.query('DELETE FROM sign_ins WHERE expires_at < now()');
    await this.dataSource.query(
      "DELETE FROM known_devices WHERE seen_at < now() - interval '400 days'",
    );
  }
}

async function orRefused<T>(write: Promise<T>): Promise<T> {
  try {
    return await write;
  } catch (error) {
    if (sqlStateOf(error) !== NO_SUCH_MEMBERSHIP) throw error;
    throw new ApiError('invalid_credentials', 'You no longer belong to this organization.');
  }
}
