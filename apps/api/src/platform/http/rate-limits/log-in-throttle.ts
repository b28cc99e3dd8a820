import { Injectable } from '@nestjs/common';
import type { ErrorCode } from '@whathooks/dto';
import { ApiError } from '../problems/api-error';
import { addressKey } from './address-key';
import { FailedTries } from './failed-tries';
import type { Backoff } from './failed-tries.repository';

/** One account from one address: a person mistypes, a machine tries. */
const PAIR: Backoff = { free: 5, longestS: 900 };
/** One address, whatever the accounts: a whole office may be behind it. */
const ADDRESS: Backoff = { free: 50, longestS: 60 };
/** One account, whatever the addresses: many machines guess one password together. */
const ACCOUNT: Backoff = { free: 100, longestS: 60 };

/** Errors that say that a password did not fit. */
const WRONG: readonly ErrorCode[] = ['wrong_login', 'wrong_password'];

/** Who tries a password. */
export interface PasswordTry {
  /** Name that the password is for; letter case does not matter. */
  account: string;
  /** IP address. */
  address: string;
  /** It comes from a browser on which the account was open before, or is open now. */
  isKnown: boolean;
}

/**
 * Slows down people who try passwords, in all processes together: by account and address, by address, and by
 * account. The last does not keep out a browser that its person used before, so that wrong guesses from
 * elsewhere keep nobody from work.
 */
@Injectable()
export class LogInThrottle {
  constructor(private readonly tries: FailedTries) {}

  /**
   * Tries a password.
   *
   * @param tryIt throws `wrong_login` or `wrong_password` when the password does not fit.
   * @throws ApiError rate_limited without trying, while the wait after failures lasts.
   */
  attempt<T>({ account, address, isKnown }: PasswordTry, tryIt: () => Promise<T>): Promise<T> {
    const from = addressKey(address);
    const name = account.toLowerCase();
    const counted = [
      { key: `password ${from} ${name}`, backoff: PAIR },
      { key: `password from ${from}`, backoff: ADDRESS },
      ...(isKnown ? [] : [{ key: `password of ${name}`, backoff: ACCOUNT }]),
    ];
    return this.tries.attempt(counted, 'wrong passwords', isWrong, tryIt);
  }
}

function isWrong(error: unknown): boolean {
  return error instanceof ApiError && WRONG.includes(error.code);
}
