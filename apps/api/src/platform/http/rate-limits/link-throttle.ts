import { Injectable } from '@nestjs/common';
import type { ErrorCode } from '@whathooks/dto';
import { ApiError } from '../problems/api-error';
import { addressKey } from './address-key';
import { FailedTries } from './failed-tries';
import type { Backoff } from './failed-tries.repository';

/** A person opens an old link a few times; a machine tries many. */
const ADDRESS: Backoff = { free: 20, longestS: 60 };

const NOT_FOUND: readonly ErrorCode[] = [
  'invitation_not_found',
  'connect_link_not_found',
  'reset_link_not_found',
];

/** Slows down an address that brings secrets of links that are none, in all processes together. */
@Injectable()
export class LinkThrottle {
  constructor(private readonly tries: FailedTries) {}

  /**
   * Tries the secret of a link.
   *
   * @param address IP address of who tries.
   * @param tryIt throws one of {@link NOT_FOUND} when there is no such link.
   * @throws ApiError rate_limited without trying, while the wait after failures lasts.
   */
  attempt<T>(address: string, tryIt: () => Promise<T>): Promise<T> {
    const counted = [{ key: `link ${addressKey(address)}`, backoff: ADDRESS }];
    return this.tries.attempt(counted, 'links that open nothing', isNoLink, tryIt);
  }
}

function isNoLink(error: unknown): boolean {
  return error instanceof ApiError && NOT_FOUND.includes(error.code);
}
