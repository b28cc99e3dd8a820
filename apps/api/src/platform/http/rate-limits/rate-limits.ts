import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ENVIRONMENT } from '../../config/config.module';
import type { Environment } from '../../config/environment';
import { ApiError } from '../problems/api-error';
import { addressKey } from './address-key';
import { SharedCounts } from './shared-counts';
import { type Count, WINDOW_S } from './window-counter';

/**
 * Of what one address may ask for without credentials, so much may be registrations: each costs as much as
 * hundreds of other requests.
 */
const REGISTRATION_SHARE = 0.01;
const LEAST_REGISTRATIONS = 10;

/** Allowed requests per minute: by address before authentication, by actor and organization after it. */
@Injectable()
export class RateLimits {
  private readonly perMinute: number;
  private readonly ofOrganization: number;

  constructor(
    private readonly counts: SharedCounts,
    @Inject(ENVIRONMENT) environment: Environment,
  ) {
    this.perMinute = environment.requestsPerMinute;
    this.ofOrganization = environment.organizationRequestsPerMinute;
  }

  /**
   * Counts a request that is not authenticated yet. Reverted when it turns out to be authenticated.
   *
   * @throws ApiError rate_limited
   */
  countAddress(address: string, reply: FastifyReply): Count {
    const count = this.counts.get('addresses').count(addressKey(address));
    setRateLimitHeaders(reply, 'address', this.perMinute, count);
    return count;
  }

  /** @throws ApiError rate_limited */
  countActor(actorId: string, organizationId: string, reply: FastifyReply): void {
    const ofAll = this.counts.get('organizations').count(organizationId);
    const own = this.counts.get('actors').count(actorId);
    setRateLimitHeaders(reply, 'actor', this.perMinute, own);
    // Told where it is what refuses.
    if (ofAll.used > this.ofOrganization)
      setRateLimitHeaders(reply, 'organization', this.ofOrganization, ofAll);
  }

  /** @throws ApiError rate_limited */
  countRegistration(address: string, reply: FastifyReply): void {
    const most = Math.max(LEAST_REGISTRATIONS, Math.floor(this.perMinute * REGISTRATION_SHARE));
    setRateLimitHeaders(
      reply,
      'registrations',
      most,
      this.counts.get('registrations').count(addressKey(address)),
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
