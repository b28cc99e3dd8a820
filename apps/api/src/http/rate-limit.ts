import { createHash } from 'node:crypto';
import type { RateLimitPluginOptions } from '@fastify/rate-limit';
import type { FastifyRequest } from 'fastify';
import { ApiError } from '../errors/api-error';

const WINDOW_MS = 60_000;
/** Wrong passwords are tried by machines: per e-mail address, a person needs far fewer. */
const LOGINS_PER_WINDOW = 10;

const LOGIN_ROUTE = '/v1/auth/login';

/** Limits calls per API key or access token (by address where there is neither), and log-ins per account. */
export function rateLimitOptions(requestsPerMinute: number): RateLimitPluginOptions {
  return {
    global: true,
    hook: 'preHandler',
    timeWindow: WINDOW_MS,
    enableDraftSpec: true,
    addHeadersOnExceeding: {
      'x-ratelimit-limit': true,
      'x-ratelimit-remaining': true,
      'x-ratelimit-reset': true,
    },
    allowList: (request) => !request.url.startsWith('/v1/'),
    keyGenerator: (request) => (isLogin(request) ? loginKey(request) : callerKey(request)),
    max: (request) => (isLogin(request) ? LOGINS_PER_WINDOW : requestsPerMinute),
    errorResponseBuilder: (_request, context) =>
      new ApiError(
        'rate_limited',
        `The limit is ${context.max} requests a minute. Go on in ${context.after}.`,
      ),
  };
}

function isLogin(request: FastifyRequest): boolean {
  return request.routeOptions.url === LOGIN_ROUTE;
}

function loginKey(request: FastifyRequest): string {
  const email = (request.body as { email?: unknown } | undefined)?.email;
  return `login:${typeof email === 'string' ? email.toLowerCase() : request.ip}`;
}

/** A digest, so that tokens do not lie about in the limiter's memory. */
function callerKey(request: FastifyRequest): string {
  const token = request.headers['x-api-key'] ?? request.headers.authorization;
  if (typeof token !== 'string') return `ip:${request.ip}`;
  return createHash('sha256').update(token).digest('base64');
}
