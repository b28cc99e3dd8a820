import { createHash, randomBytes } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { OwnCookie } from '../../platform/http/own-cookies';

const COOKIE = new OwnCookie('whathooks_device');
/** Browsers keep no cookie for longer. */
const LIFETIME_SECONDS = 400 * 24 * 3600;
const TOKEN_BYTES = 32;
/** Characters of a `User-Agent` that are kept. */
const USER_AGENT_MAX = 400;

/** Where a person comes from. */
export interface Visitor {
  /** IP address. */
  address: string;
  /** What the browser says of itself. */
  userAgent: string;
  /** Secret by which this browser is known again. */
  device: string;
}

/**
 * Whoever sends a request. A browser that was never here gets a new secret.
 *
 * @param publicUrl where browsers reach us.
 */
export function visitorOf(request: FastifyRequest, publicUrl: string | null): Visitor {
  const device = COOKIE.read(request, publicUrl);
  return {
    address: request.ip,
    userAgent: (request.headers['user-agent'] ?? '').slice(0, USER_AGENT_MAX),
    device:
      device !== '' && device.length < 100
        ? device
        : randomBytes(TOKEN_BYTES).toString('base64url'),
  };
}

/** What the database keeps of a browser's secret. */
export function hashDevice(device: string): Buffer {
  return createHash('sha256').update(device).digest();
}

/** Lets the browser be known again. Says nothing of who used it, and opens nothing. */
export function setDeviceCookie(
  reply: FastifyReply,
  { device }: Visitor,
  publicUrl: string | null,
): void {
  COOKIE.write(reply, device, { publicUrl, maxAgeS: LIFETIME_SECONDS });
}
