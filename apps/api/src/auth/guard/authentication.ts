import { Injectable } from '@nestjs/common';
import { Authenticator } from 'passport';
import { ApiKeysService } from '../../api-keys/api-keys.service';
import type { Actor } from '../../platform/access/actor';
import type { RequestWithToken } from '../../platform/access/token-of-request';
import { accessRefused } from '../tokens/access-tokens';
import { ACCESS_TOKEN, AccessTokenStrategy } from './access-token.strategy';
import { API_KEY, ApiKeyStrategy } from './api-key.strategy';
import { acrossOrganizations } from '../../platform/scope/scope';

/** Tells who brings a token, of either kind. Nothing is remembered: what they may do is read each time. */
@Injectable()
export class Authentication {
  /** Passport's own instance is shared by every application in a process, and so are its strategies. */
  private readonly passport = new Authenticator();

  constructor(accessTokens: AccessTokenStrategy, apiKeys: ApiKeyStrategy) {
    this.passport.use(ACCESS_TOKEN, accessTokens);
    this.passport.use(API_KEY, apiKeys);
  }

  /** Whether a token is an API key, genuine or not. */
  isKey(token: string): boolean {
    return ApiKeysService.looksLikeKey(token);
  }

  /**
   * @param token of the request, as `tokenOf` reads it
   * @param address IP address that it comes from
   * @throws ApiError invalid_credentials, address_not_allowed
   */
  authenticate(token: string, address: string): Promise<Actor> {
    const strategy = this.isKey(token) ? API_KEY : ACCESS_TOKEN;
    // Passport adds its own helpers to the object that it gets, so it does not get the request.
    const request: RequestWithToken = { headers: { 'x-api-key': token }, ip: address };
    return new Promise((resolve, reject) => {
      const settle = (error: unknown, actor: Actor | false | null | undefined): void => {
        if (error) reject(error as Error);
        else if (actor) resolve(actor);
        else reject(accessRefused());
      };
      const middleware = this.passport.authenticate(
        strategy,
        { session: false },
        settle,
      ) as Middleware;
      acrossOrganizations('callers', () => middleware(request, undefined, reject));
    });
  }
}

type Middleware = (request: object, response: unknown, next: (error: unknown) => void) => void;
