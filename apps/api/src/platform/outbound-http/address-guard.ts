import { isIP } from 'node:net';
import { Inject, Injectable } from '@nestjs/common';
import { ENVIRONMENT } from '../config/config.module';
import type { Environment } from '../config/environment';
import { ApiError } from '../http/problems/api-error';
import { isForbiddenAddress } from './forbidden-addresses';
import { RESOLVE_HOST, type ResolveHost } from './resolve-host';

/** Wait for DNS at a registration. The address is checked again at every connection. */
const REGISTRATION_DNS_MS = 3_000;

const LOOPBACK = ['127.0.0.1', '::1'];

/** For operators with a receiver in their own network. */
const HOW_TO_ALLOW =
  'private addresses need ALLOW_PRIVATE_WEBHOOKS=true where whathooks runs (README, Settings)';

/** The address of a customer that we must not connect to. */
export class ForbiddenAddressError extends Error {
  readonly code = 'ADDRESS_FORBIDDEN';

  /** @param why such as `10.0.0.1 is not a public address`. */
  constructor(why: string) {
    super(`${why}; ${HOW_TO_ALLOW}`);
  }
}

/**
 * Keeps customers from making us call addresses of our own network. A name is resolved once. It is
 * rejected if any of its addresses is forbidden, and only checked addresses are connected to.
 */
@Injectable()
export class AddressGuard {
  constructor(
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    @Inject(RESOLVE_HOST) private readonly resolve: ResolveHost,
  ) {}

  /**
   * Checks an address that is being registered. A name unknown to DNS passes.
   *
   * @throws ApiError webhook_url_forbidden
   */
  async assertRegistrable(address: string): Promise<void> {
    const url = URL.canParse(address) ? new URL(address) : null;
    if (!url || !/^https?:$/.test(url.protocol)) throw refused('it is not http or https');
    if (url.username || url.password) throw refused('it holds a user name or password');
    if (url.hash || address.includes('#'))
      throw refused('it holds a #fragment, which is never sent');
    const why = await this.reasonForbidden(hostOf(url));
    if (why) throw refused(why);
  }

  /**
   * Why a host must not be connected to; null when it may. A name unknown to DNS passes: it is
   * checked again at every connection.
   */
  async reasonForbidden(host: string): Promise<string | null> {
    if (this.environment.allowPrivateWebhooks) return null;
    try {
      await Promise.race([this.allowedAddresses(host), givingUp(REGISTRATION_DNS_MS)]);
    } catch (error) {
      if (error instanceof ForbiddenAddressError) return error.message;
    }
    return null;
  }

  /**
   * The addresses of a host that may be connected to. The host is a name, or an IP address without
   * brackets.
   *
   * @throws ForbiddenAddressError, or the error of the resolver.
   */
  async allowedAddresses(host: string): Promise<string[]> {
    if (this.environment.allowPrivateWebhooks) return this.addressesOf(host);
    // Names of this machine or its network: no DNS query, which would disclose them.
    if (isLocalhost(host) || isDotless(host)) {
      throw new ForbiddenAddressError(`${host} is not a public name`);
    }
    const addresses = await this.addressesOf(host);
    if (addresses.some(isForbiddenAddress)) {
      throw new ForbiddenAddressError(
        isIP(host)
          ? `${host} is not a public address`
          : `${host} leads to an address that is not public`,
      );
    }
    return addresses;
  }

  private async addressesOf(host: string): Promise<string[]> {
    if (isIP(host)) return [host];
    return isLocalhost(host) ? LOOPBACK : this.resolve(host);
  }
}

/**
 * Host of a URL in the form that connections use: lower case, encoded IPv4 decoded, no brackets.
 */
export function hostOf(url: URL): string {
  return url.hostname.replace(/^\[(.*)\]$/, '$1');
}

function isLocalhost(host: string): boolean {
  return /(^|\.)localhost\.?$/i.test(host);
}

function isDotless(host: string): boolean {
  return !isIP(host) && !host.replace(/\.$/, '').includes('.');
}

function refused(why: string): ApiError {
  return new ApiError('webhook_url_forbidden', `This address cannot be a webhook: ${why}.`, [
    { path: 'url', message: why },
  ]);
}

async function givingUp(milliseconds: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, milliseconds).unref());
}
