import { Logger } from '@nestjs/common';
import type { RequestFailure, HttpOutcome } from './http-outcome';
import { DeadlineError, describeFailure } from './http-errors';
import { Connectivity } from './connectivity';

const outcome = (
  error: RequestFailure | null,
  remoteAddress: string | null = null,
): HttpOutcome => ({
  answer: error ? null : { status: 200, headers: {}, body: Buffer.alloc(0), truncated: false },
  error,
  timings: { dns: null, connect: null, tls: null, firstByte: null, total: 1 },
  remoteAddress,
});
const failure = (code: string, syscall = 'connect'): HttpOutcome =>
  outcome(describeFailure(Object.assign(new Error(code), { code, syscall })));

/** Counts how often the network was checked. */
function network(isReachable: boolean): { own: Connectivity; asked: () => number } {
  let asked = 0;
  const own = new Connectivity(() => {
    asked += 1;
    return Promise.resolve(isReachable);
  });
  return { own, asked: () => asked };
}

beforeAll(() => Logger.overrideLogger(false));

describe('the network of this server', () => {
  it.each([
    ['ENETUNREACH', 'connect'],
    ['ENETDOWN', 'connect'],
    ['EHOSTUNREACH', 'connect'],
    ['ETIMEDOUT', 'connect'],
    ['UND_ERR_CONNECT_TIMEOUT', ''],
    ['EADDRNOTAVAIL', 'connect'],
    ['ETIMEOUT', 'queryA'],
    ['ECONNREFUSED', 'queryA'],
    ['ESERVFAIL', 'queryAaaa'],
    ['EAI_AGAIN', 'getaddrinfo'],
  ])('is the cause of %s of %s when nothing can be reached', async (code, syscall) => {
    expect(await network(false).own.causedFailure(failure(code, syscall), 0)).toBe(true);
    expect(await network(true).own.causedFailure(failure(code, syscall), 0)).toBe(false);
  });

  it.each([
    ['ECONNREFUSED', 'connect'],
    ['ECONNRESET', 'read'],
    ['ETIMEDOUT', 'read'],
    ['ENOTFOUND', 'getaddrinfo'],
    ['CERT_HAS_EXPIRED', ''],
  ])('is not checked after %s of %s', async (code, syscall) => {
    const { own, asked } = network(false);
    expect(await own.causedFailure(failure(code, syscall), 0)).toBe(false);
    expect(asked()).toBe(0);
  });

  it('is checked after a deadline that passed before a host was reached, and after no other', async () => {
    const late = (isUnreached: boolean): HttpOutcome =>
      outcome(describeFailure(new DeadlineError('too late', isUnreached)));
    expect(await network(false).own.causedFailure(late(true), 0)).toBe(true);
    expect(await network(true).own.causedFailure(late(true), 0)).toBe(false);
    expect(await network(false).own.causedFailure(late(false), 0)).toBe(false);
  });

  it('is not needed to reach a local address', async () => {
    const thrown = { code: 'ETIMEDOUT', syscall: 'connect' };
    for (const [address, isSuspected] of [
      ['10.0.0.7', false],
      ['93.184.215.14', true],
    ] as const) {
      const failed = outcome(describeFailure(Object.assign(new Error(), thrown, { address })));
      expect([address, await network(false).own.causedFailure(failed, 0)]).toEqual([
        address,
        isSuspected,
      ]);
    }
  });

  it('counts as the cause when this process has too many open sockets', async () => {
    const { own, asked } = network(true);
    expect(await own.causedFailure(failure('EMFILE'), 0)).toBe(true);
    expect(asked()).toBe(0);
  });

  it('is ruled out by a response from outside meanwhile', async () => {
    const { own } = network(false);
    const before = performance.now();
    await own.causedFailure(outcome(null, '127.0.0.1'), before);
    expect(await own.causedFailure(failure('ENETUNREACH'), before)).toBe(true);
    await own.causedFailure(outcome(null, '93.184.215.14'), before);
    expect(await own.causedFailure(failure('ENETUNREACH'), before)).toBe(false);
    expect(await own.causedFailure(failure('ENETUNREACH'), performance.now() + 1)).toBe(true);
  });

  it('is checked once, however many requests fail together', async () => {
    const { own, asked } = network(false);
    const all = Array.from({ length: 50 }, () =>
      own.causedFailure(failure('ENETUNREACH'), Infinity),
    );
    expect(new Set(await Promise.all(all))).toEqual(new Set([true]));
    expect(asked()).toBe(1);
  });
});
