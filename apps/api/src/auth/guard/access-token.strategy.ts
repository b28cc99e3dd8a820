import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { Strategy } from 'passport-jwt';
import { tokenOf } from '../../platform/access/token-of-request';
import type { UserActor } from '../../platform/access/actor';
import { SignedInUsers } from '../signed-in-users';
import {
  ACCESS_TOKEN_RULES,
  type AccessTokenClaims,
  accessRefused,
  AccessTokens,
  contentOf,
} from '../tokens/access-tokens';

/** Passport's name of this strategy. */
export const ACCESS_TOKEN = 'access-token';

/** Admits a person by the access token that the log-in issued. */
@Injectable()
export class AccessTokenStrategy extends PassportStrategy(Strategy, ACCESS_TOKEN) {
  constructor(
    tokens: AccessTokens,
    private readonly users: SignedInUsers,
  ) {
    super({
      jwtFromRequest: tokenOf,
      // The key is read from the database after this strategy is made. The types of passport-jwt lack key
      // objects, which it passes on to jsonwebtoken as they are.
      secretOrKeyProvider: (_request: unknown, _token: unknown, done: KeyCallback) =>
        done(null, tokens.key as unknown as Buffer),
      ...ACCESS_TOKEN_RULES,
    });
  }

  /**
   * Runs for a token whose signature, audience and end are right.
   *
   * @throws ApiError invalid_credentials
   */
  async validate(claims: Partial<AccessTokenClaims>): Promise<UserActor> {
    const content = contentOf(claims);
    if (!content) throw accessRefused();
    return this.users.actorOf(content);
  }
}

type KeyCallback = (error: unknown, key: Buffer) => void;
