import type { SimulatorClient } from '@whathooks/whatsapp-simulator';
import type { MessageBody } from '../../harness/api';
import type { Account, Product } from '../../harness/product';
import { until } from '@whathooks/testing';
import type { BareProcess } from './bare-process';

/** A number and the contact that writes to it. */
export interface Pair {
  number: string;
  contact: string;
}

/** Creates the accounts of `count` pairs. `area` separates the pairs of different measurements. */
export async function pairs(
  simulator: SimulatorClient,
  area: number,
  count: number,
): Promise<Pair[]> {
  const made = Array.from({ length: count }, (_, index) => ({
    number: `49151${area}${String(index).padStart(5, '0')}1`,
    contact: `49151${area}${String(index).padStart(5, '0')}2`,
  }));
  for (const { number, contact } of made) {
    await simulator.createAccount({ phone: number, name: 'Number' });
    await simulator.createAccount({ phone: contact, name: 'Contact' });
  }
  return made;
}

/** Messages per second from the first one sent to the last one counted. */
export async function receiveRate(
  simulator: SimulatorClient,
  to: readonly Pair[],
  each: number,
  count: () => Promise<number>,
): Promise<number> {
  // One message each first, so that sessions are set up and event buffers flushed before the
  // measurement.
  const before = await count();
  await Promise.all(
    to.map(({ number, contact }) => simulator.sendMessage(contact, { to: number, text: 'warm' })),
  );
  await until(
    'the first message of every number',
    async () => (await count()) >= before + to.length,
    90_000,
  );
  const warm = await count();
  const started = performance.now();
  await Promise.all(
    to.map(({ number, contact }) =>
      simulator.burst(contact, { to: number, count: each, prefix: 'bench' }),
    ),
  );
  await until('the whole burst', async () => (await count()) >= warm + each * to.length, 180_000);
  return ((each * to.length) / (performance.now() - started)) * 1000;
}

/** Messages per second that were sent through REST and acknowledged. */
export async function restSendRate(
  account: Account,
  sessionId: string,
  to: string,
  count: number,
  concurrency: number,
): Promise<number> {
  const started = performance.now();
  let left = count;
  const lane = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      const { status } = await account.key.post<MessageBody>('/v1/messages', {
        sessionId,
        to,
        text: `rest ${left}`,
      });
      if (status !== 201) throw new Error(`POST /v1/messages answered ${status}`);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, lane));
  return (count / (performance.now() - started)) * 1000;
}

/** Links numbers a few at a time. */
export async function linkAll(
  links: readonly (() => Promise<unknown>)[],
  atOnce = 5,
): Promise<void> {
  const waiting = [...links];
  const lane = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await next();
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
}

export async function linkAllHere(
  product: Product,
  account: Account,
  list: readonly Pair[],
): Promise<string[]> {
  const ids: string[] = [];
  await linkAll(
    list.map(({ number }) => async () => {
      ids.push((await product.link(account, number)).id);
    }),
  );
  return ids;
}

export async function linkAllBare(bare: BareProcess, list: readonly Pair[]): Promise<void> {
  await linkAll(
    list.map(
      ({ number }) =>
        () =>
          bare.link(number),
    ),
  );
}
