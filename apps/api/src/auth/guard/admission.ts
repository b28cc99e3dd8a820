import { Injectable } from '@nestjs/common';
import { ApiError } from '../../platform/http/problems/api-error';
import type { Access, AuthenticatedRequest } from '../../platform/access/access.decorators';
import type { Actor } from '../../platform/access/actor';
import { Authentication } from './authentication';
import { may } from '../../platform/access/permissions';
import { tokenOf } from '../../platform/access/token-of-request';

/** Three parts, as every access token has. */
const ACCESS_TOKEN = /^[\w-]+\.[\w-]+\.[\w-]*$/;
const NEITHER =
  'The token is neither an API key, which begins with wh_, nor an access token of a logged-in person. Send it whole.';

/** Finds out who makes a request, and whether they may. */
@Injectable()
export class Admission {
  constructor(private readonly authentication: Authentication) {}

  /** @throws ApiError missing_credentials, invalid_credentials */
  async authenticate(request: AuthenticatedRequest, access: Access): Promise<Actor> {
    const token = tokenOf(request);
    const isKey = this.authentication.isKey(token);
    // Most often a key without its beginning, or a placeholder of a sample.
    if (!isKey && !ACCESS_TOKEN.test(token)) throw new ApiError('invalid_credentials', NEITHER);
    if (!access.credentials.includes(isKey ? 'apiKey' : 'jwt')) {
      throw new ApiError(
        'invalid_credentials',
        isKey
          ? 'This route takes an access token of a logged-in person, not an API key.'
          : 'This route takes an API key, as X-API-Key or Authorization: Bearer.',
      );
    }
    return this.authentication.authenticate(token, request.ip);
  }

  /** @throws ApiError forbidden, two_factor_setup_required */
  assertMay(actor: Actor, access: Access): void {
    // What everybody may do with their own account is how a second factor is set up.
    if (actor.kind === 'user' && actor.needsTwoFactor && access.permission !== 'member')
      throw new ApiError('two_factor_setup_required');
    if (!may(actor, access.permission)) throw new ApiError('forbidden');
  }
}
