import { Injectable } from '@nestjs/common';
import { newId } from '../../platform/database/ids';
import type { Transaction } from '../../platform/database/unit-of-work';
import { ApiError } from '../../platform/http/problems/api-error';
import { RefreshTokens } from '../tokens/refresh-tokens';
import type { SignIn } from './sign-in.entity';
import { type Identity, type ShownSignIn, SignInsRepository } from './sign-ins.repository';
import { hashDevice, type Visitor } from './visitor';

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

/** A log-in this young stands in for a password, where an account has none. */
const FRESH_SECONDS = 10 * 60;

export interface StartedSignIn {
  id: string;
  refreshToken: string;
}

/** Sign-ins of a person that are shown at most. */
const MOST_SHOWN = 200;

/** Who is signed in, on which devices, and for how long. Ended ones open nothing from the next request on. */
@Injectable()
export class SignIns {
  constructor(
    private readonly rows: SignInsRepository,
    private readonly tokens: RefreshTokens,
  ) {}

  /**
   * `isNew`: it is on a browser that its person had not used before.
   *
   * @param provider that let the person in; null for a password.
   */
  async begin(
    tx: Transaction,
    identity: Identity,
    visitor: Visitor,
    provider: string | null,
  ): Promise<StartedSignIn & { isNew: boolean }> {
    const id = newId();
    const now = Date.now();
    const { address, userAgent, device } = visitor;
    const isNew = await this.rows.noteDevice(tx, identity.userId, hashDevice(device));
    await this.rows.insert(tx, {
      id,
      ...identity,
      ...{ address, userAgent, isNew, provider },
      expiresAt: new Date(now + IDLE_LIFETIME_SECONDS * 1000),
      endsAt: new Date(now + LIFETIME_SECONDS * 1000),
    });
    return { id, isNew, refreshToken: this.tokens.make({ signInId: id, generation: 0 }) };
  }

  /**
   * Trades a refresh token for its successor. One that was used before ends the sign-in: somebody else
   * has it too.
   *
   * @throws ApiError invalid_credentials
   */
  async refresh(token: string, visitor: Visitor): Promise<Identity & StartedSignIn> {
    const content = this.tokens.read(token);
    const identity =
      content &&
      ((await this.rows.rotate(
        content.signInId,
        content.generation,
        IDLE_LIFETIME_SECONDS,
        visitor,
      )) ??
        (await this.rows.repeated(content.signInId, content.generation, REPEAT_SECONDS)));
    if (!identity) {
      if (content) await this.rows.remove(content.signInId);
      throw new ApiError('invalid_credentials', 'The log-in has ended. Log in again.');
    }
    const { signInId: id, generation } = content;
    const refreshToken = this.tokens.make({ signInId: id, generation: generation + 1 });
    return { ...identity, id, refreshToken };
  }

  /**
   * Takes a sign-in to another organization of its person. It ends when it would have ended.
   *
   * @throws ApiError invalid_credentials when it has ended, or the person left that organization just now.
   */
  async move(signIn: Identity & { signInId: string }, organizationId: string): Promise<void> {
    if (!(await this.rows.move(signIn.signInId, signIn, organizationId))) {
      throw new ApiError('invalid_credentials', 'The log-in has ended. Log in again.');
    }
  }

  /** Ends the sign-in of a refresh token. Unknown tokens are ignored. */
  async end(token: string): Promise<void> {
    const content = this.tokens.read(token);
    if (content) await this.rows.remove(content.signInId);
  }

  /** Every live sign-in of a person, in every organization, newest first. */
  live(userId: string): Promise<ShownSignIn[]> {
    return this.rows.liveOfUser(userId, MOST_SHOWN);
  }

  /** Ends one of a person. What was known of it; null where there was none. */
  endOne(tx: Transaction, userId: string, id: string): Promise<SignIn | null> {
    return this.rows.removeOne(tx, userId, id);
  }

  /** Whether a person used a browser before, by its secret. */
  knowsDevice(userId: string, device: string): Promise<boolean> {
    return this.rows.knowsDevice(userId, hashDevice(device));
  }

  /** Somebody says that a new one is theirs. Whether there was one. */
  recognize(tx: Transaction, userId: string, id: string): Promise<boolean> {
    return this.rows.recognize(tx, userId, id);
  }

  /** Ends every sign-in of a person, in every organization. @param except one that stays. */
  endAll(tx: Transaction, userId: string, except?: string): Promise<void> {
    return this.rows.removeOfUser(tx, userId, except);
  }

  /** Whether one began so short a time ago that its person is surely still there. */
  isFresh(id: string): Promise<boolean> {
    return this.rows.beganWithin(id, FRESH_SECONDS);
  }

  isLive(id: string, identity: Identity): Promise<boolean> {
    return this.rows.isLive(id, identity);
  }

  /** Removes those that ended by time. */
  sweep(): Promise<void> {
    return this.rows.removeExpired();
  }
}
