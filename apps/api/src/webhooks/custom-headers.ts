import { HIDDEN_HEADER_VALUE } from '@whathooks/dto';
import { type InvalidField, invalidFields } from '../platform/http/problems/invalid-field';

/**
 * Names set by whathooks or by the connection, and names that two servers may interpret
 * differently.
 */
const RESERVED = new Set([
  'accept-encoding',
  'connection',
  'content-encoding',
  'content-length',
  'content-type',
  'date',
  'expect',
  'forwarded',
  'host',
  'http2-settings',
  'keep-alive',
  'proxy',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'user-agent',
  'via',
]);
const RESERVED_PREFIX = /^(x-whathooks-|webhook-|proxy-)/;

/**
 * Headers by which proxies tell a server the client or the original address. A server that trusts
 * them trusts its own proxy; a customer who sets them could impersonate others.
 */
const OF_PROXIES =
  /^(x-forward|x-real-|x-original-|x-rewrite-|x-client-ip|x-cluster-client-ip|x-remote-|x-host$|x-proxyuser-ip|x-envoy-|x-appengine-|x-arr-|x-azure-|x-amzn-|x-amz-cf-|x-http-method|x-method-override|x-proto$|x-scheme$|x-url-scheme$|x-ssl|x-tls|x-nginx-|true-client|client-ip|cf-|cdn-|fastly-|fly-|front-end-https|wl-proxy-|ssl-client-|remote-addr|real-ip)/;

/** RFC 9110: a header's name is a token, its value visible ASCII with spaces and tabs inside. */
const NAME = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
const VALUE = /^([\x21-\x7e]([\t\x20-\x7e]*[\x21-\x7e])?)?$/;

/**
 * Checks the headers that a customer adds to every delivery.
 *
 * @throws ApiError invalid_request that names each invalid one.
 */
export function assertCustomHeaders(headers: Record<string, string>): void {
  const seen = new Set<string>();
  const errors = Object.entries(headers).flatMap(([name, value]): InvalidField[] => {
    const found = fault(name, value, seen);
    seen.add(name.toLowerCase());
    return found ? [{ path: `headers.${name}`, ...found }] : [];
  });
  if (errors.length > 0) throw invalidFields(errors[0]?.message ?? '', errors);
}

/**
 * Merges headers with hidden values, as they were shown: those keep their current value.
 *
 * @param known the current headers of the webhook.
 * @throws ApiError invalid_request for a hidden value that the webhook does not have.
 */
export function withKeptValues(
  headers: Record<string, string>,
  known: Record<string, string>,
): Record<string, string> {
  const values = new Map(Object.entries(known).map(([name, value]) => [name.toLowerCase(), value]));
  const errors: InvalidField[] = [];
  const meant = Object.entries(headers).map(([name, value]): [string, string] => {
    if (value !== HIDDEN_HEADER_VALUE) return [name, value];
    const kept = values.get(name.toLowerCase());
    if (kept === undefined) {
      const message = `${name} has no current value to keep: send its value`;
      errors.push({ path: `headers.${name}`, message, code: 'no_value_to_keep' });
    }
    return [name, kept ?? value];
  });
  if (errors.length > 0) throw invalidFields(errors[0]?.message ?? '', errors);
  return Object.fromEntries(meant);
}

function fault(
  name: string,
  value: string,
  seen: ReadonlySet<string>,
): Omit<InvalidField, 'path'> | null {
  const lower = name.toLowerCase();
  if (!NAME.test(name)) {
    return { code: 'not_header_name', message: `"${name}" is not a valid header name` };
  }
  // Many servers read _ as -, so both names are the same to them.
  const asRead = lower.replaceAll('_', '-');
  if (
    [RESERVED.has(asRead), RESERVED_PREFIX.test(asRead), OF_PROXIES.test(asRead)].includes(true)
  ) {
    const message = `${name} is set by whathooks or by the connection and cannot be chosen`;
    return { code: 'reserved_header', message };
  }
  if (seen.has(lower)) {
    return { code: 'twice', message: `${name} is given twice: upper and lower case are the same` };
  }
  if (!VALUE.test(value)) {
    const message = `the value of ${name} must be plain ASCII without line breaks or spaces around it`;
    return { code: 'not_header_value', message };
  }
  return null;
}
