import { Logger } from '@nestjs/common';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Environment } from '../platform/config/environment';
import { memberOf } from '../platform/config/networks';
import type { RateLimits } from '../platform/http/rate-limits/rate-limits';
import {
  type Access,
  type AuthenticatedRequest,
  comesSigned,
} from '../platform/access/access.decorators';
import { actorId } from '../platform/access/actor';
import type { Admission } from '../auth/guard/admission';
import { HostNames } from './host-names';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Who may call the route; missing where only its guard knows. */
    access?: Access | 'public';
  }
}

/** Each may hash a password, which costs as much as hundreds of other requests, or make an account. */
const ACCOUNT_ROUTES: readonly string[] = [
  '/v1/auth/register',
  '/v1/auth/accept-invitation',
  '/v1/auth/oidc/complete',
];
/** Where cookies are read. */
const ACCOUNTS = '/v1/auth/';
const SAFE: readonly string[] = ['GET', 'HEAD', 'OPTIONS'];
const API = '/v1/';
/** Probes of whatever runs us come under any name, often, and learn nothing. */
const PROBES = '/health/';

/**
 * Stands before everything: host name, rate limits and credentials are looked at as soon as the headers are
 * there, before a body is read. By the route that was found, never by the address as it was written.
 *
 * @param api null in a process that serves no API: it has no routes but its probes.
 */
export function guardRequests(
  fastify: FastifyInstance,
  environment: Environment,
  api: { admission: Admission; limits: RateLimits } | null,
): void {
  const hostNames = new HostNames(environment);
  const noteProxy = proxyNotice(environment);
  fastify.addHook('onRequest', async (request, reply) => {
    const route = request.routeOptions.url ?? '';
    if (route.startsWith(PROBES)) return;
    hostNames.assertOurs(request.headers.host);
    noteProxy(request.raw.socket.remoteAddress, request.headers['x-forwarded-for']);
    if (!route.startsWith(API)) return;
    if (route.startsWith(ACCOUNTS) && !SAFE.includes(request.method))
      hostNames.assertOwnOrigin(request.headers.origin, request.headers.host);
    // Tokens, codes and messages stand in answers all over the API: none of them may stay in a cache.
    void reply.header('cache-control', 'no-store');
    await admit(request, reply, route);
  });

  async function admit(
    request: AuthenticatedRequest,
    reply: FastifyReply,
    route: string,
  ): Promise<void> {
    if (!api) return;
    const { admission, limits } = api;
    const asNobody = limits.countAddress(request.ip, reply);
    if (ACCOUNT_ROUTES.includes(route)) limits.countRegistration(request.ip, reply);
    const { access } = request.routeOptions.config;
    if (!access || access === 'public' || comesSigned(request, access)) return;
    const actor = await admission.authenticate(request, access);
    asNobody.undo();
    limits.countActor(actorId(actor), actor.organizationId, reply);
    admission.assertMay(actor, access);
    request.actor = actor;
  }
}

/** Says once in the log that a proxy stands before us whose callers all count as one. */
function proxyNotice({
  trustProxy,
}: Environment): (from: string | undefined, forwardedFor: unknown) => void {
  const isTrusted = memberOf(trustProxy);
  let isSaid = false;
  return (from, forwardedFor) => {
    if (isSaid || forwardedFor === undefined || from === undefined || isTrusted(from)) return;
    isSaid = true;
    new Logger('RequestGuard').warn(
      `${from} sent X-Forwarded-For, which is not believed. If it is your proxy, set TRUST_PROXY=${from}: until then all its callers share one rate limit.`,
    );
  };
}
