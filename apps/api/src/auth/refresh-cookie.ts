import '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { IDLE_LIFETIME_SECONDS } from './sign-ins/sign-ins';

const NAME = 'whathooks_refresh';
/** Sent to the routes that need it and nowhere else. */
const PATH = '/v1/auth';

/** The refresh token that came with a request; empty when there is none. */
export function readRefreshCookie(request: FastifyRequest): string {
  return request.cookies[NAME] ?? '';
}

/** @param publicUrl where browsers reach us: https there means that they came by TLS, whatever stands between. */
export function setRefreshCookie(
  reply: FastifyReply,
  token: string,
  publicUrl: string | null,
): void {
  void reply.setCookie(NAME, token, {
    path: PATH,
    httpOnly: true,
    sameSite: 'strict',
    secure: publicUrl?.startsWith('https:') === true || reply.request.protocol === 'https',
    maxAge: IDLE_LIFETIME_SECONDS,
  });
}

export function clearRefreshCookie(reply: FastifyReply): void {
  void reply.clearCookie(NAME, { path: PATH });
}
