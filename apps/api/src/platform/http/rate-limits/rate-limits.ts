import type { FastifyReply } from 'fastify';
import { ApiError } from '../problems/api-error';
import { addressKey } from './address-key';
import { type Count, WINDOW_S, WindowCounter } from './window-counter';

/**
 * Of what one address may ask for without credentials, so much may be registrations: each costs as much as
 * hundreds of other requests.
 */
const REGISTRATION_SHARE = 0.01;
const LEAST_REGISTRATIONS = 10;

/** Allowed requests per minute: by address before authentication, by actor after it. */
export class RateLimits {
  private readonly addresses = new WindowCounter();
  private readonly actors = new WindowCounter();
  private readonly registrations = new WindowCounter();

  /** @param perMinute of one actor, and of one address without valid credentials. */
  constructor(private readonly perMinute: number) {}

  /**
   * Counts a request that is not authenticated yet. Reverted when it turns out to be authenticated.
   *
   * @throws ApiError rate_limited
   */
  countAddress(address: string, reply: FastifyReply): Count {
    const count = this.addresses.count(addressKey(address));
    setRateLimitHeaders(reply, 'address', this.perMinute, count);
    return count;
  }

  /** @throws ApiError rate_limited */
  countActor(actorId: string, reply: FastifyReply): void {
    setRateLimitHeaders(reply, 'actor', this.perMinute, this.actors.count(actorId));
  }

  /** @throws ApiError rate_limited */
  countRegistration(address: string, reply: FastifyReply): void {
    const most = Math.max(LEAST_REGISTRATIONS, Math.floor(this.perMinute * REGISTRATION_SHARE));
    setRateLimitHeaders(
      reply,
      'registrations',
      most,
      this.registrations.count(addressKey(address)),
    );
  }
}

/** Says in the answer what is left, and refuses when nothing is. */
function setRateLimitHeaders(
  reply: FastifyReply,
  policy: string,
  most: number,
  { used, resetS }: Count,
): void {
  void reply
    .header('ratelimit-policy', `"${policy}";q=${most};w=${WINDOW_S}`)
    .header('ratelimit', `"${policy}";r=${Math.max(0, most - used)};t=${resetS}`);
  if (used <= most) return;
  throw new ApiError(
    'rate_limited',
    `The limit is ${most} requests a minute. Go on in ${resetS} seconds.`,
    undefined,
    resetS,
  );
}
