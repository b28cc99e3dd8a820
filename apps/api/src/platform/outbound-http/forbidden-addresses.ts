import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/** The only IPv6 addresses assigned to the public internet. */
const GLOBAL_UNICAST = ipaddr.parseCIDR('2000::/3');
/** NAT64: the last 32 bits are an IPv4 address. */
const NAT64 = ipaddr.parseCIDR('64:ff9b::/96');
/** 6to4: the 32 bits after the prefix are an IPv4 address. */
const SIX_TO_FOUR = ipaddr.parseCIDR('2002::/16');

/**
 * Whether customers must not make us connect to an IP address: private, loopback, link-local,
 * shared, reserved, documentation, multicast, or IPv6 that embeds such an IPv4 address. Anything
 * that is not an IP address is forbidden too.
 */
export function isForbiddenAddress(address: string): boolean {
  if (!isIP(address) || address.includes('%')) return true;
  const parsed = ipaddr.parse(address);
  return parsed instanceof ipaddr.IPv6 ? isForbiddenV6(parsed) : parsed.range() !== 'unicast';
}

function isForbiddenV6(address: ipaddr.IPv6): boolean {
  const bytes = address.toByteArray();
  if (address.match(NAT64)) return isForbiddenV4(bytes.slice(12));
  if (address.match(SIX_TO_FOUR)) return isForbiddenV4(bytes.slice(2, 6));
  return !address.match(GLOBAL_UNICAST) || address.range() !== 'unicast';
}

function isForbiddenV4(bytes: number[]): boolean {
  return new ipaddr.IPv4(bytes).range() !== 'unicast';
}
