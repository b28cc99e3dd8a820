import { hostname } from 'node:os';
import ipaddr from 'ipaddr.js';
import type { Environment } from '../platform/config/environment';
import { ApiError } from '../platform/http/problems/api-error';

type Settings = Pick<Environment, 'host' | 'publicUrl' | 'allowedHosts'>;

/**
 * Tells whether a request was made under a name of ours.
 *
 * A page of any site can let its own name lead to this address, and then reads our answers as its own. Its
 * browser names that site in `Host`. An IP address there is no danger: such a page has no name to change.
 */
export class HostNames {
  private readonly names: ReadonlySet<string>;
  private readonly suffixes: readonly string[];
  private readonly any: boolean;

  constructor({ host, publicUrl, allowedHosts }: Settings) {
    const own = publicUrl ? [new URL(publicUrl).hostname] : [];
    // A process that listens on other addresses than loopback is also reached by the name of the machine.
    const ofMachine = isLoopback(host) ? [] : [hostname().toLowerCase()];
    this.any = allowedHosts.includes('*');
    this.suffixes = ['.localhost', ...allowedHosts.filter((name) => name.startsWith('.'))];
    this.names = new Set(['localhost', host.toLowerCase(), ...own, ...ofMachine, ...allowedHosts]);
  }

  /**
   * @param host the header; a client that sends none is no browser.
   * @throws ApiError host_not_allowed
   */
  assertOurs(host: string | undefined): void {
    if (!host || this.any) return;
    const name = nameOf(host);
    if (name !== null && this.isOurs(name)) return;
    throw new ApiError(
      'host_not_allowed',
      `This server is not asked under the host name ${JSON.stringify(name ?? host).slice(0, 200)}. If that is its name, the operator sets ALLOWED_HOSTS to it, or PUBLIC_URL.`,
    );
  }

  private isOurs(name: string): boolean {
    return (
      this.names.has(name) ||
      this.suffixes.some((suffix) => name.endsWith(suffix)) ||
      ipaddr.isValid(name.replace(/^\[|\]$/g, ''))
    );
  }
}

function isLoopback(host: string): boolean {
  return (
    host === 'localhost' || (ipaddr.isValid(host) && ipaddr.parse(host).range() === 'loopback')
  );
}

/** The host without its port, in lower case; null for what is no host. */
function nameOf(host: string): string | null {
  const url = `http://${host}/`;
  if (!URL.canParse(url) || /[/?#@\\]/.test(host)) return null;
  return new URL(url).hostname.replace(/\.$/, '');
}
