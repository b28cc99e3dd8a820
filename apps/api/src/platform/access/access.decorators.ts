import {
  applyDecorators,
  createParamDecorator,
  type ExecutionContext,
  SetMetadata,
} from '@nestjs/common';
import { AddRouteConfig } from '../http/routes/route-config';
import { ApiBearerAuth, ApiExtension, ApiSecurity } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { Actor } from './actor';
import type { Permission } from '@whathooks/dto';

/** Kinds of credentials. */
export type Credential = 'jwt' | 'apiKey';

export interface Access {
  credentials: readonly Credential[];
  permission: Permission;
  /** A signed address takes the place of credentials; the route checks it. */
  orSigned?: boolean;
}

export const ACCESS = Symbol('ACCESS');

/** Names of the security schemes in the OpenAPI document. */
export const SECURITY_SCHEMES = { jwt: 'accessToken', apiKey: 'apiKey' } as const;

/** Field of an operation in the OpenAPI document: the permission that its caller needs. */
export const PERMISSION_EXTENSION = 'x-permission';

/** Declares who may call a route. A route that declares neither this nor {@link Public} is closed. */
export function Allow(permission: Permission, ...credentials: Credential[]): MethodDecorator {
  const accepted: readonly Credential[] = credentials.length ? credentials : ['jwt', 'apiKey'];
  return declared({ credentials: accepted, permission });
}

/**
 * Like {@link Allow} with any credentials. A request to a signed address needs none: the route checks
 * the signature, and finds no actor.
 */
export function AllowOrSigned(permission: Permission): MethodDecorator {
  return declared({ credentials: ['jwt', 'apiKey'], permission, orSigned: true });
}

/** Whether a request brings a signed address instead of credentials. */
export function comesSigned({ query }: FastifyRequest, access: Access): boolean {
  const given = query as Record<string, unknown>;
  return access.orSigned === true && ('signature' in given || 'expires' in given);
}

function declared(access: Access): MethodDecorator {
  const { credentials: accepted } = access;
  return applyDecorators(
    SetMetadata(ACCESS, access),
    // In the route's configuration, because it is needed before the guard runs.
    AddRouteConfig({ access }),
    ApiExtension(PERMISSION_EXTENSION, access.permission),
    ...(accepted.includes('jwt') ? [ApiBearerAuth(SECURITY_SCHEMES.jwt)] : []),
    ...(accepted.includes('apiKey') ? [ApiSecurity(SECURITY_SCHEMES.apiKey)] : []),
  );
}

/** Declares a route that needs no credentials. */
export function Public(): MethodDecorator & ClassDecorator {
  return SetMetadata(ACCESS, 'public');
}

/** A request that passed the guard. */
export interface AuthenticatedRequest extends FastifyRequest {
  actor?: Actor;
}

/** The actor that the guard identified. */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext) => {
  return context.switchToHttp().getRequest<AuthenticatedRequest>().actor;
});
