import { Injectable } from '@nestjs/common';
import { ApiError } from '../problems/api-error';
import { addressKey } from './address-key';
import { FailedTries } from './failed-tries';
import type { Backoff } from './failed-tries.repository';

/** Mail to one address: a person looks into the wrong folder, and asks again. */
const RECIPIENT: Backoff = { free: 3, longestS: 900 };
/** Mail to whomever, caused from one address. */
const ADDRESS: Backoff = { free: 20, longestS: 900 };

/** Invitations to whomever, caused from one address, whatever the organization: an office invites its whole staff. */
const OFFICE: Backoff = { free: 60, longestS: 900 };

/** Mail to whomever, caused by one organization from wherever: as many as a team has, and no list of strangers. */
const ORGANIZATION: Backoff = { free: 50, longestS: 3_600 };

/** Slows down who causes mail to others, in all processes together. Whether there is such an account does not matter. */
@Injectable()
export class MailThrottle {
  constructor(private readonly tries: FailedTries) {}

  /** @throws ApiError rate_limited */
  attempt<T>(recipient: string, address: string, send: () => Promise<T>): Promise<T> {
    const from = addressKey(address);
    const counted = [
      { key: `mail to ${recipient.toLowerCase()}`, backoff: RECIPIENT },
      { key: `mail from ${from}`, backoff: ADDRESS },
    ];
    return this.tries.attempt(counted, MANY, () => true, send);
  }

  /**
   * Whether an organization may cause one more mail to somebody now, which is then counted. Whoever makes one
   * organization after the other has no more mail for that: the address counts for all of them. It is counted apart
   * from what people ask for themselves: whoever forgot a password gets their link while colleagues are invited.
   *
   * @param organizationId UUID
   * @param address IP address of who causes it.
   */
  async mayMail(recipient: string, organizationId: string, address: string): Promise<boolean> {
    const counted = [
      { key: `mail to ${recipient.toLowerCase()}`, backoff: RECIPIENT },
      { key: `mail of ${organizationId}`, backoff: ORGANIZATION },
      { key: `invitations from ${addressKey(address)}`, backoff: OFFICE },
    ];
    try {
      return await this.tries.attempt(
        counted,
        MANY,
        () => true,
        () => Promise.resolve(true),
      );
    } catch (error) {
      if (error instanceof ApiError && error.code === 'rate_limited') return false;
      throw error;
    }
  }
}

const MANY = 'requests for mail';
