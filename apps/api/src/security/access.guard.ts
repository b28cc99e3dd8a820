import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ApiKeysService } from '../api-keys/api-keys.service';
import { AccessTokens } from '../auth/access-tokens';
import { ApiError } from '../errors/api-error';
import { ACCESS, type Access, type AuthenticatedRequest } from './access.decorators';
import type { Actor } from './actor';
import { may } from './permissions';

/** Lets a request in when its credentials and permission are those the route declares. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly accessTokens: AccessTokens,
    private readonly apiKeys: ApiKeysService,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const access = this.reflector.getAllAndOverride<Access | 'public' | undefined>(ACCESS, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (access === 'public') return true;
    if (!access) throw new ApiError('forbidden');
    const request = context.switchToHttp().getRequest<AuthenticatedRequest>();
    const actor = await this.authenticate(tokenOf(request), access);
    if (!may(actor, access.permission)) throw new ApiError('forbidden');
    request.actor = actor;
    return true;
  }

  private async authenticate(token: string, access: Access): Promise<Actor> {
    const isKey = ApiKeysService.looksLikeKey(token);
    if (!access.credentials.includes(isKey ? 'apiKey' : 'jwt')) {
      throw new ApiError(
        'invalid_credentials',
        isKey
          ? 'This route takes an access token of a logged-in person, not an API key.'
          : 'This route takes an API key, as X-API-Key or Authorization: Bearer.',
      );
    }
    return isKey ? this.apiKeys.authenticate(token) : this.accessTokens.verify(token);
  }
}

/** The token of a request: `X-API-Key`, else `Authorization: Bearer`. */
function tokenOf(request: AuthenticatedRequest): string {
  const key = request.headers['x-api-key'];
  if (typeof key === 'string' && key) return key;
  const match = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '');
  if (!match?.[1]) throw new ApiError('missing_credentials');
  return match[1];
}
