import { Injectable } from '@nestjs/common';
import type { ErrorCode } from '@whathooks/dto';
import { ApiError } from '../problems/api-error';
import { addressKey } from './address-key';
import { Failures, tooMany } from './log-in-throttle';

/** A person opens an old link a few times; a machine tries many. */
const ADDRESS = { free: 20, longestMs: 60_000 };

const NOT_FOUND: readonly ErrorCode[] = ['invitation_not_found', 'connect_link_not_found'];

/** Slows down an address that brings secrets of links that are none. */
@Injectable()
export class LinkThrottle {
  private readonly addresses = new Failures(ADDRESS);

  /**
   * Tries the secret of a link.
   *
   * @param address IP address of who tries.
   * @param tryIt throws `invitation_not_found` or `connect_link_not_found` when there is no such link.
   * @throws ApiError rate_limited without trying, while the wait after failures lasts.
   */
  async attempt<T>(address: string, tryIt: () => Promise<T>): Promise<T> {
    const attempt = this.addresses.begin(addressKey(address));
    try {
      if (attempt.waitMs > 0) throw tooMany(attempt.waitMs, 'links');
      return await tryIt();
    } catch (error) {
      if (error instanceof ApiError && NOT_FOUND.includes(error.code)) attempt.failed();
      throw error;
    } finally {
      attempt.end();
    }
  }
}
