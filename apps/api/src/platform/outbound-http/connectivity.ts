import { Resolver } from 'node:dns/promises';
import { Inject, Injectable, Logger } from '@nestjs/common';
import type { HttpOutcome, RequestFailure } from './http-outcome';
import { isForbiddenAddress } from './forbidden-addresses';

/** Whether any host outside can be reached. */
export type NetworkCheck = () => Promise<boolean>;

/** What a request shows about the network. */
type Observed = Pick<HttpOutcome, 'answer' | 'remoteAddress'> & {
  error: Pick<RequestFailure, 'ours'> | null;
};

/** Injection token of {@link NetworkCheck}. */
export const NETWORK_CHECK = Symbol('NETWORK_CHECK');

const DNS_TIMEOUT_MS = 1_000;
const DNS_TRIES = 2;
/** A check is valid for this long, in ms. */
const FRESH_MS = 1_000;
/** DNS errors when DNS itself is unreachable. */
const NO_ANSWER = /^(ETIMEOUT|ECONNREFUSED|ESERVFAIL|ECANCELLED|ENETUNREACH)$/;

/** Asks DNS for the root name servers: any result proves a connection to the internet. */
export const queryRootServers: NetworkCheck = async () => {
  const resolver = new Resolver({ timeout: DNS_TIMEOUT_MS, tries: DNS_TRIES });
  try {
    await resolver.resolveNs('.');
    return true;
  } catch (error) {
    return !NO_ANSWER.test((error as NodeJS.ErrnoException).code ?? '');
  }
};

/**
 * Distinguishes an outage of our own network from one of the receiver. Without network or DNS here,
 * every endpoint looks down, and that must not use up attempts.
 */
@Injectable()
export class Connectivity {
  private readonly logger = new Logger(Connectivity.name);
  private respondedAt = -Infinity;
  private checkedAt = -Infinity;
  private check: Promise<boolean> | undefined;
  private wasDown = false;

  constructor(@Inject(NETWORK_CHECK) private readonly isReachable: NetworkCheck) {}

  /**
   * Whether a request failed because of our own network.
   *
   * @param startedAt when it began, in milliseconds of `performance.now()`.
   */
  async causedFailure(
    { answer, error, remoteAddress }: Observed,
    startedAt: number,
  ): Promise<boolean> {
    if (answer && remoteAddress && !isForbiddenAddress(remoteAddress)) this.responded();
    if (!error?.ours) return false;
    if (error.ours === 'certainly') return true;
    // Another host was reached meanwhile.
    if (this.respondedAt >= startedAt) return false;
    const reachable = await this.ask();
    if (!reachable && !this.wasDown) {
      this.logger.warn('no network on this server: deliveries wait and use up no attempts');
    }
    this.wasDown = !reachable;
    return !reachable;
  }

  private responded(): void {
    this.respondedAt = performance.now();
    if (this.wasDown) this.logger.log('the network of this server works again');
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
