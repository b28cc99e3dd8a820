import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ApiError } from '../errors/api-error';
import { ACCESS, type Access, type AuthenticatedRequest } from './access.decorators';
import type { Actor } from './actor';
import { Authentication } from './authentication';
import { may } from './permissions';
import { tokenOf } from './token-of-request';

/** Lets a request in when its credentials and permission are those the route declares. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly authentication: Authentication,
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
    const isKey = this.authentication.isKey(token);
    if (!access.credentials.includes(isKey ? 'apiKey' : 'jwt')) {
      throw new ApiError(
        'invalid_credentials',
        isKey
          ? 'This route takes an access token of a logged-in person, not an API key.'
          : 'This route takes an API key, as X-API-Key or Authorization: Bearer.',
      );
    }
    return this.authentication.authenticate(token);
  }
}
