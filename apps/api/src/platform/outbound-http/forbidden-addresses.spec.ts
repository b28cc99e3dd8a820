import fc from 'fast-check';
import { isForbiddenAddress } from './forbidden-addresses';

/** As numbers, independent of the library that the code uses. */
const FORBIDDEN_V4: readonly [network: string, bits: number][] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
];

const toNumber = (text: string): number =>
  text.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
const toText = (value: number): string =>
  [24, 16, 8, 0].map((shift) => Math.floor(value / 2 ** shift) % 256).join('.');
const toGroups = (value: number): string =>
  `${Math.floor(value / 65_536).toString(16)}:${(value % 65_536).toString(16)}`;

const forbiddenV4 = fc
  .constantFrom(...FORBIDDEN_V4)
  .chain(([network, bits]) =>
    fc.integer({ min: 0, max: 2 ** (32 - bits) - 1 }).map((host) => toNumber(network) + host),
  );
const anyV4 = fc.integer({ min: 0, max: 2 ** 32 - 1 });
const isListed = (value: number): boolean =>
  FORBIDDEN_V4.some(([network, bits]) => {
    const size = 2 ** (32 - bits);
    return Math.floor(value / size) === Math.floor(toNumber(network) / size);
  });

/** Every way to write an IPv4 address in a URL that browsers and Node understand. */
const encodings: readonly ((value: number) => string)[] = [
  toText,
  (value) => String(value),
  (value) => `0x${value.toString(16)}`,
  (value) => `0${value.toString(8)}`,
  (value) =>
    toText(value)
      .split('.')
      .map((part) => `0x${Number(part).toString(16)}`)
      .join('.'),
  (value) =>
    toText(value)
      .split('.')
      .map((part) => `0${Number(part).toString(8)}`)
      .join('.'),
  (value) => `${Math.floor(value / 2 ** 24)}.${value % 2 ** 24}`,
  (value) => `${toText(value)}.`,
  (value) => encodeURIComponent(toText(value)).replace(/\d/g, (digit) => `%3${digit}`),
  (value) => `[::ffff:${toText(value)}]`,
  (value) => `[::ffff:${toGroups(value)}]`,
  (value) => `[0:0:0:0:0:ffff:${toGroups(value)}]`,
  (value) => `[::${toText(value)}]`,
  (value) => `[64:ff9b::${toText(value)}]`,
  (value) => `[64:ff9b::${toGroups(value)}]`,
  (value) => `[2002:${toGroups(value)}::1]`,
];

const hostOf = (written: string): string =>
  new URL(`http://${written}/`).hostname.replace(/^\[(.*)\]$/, '$1');

describe('an address', () => {
  it('of a special IPv4 network is forbidden however it is written', () => {
    fc.assert(
      fc.property(forbiddenV4, fc.constantFrom(...encodings), (value, encode) => {
        expect([encode(value), isForbiddenAddress(hostOf(encode(value)))]).toEqual([
          encode(value),
          true,
        ]);
      }),
      { numRuns: 2_000 },
    );
  });

  it('outside of special IPv4 networks is allowed, except for two unused networks', () => {
    fc.assert(
      fc.property(
        anyV4.filter((value) => !isListed(value)),
        (value) => {
          const text = toText(value);
          const serving = !/^(192\.52\.193|192\.175\.48|192\.31\.196)\./.test(text);
          expect([text, isForbiddenAddress(text)]).toEqual([text, !serving]);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it.each(FORBIDDEN_V4)('at either end of %s/%i is forbidden', (network, bits) => {
    const first = toNumber(network);
    for (const value of [first, first + 2 ** (32 - bits) - 1]) {
      expect([toText(value), isForbiddenAddress(toText(value))]).toEqual([toText(value), true]);
    }
  });

  it.each([
    '::',
    '::1',
    '::8.8.8.8',
    '::ffff:8.8.8.8',
    '::ffff:0:8.8.8.8',
    '64:ff9b::10.0.0.1',
    '64:ff9b:1::8.8.8.8',
    '100::1',
    '2001::1',
    '2001:2::1',
    '2001:10::1',
    '2001:20::1',
    '2001:db8::1',
    '2002:a00:1::1',
    '2002:c0a8:101::1',
    '3fff::1',
    '3fff:fff:ffff::1',
    '5f00::1',
    'fc00::1',
    'fd12:3456::1',
    'fe80::1',
    'fe80::1%eth0',
    '2606:4700::1111%eth0',
    'fec0::1',
    'ff02::1',
    '4000::1',
    'e000::1',
  ])('like %s is forbidden', (address) => {
    expect(isForbiddenAddress(address)).toBe(true);
  });

  it.each([
    '8.8.8.8',
    '93.184.216.34',
    '2606:4700::1111',
    '2a00:1450:4001::200e',
    '64:ff9b::8.8.8.8',
    '2002:808:808::1',
  ])('like %s is allowed', (address) => {
    expect(isForbiddenAddress(address)).toBe(false);
  });

  it('that is invalid is forbidden', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        fc.pre(!/^[\d.]+$/.test(text) && !text.includes(':'));
        expect(isForbiddenAddress(text)).toBe(true);
      }),
    );
  });
});
