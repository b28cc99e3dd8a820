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

  /**
   * Makes sure that a page of ours sends a request that cookies of ours come with, and not one of another site. An IP
   * address is the site of whoever has it, and counts only where the request was sent to it.
   *
   * @param origin the header; a client that sends none is no browser.
   * @throws ApiError origin_not_allowed
   */
  assertOwnOrigin(origin: string | undefined, host: string | undefined): void {
    if (!origin || this.any) return;
    const name = URL.canParse(origin) ? new URL(origin).hostname : null;
    if (name !== null && (name === nameOf(host ?? '') || this.isNamed(name))) return;
    throw new ApiError(
      'origin_not_allowed',
      `A page of ${JSON.stringify(origin).slice(0, 200)} sent this request. If that is this server's own name, the operator sets PUBLIC_URL to it, or ALLOWED_HOSTS.`,
    );
  }

  private isOurs(name: string): boolean {
    return this.isNamed(name) || ipaddr.isValid(name.replace(/^\[|\]$/g, ''));
  }

  private isNamed(name: string): boolean {
    return this.names.has(name) || this.suffixes.some((suffix) => name.endsWith(suffix));
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
