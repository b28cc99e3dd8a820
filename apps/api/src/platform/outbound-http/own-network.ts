import { Resolver } from 'node:dns/promises';
import { Inject, Injectable, Logger } from '@nestjs/common';
import type { HttpOutcome, RequestFailure } from './http-outcome';
import { isForbiddenAddress } from './forbidden-addresses';

/** Whether anything outside can be reached. */
export type NetworkCheck = () => Promise<boolean>;

/** What a request tells of the network. */
type Observed = Pick<HttpOutcome, 'answer' | 'remoteAddress'> & {
  error: Pick<RequestFailure, 'ours'> | null;
};

/** Injection token of {@link NetworkCheck}. */
export const NETWORK_CHECK = Symbol('NETWORK_CHECK');

const DNS_TIMEOUT_MS = 1_000;
const DNS_TRIES = 2;
/** One answer serves everybody who asks within this time, in ms. */
const FRESH_MS = 1_000;
/** What DNS answers when it is out of reach itself. */
const NO_ANSWER = /^(ETIMEOUT|ECONNREFUSED|ESERVFAIL|ECANCELLED|ENETUNREACH)$/;

/** Asks DNS who serves the root: whoever can say anything about that is connected to the world. */
export const askForTheRoot: NetworkCheck = async () => {
  const resolver = new Resolver({ timeout: DNS_TIMEOUT_MS, tries: DNS_TRIES });
  try {
    await resolver.resolveNs('.');
    return true;
  } catch (error) {
    return !NO_ANSWER.test((error as NodeJS.ErrnoException).code ?? '');
  }
};

/**
 * Tells our own outage from theirs. While this machine has no network or no DNS, every endpoint looks
 * dead: that must not use up anybody's attempts.
 */
@Injectable()
export class OwnNetwork {
  private readonly logger = new Logger(OwnNetwork.name);
  private heardAt = -Infinity;
  private checkedAt = -Infinity;
  private check: Promise<boolean> | undefined;
  private wasDown = false;

  constructor(@Inject(NETWORK_CHECK) private readonly isReachable: NetworkCheck) {}

  /**
   * Whether a request failed because of us.
   *
   * @param startedAt when it began, in milliseconds of `performance.now()`.
   */
  async isToBlame({ answer, error, remoteAddress }: Observed, startedAt: number): Promise<boolean> {
    if (answer && remoteAddress && !isForbiddenAddress(remoteAddress)) this.heard();
    if (!error?.ours) return false;
    if (error.ours === 'certainly') return true;
    // Somebody else was reached meanwhile.
    if (this.heardAt >= startedAt) return false;
    const reachable = await this.ask();
    if (!reachable && !this.wasDown) {
      this.logger.warn('our own network is down: deliveries wait, no attempt is used up');
    }
    this.wasDown = !reachable;
    return !reachable;
  }

  private heard(): void {
    this.heardAt = performance.now();
    if (this.wasDown) this.logger.log('our own network is back');
    this.wasDown = false;
  }

  private ask(): Promise<boolean> {
    const now = performance.now();
    if (!this.check || now - this.checkedAt > FRESH_MS) {
      this.checkedAt = now;
      this.check = this.isReachable();
    }
    return this.check;
  }
}
