import { Injectable } from '@nestjs/common';
import type { ErrorCode } from '@whathooks/dto';
import { ApiError } from '../problems/api-error';
import { addressKey } from './address-key';
import { FailedTries } from './failed-tries';
import type { Backoff } from './failed-tries.repository';

/** A person opens an old link a few times; a machine tries many. */
const ADDRESS: Backoff = { free: 20, longestS: 60 };

/** Codes for one link: a person mistypes a number, and every code is a message to the phone of somebody. */
const CODES: Backoff = { free: 5, longestS: 900 };

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

  /**
   * Asks for a code to type on a phone. Every one counts, whoever asks for it.
   *
   * @param linkId UUID of the link by which it is asked for.
   * @throws ApiError rate_limited without asking, while the wait after several lasts.
   */
  code<T>(linkId: string, ask: () => Promise<T>): Promise<T> {
    const counted = [{ key: `codes of ${linkId}`, backoff: CODES }];
    return this.tries.attempt(counted, 'requests for a code', () => true, ask);
  }
}

function isNoLink(error: unknown): boolean {
  return error instanceof ApiError && NOT_FOUND.includes(error.code);
}
