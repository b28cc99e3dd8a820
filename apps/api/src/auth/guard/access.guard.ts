import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ApiError } from '../../platform/http/problems/api-error';
import {
  ACCESS,
  type Access,
  type AuthenticatedRequest,
  comesSigned,
} from '../../platform/access/access.decorators';
import { Admission } from './admission';
import { enterDoor, enterOrganization } from '../../platform/scope/scope';

/**
 * Lets a request in when its credentials and permission are those the route declares. Most are looked at
 * before their body is read; the guard makes sure that none is forgotten.
 */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly admission: Admission,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const access = this.reflector.getAllAndOverride<Access | 'public' | undefined>(ACCESS, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (access === 'public') return this.admitAnybody();
    if (!access) throw new ApiError('forbidden');
    const request = context.switchToHttp().getRequest<AuthenticatedRequest>();
    if (comesSigned(request, access)) return this.admitAnybody();
    request.actor ??= await this.admission.authenticate(request, access);
    this.admission.assertMay(request.actor, access);
    const { organizationId, reach } = request.actor;
    enterOrganization(organizationId, reach && reach.sessionIds);
    return true;
  }

  /** The route itself finds out who calls, and for which organization. */
  private admitAnybody(): true {
    enterDoor('callers');
    return true;
  }
}
