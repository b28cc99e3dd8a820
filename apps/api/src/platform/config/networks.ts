import ipaddr from 'ipaddr.js';

/** Names of ranges, as Fastify's `trustProxy` takes them. */
const NAMED = ['loopback', 'linklocal', 'uniquelocal'];

/**
 * Whether a text is an address, a range of addresses such as `10.0.0.0/8`, or the name of a range.
 */
export function isNetwork(text: string): boolean {
  return NAMED.includes(text) || ipaddr.isValid(text) || isRange(text);
}

function isRange(text: string): boolean {
  try {
    ipaddr.parseCIDR(text);
    return true;
  } catch {
    return false;
  }
}

const RANGES_BY_NAME: Partial<Record<string, readonly string[]>> = {
  loopback: ['loopback'],
  linklocal: ['linkLocal'],
  uniquelocal: ['private', 'uniqueLocal'],
};

/**
 * A test for addresses of some networks.
 *
 * @param networks each of which {@link isNetwork} accepts.
 */
export function memberOf(networks: readonly string[]): (address: string) => boolean {
  const tests = networks.map(testOf);
  return (address) => {
    if (!ipaddr.isValid(address)) return false;
    const parsed = ipaddr.process(address);
    return tests.some((test) => test(parsed));
  };
}

function testOf(network: string): (address: ipaddr.IPv4 | ipaddr.IPv6) => boolean {
  const names = RANGES_BY_NAME[network];
  if (names) return (address) => names.includes(address.range());
  const [base, bits] = isRange(network) ? ipaddr.parseCIDR(network) : wholeAddress(network);
  return (address) => address.kind() === base.kind() && address.match(base, bits);
}

function wholeAddress(text: string): [ipaddr.IPv4 | ipaddr.IPv6, number] {
  const address = ipaddr.process(text);
  return [address, address.kind() === 'ipv4' ? 32 : 128];
}
