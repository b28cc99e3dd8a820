import { expect } from '@playwright/test';
import { until } from '@whathooks/testing';
import type { SentMessage } from './accounting/observations';
import { isClean, accountFor } from './accounting/accounting';
import { report } from './report';
import type { World } from './world';

const TIMEOUT_MS = 90_000;

export function countSentBy({ sent }: World, wanted: SentMessage['author']): number {
  return sent.filter(({ author }) => author === wanted).length;
}

/** Waits until something has happened three more times. */
export async function waitForMore(world: World, what: string, count: () => number): Promise<void> {
  const enough = count() + 3;
  await until(
    () => `more ${what}\n${world.product.log}`,
    () => count() >= enough,
    TIMEOUT_MS,
  );
}

export function waitForMoreDeliveries(world: World): Promise<void> {
  return waitForMore(world, 'deliveries', () => world.listener.received.length);
}

/** Receipts and nacks that the first number has sent to WhatsApp. */
export async function acknowledgements(world: World): Promise<{ receipts: number; nacks: number }> {
  const { stats } = await world.product.simulator.account(world.numbers[0] ?? '');
  return { receipts: stats.receipts, nacks: stats.nacks };
}

/** Waits until everything is idle, and expects that every message is accounted for. */
export async function expectAllAccountedFor(world: World): Promise<void> {
  await world.waitUntilIdle(TIMEOUT_MS);
  const accounting = accountFor(world.sent, await world.observe());
  expect(isClean(accounting), report(accounting)).toBe(true);
}
