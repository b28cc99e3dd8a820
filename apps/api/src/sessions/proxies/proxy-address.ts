import type { SessionProxyView } from '@whathooks/dto';
import { ApiError } from '../../platform/http/problems/api-error';

/** Ports where an address names none. */
const PORTS: Record<string, number> = { 'http:': 80, 'https:': 443, 'socks5:': 1_080 };

/** SOCKS has one byte for the length of each. */
const CREDENTIAL_MAX_BYTES = 255;

/** Where a proxy is, and who it lets through. */
export interface ProxyAddress {
  /** With user name and password, as it is stored and connected to. */
  url: string;
  /** Host as connections name it: no brackets. */
  host: string;
}

/**
 * Reads the address of a proxy as a person writes it.
 *
 * @throws ApiError proxy_invalid that says how to write it, without what was written: it holds a password.
 */
export function parseProxy(text: string): ProxyAddress {
  const given = URL.canParse(text.trim()) ? new URL(text.trim()) : null;
  const port = given && PORTS[given.protocol];
  if (!given || !port) {
    throw refusedProxy('it must begin with http://, https:// or socks5://, and name a host');
  }
  const { protocol, username, password, pathname, search, hash } = given;
  if ((pathname && pathname !== '/') || search || hash)
    throw refusedProxy('it must end after the host and its port');
  const host = normalHost(given);
  if (!host) throw refusedProxy('its host is none');
  if (given.port === '0') throw refusedProxy('its port must be 1 to 65535');
  if ([username, password].some(isTooLong))
    throw refusedProxy('its user name or password is longer than 255 bytes');
  const who = username || password ? `${username}:${password}@` : '';
  const url = `${protocol}//${who}${host}:${given.port || port}`;
  return { url, host: host.replace(/^\[(.*)\]$/, '$1') };
}

/** What may be shown of it. */
export function proxyView(url: string): SessionProxyView {
  const { protocol, host, username, password } = new URL(url);
  // A port that is the usual one is left out of `host` for http and https.
  const port = /:\d+$/.test(host) ? '' : `:${PORTS[protocol]}`;
  return {
    url: `${protocol}//${host}${port}`,
    hasCredentials: username !== '' || password !== '',
  };
}

export function refusedProxy(why: string): ApiError {
  return new ApiError('proxy_invalid', `This proxy cannot be used: ${why}.`, [
    { path: 'proxy', message: why },
  ]);
}

/** Hosts of http addresses alone are put into their one form by URL: an IPv4 may be written in many. */
function normalHost({ hostname }: URL): string | null {
  const asHttp = `http://${hostname}/`;
  return hostname && URL.canParse(asHttp) ? new URL(asHttp).hostname : null;
}

function isTooLong(encoded: string): boolean {
  try {
    return Buffer.byteLength(decodeURIComponent(encoded)) > CREDENTIAL_MAX_BYTES;
  } catch {
    return true;
  }
}
