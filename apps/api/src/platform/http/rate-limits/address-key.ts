import ipaddr from 'ipaddr.js';

/** Providers give one customer at least this prefix of IPv6: all its addresses count as one. */
const IPV6_PREFIX_PARTS = 4;

/**
 * Whose an address is, for counting: an IPv4 address itself, however it is written, and of an IPv6 address
 * its /64.
 */
export function addressKey(address: string): string {
  if (!ipaddr.isValid(address)) return address;
  const parsed = ipaddr.process(address);
  if (parsed instanceof ipaddr.IPv4) return parsed.toString();
  const network = parsed.parts.slice(0, IPV6_PREFIX_PARTS);
  return `${network.map((part) => part.toString(16)).join(':')}::/64`;
}
