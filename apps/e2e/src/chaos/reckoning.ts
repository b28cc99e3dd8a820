import { expect } from '@playwright/test';
import { until } from '@whathooks/testing';
import type { Entry } from './evidence';
import { isClean, settle } from './ledger';
import { report } from './report';
import type { World } from './world';

const PATIENCE_MS = 90_000;

export function writtenBy({ entries }: World, wanted: Entry['author']): number {
  return entries.filter(({ author }) => author === wanted).length;
}

/** Waits until something has happened some more times. */
export async function someMore(world: World, what: string, count: () => number): Promise<void> {
  const enough = count() + 3;
  await until(
    () => `some more ${what}\n${world.product.log}`,
    () => count() >= enough,
    PATIENCE_MS,
  );
}

export function someMoreDeliveries(world: World): Promise<void> {
  return someMore(world, 'deliveries', () => world.listener.received.length);
}

/** What the first number has confirmed to WhatsApp, and what it has refused. */
export async function confirmed(world: World): Promise<{ receipts: number; nacks: number }> {
  const { stats } = await world.product.simulator.account(world.numbers[0] ?? '');
  return { receipts: stats.receipts, nacks: stats.nacks };
}

/** Lets everything come to rest, and asks for the whereabouts of every message. */
export async function expectAllAccountedFor(world: World): Promise<void> {
  await world.calm(PATIENCE_MS);
  const account = settle(world.entries, await world.sightings());
  expect(isClean(account), report(account)).toBe(true);
}
