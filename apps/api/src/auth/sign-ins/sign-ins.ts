import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { newId } from '../../platform/database/ids';
import type { Transaction } from '../../platform/database/unit-of-work';
import { ApiError } from '../../platform/http/problems/api-error';
import { RefreshTokens } from '../tokens/refresh-tokens';
import { SignIn } from './sign-in.entity';

/** A sign-in that is not used for this long ends. */
export const IDLE_LIFETIME_SECONDS = 14 * 24 * 3600;

/** A sign-in ends after this long, however much it is used. */
export const LIFETIME_SECONDS = 30 * 24 * 3600;

/**
 * For this long a refresh token that was used already is answered with its successor, as long as nobody
 * used that one: two tabs that wake at the same moment both send the one they share, and an answer may
 * be lost on its way.
 */
const REPEAT_SECONDS = 10;

/** One statement: of several that bring the same token at once, in any process, one finds its row. */
const ROTATE = `
  UPDATE sign_ins
  SET generation = generation + 1, rotated_at = now(),
      expires_at = least(now() + make_interval(secs => $3::float8), ends_at)
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

export interface Identity {
  organizationId: string;
  userId: string;
}

export interface StartedSignIn {
  id: string;
  refreshToken: string;
}

/** Who is signed in, on which devices, and for how long. Ended ones open nothing from the next request on. */
@Injectable()
export class SignIns {
  constructor(
    private readonly dataSource: DataSource,
    private readonly tokens: RefreshTokens,
  ) {}

  async begin(tx: Transaction, identity: Identity): Promise<StartedSignIn> {
    const id = newId();
    const now = Date.now();
    await tx.manager.insert(SignIn, {
      id,
      ...identity,
      expiresAt: new Date(now + IDLE_LIFETIME_SECONDS * 1000),
      endsAt: new Date(now + LIFETIME_SECONDS * 1000),
    });
    return { id, refreshToken: this.tokens.make({ signInId: id, generation: 0 }) };
  }

  /**
   * Trades a refresh token for its successor. One that was used before ends the sign-in: somebody else
   * has it too.
   *
   * @throws ApiError invalid_credentials
   */
  async refresh(token: string): Promise<Identity & StartedSignIn> {
    const content = this.tokens.read(token);
    const identity =
      content &&
      ((await this.rotate(content.signInId, content.generation)) ??
        (await this.repeated(content.signInId, content.generation)));
    if (!identity) {
      if (content) await this.dataSource.manager.delete(SignIn, content.signInId);
      throw new ApiError('invalid_credentials', 'The log-in has ended. Log in again.');
    }
    const { signInId: id, generation } = content;
    const refreshToken = this.tokens.make({ signInId: id, generation: generation + 1 });
    return { ...identity, id, refreshToken };
  }

  /** Ends the sign-in that a refresh token belongs to. Tokens of nobody are ignored. */
  async end(token: string): Promise<void> {
    const content = this.tokens.read(token);
    if (content) await this.dataSource.manager.delete(SignIn, content.signInId);
  }

  /** Ends every sign-in of a person, in every organization. @param except one that stays. */
  async endAll(tx: Transaction, userId: string, except?: string): Promise<void> {
    await tx.query('DELETE FROM sign_ins WHERE user_id = $1 AND id IS DISTINCT FROM $2', [
      userId,
      except ?? null,
    ]);
  }

  async isLive(id: string, { userId, organizationId }: Identity): Promise<boolean> {
    const rows = await this.dataSource.query<unknown[]>(IS_LIVE, [id, userId, organizationId]);
    return rows.length > 0;
  }

  /** Removes those that ended by time. */
  async sweep(): Promise<void> {
    await this.dataSource.query('DELETE FROM sign_ins WHERE expires_at < now()');
  }

  private async rotate(id: string, generation: number): Promise<Identity | undefined> {
    const [rows] = await this.dataSource.query<[Identity[], number]>(ROTATE, [
      id,
      generation,
      IDLE_LIFETIME_SECONDS,
    ]);
    return rows[0];
  }

  private async repeated(id: string, generation: number): Promise<Identity | undefined> {
    const rows = await this.dataSource.query<Identity[]>(REPEATED, [
      id,
      generation,
      REPEAT_SECONDS,
    ]);
    return rows[0];
  }
}
