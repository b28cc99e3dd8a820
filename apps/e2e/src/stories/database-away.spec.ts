import { expect, test } from '@playwright/test';
import { Chance } from '../chaos/chance';
import { type Entry, report, settle } from '../chaos/ledger';
import { World } from '../chaos/world';
import { until } from '../harness/wait';
import { Wire } from '../harness/wire';

const PATIENCE = { DATABASE_CONNECT_MS: '1000', DATABASE_ANSWER_MS: '1000' };
/** A request that nobody answers fails the story; its own limits are far below. */
const HANGS_MS = 60_000;

let wire: Wire;
let world: World;
test.beforeEach(async () => {
  test.setTimeout(240_000);
  world = await World.build({
    numbers: 1,
    contacts: 1,
    variables: PATIENCE,
    reach: async (database) => (wire = await Wire.to(database)),
  });
});
test.afterEach(() => world.stop());

/** Requests of every kind: each has to be told to come again, and how. */
async function allAreToldToComeAgain(): Promise<void> {
  const { url } = world.product;
  const json = { 'content-type': 'application/json' };
  const key = { 'x-api-key': world.account.token };
  const { email, password } = world.account;
  const requests: [string, RequestInit][] = [
    ['/v1/sessions', { headers: key }],
    ['/v1/messages', { headers: key }],
    [
      '/v1/auth/login',
      { method: 'POST', headers: json, body: JSON.stringify({ email, password }) },
    ],
    ['/health/ready', {}],
  ];
  await Promise.all(
    requests.map(async ([path, init]) => {
      const answer = await fetch(url + path, { ...init, signal: AbortSignal.timeout(HANGS_MS) });
      expect([path, answer.status, answer.headers.get('content-type')]).toEqual([
        path,
        503,
        expect.stringContaining('application/problem+json'),
      ]);
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
      expect(await answer.json()).toMatchObject({
        code: 'database_unavailable',
        detail: expect.stringContaining('Retry-After') as unknown,
      });
    }),
  );
  expect((await fetch(`${url}/health/live`)).status).toBe(200);
}

const AUTHORS = ['contact', 'api', 'phone'] as const;
const writtenBy = (wanted: Entry['author']): number =>
  world.entries.filter(({ author }) => author === wanted).length;
const delivered = (): number => world.listener.received.length;

async function afterSomeMore(what: string, count: () => number): Promise<void> {
  const enough = count() + 3;
  await until(() => `some more ${what}\n${world.product.log}`, () => count() >= enough, 90_000);
}

/** Messages that the number has confirmed, and those it has refused. */
async function receipts(): Promise<{ receipts: number; nacks: number }> {
  const { stats } = await world.product.simulator.account(world.numbers[0] ?? '');
  return { receipts: stats.receipts, nacks: stats.nacks };
}

async function whileGone(): Promise<void> {
  await allAreToldToComeAgain();
  // Nothing can be stored now, so nothing may be confirmed.
  const before = await receipts();
  await afterSomeMore('messages of the contact', () => writtenBy('contact'));
  expect(await receipts()).toEqual(before);
}

async function settled(): Promise<void> {
  world.rest();
  await world.calm(120_000);
  const account = settle(world.entries, await world.sightings());
  expect(report(account)).toContain('Lost 0, doubled 0, out of order 0.');
  expect((await receipts()).nacks).toBe(0);
  const toldToComeAgain = /^(503 database_unavailable|409 idempotency_key_in_use)$/;
  expect([...world.refusals].filter((refusal) => !toldToComeAgain.test(refusal))).toEqual([]);
}

test('a database that refuses, and then one that is silent, is noticed, and all goes on when it is back', async () => {
  const living = world.live(new Chance(7));
  await afterSomeMore('deliveries', delivered);

  await wire.cut();
  await whileGone();
  await wire.mend();
  await afterSomeMore('deliveries', delivered);

  wire.goDead();
  await whileGone();
  await wire.mend();
  await afterSomeMore('deliveries', delivered);

  world.rest();
  await living;
  await settled();
  expect([...world.refusals]).toContain('503 database_unavailable');
});

test('while every commit takes its time nothing is lost, doubled or out of order', async () => {
  wire.commitDelayMs = 300;
  const living = world.live(new Chance(8));
  await afterSomeMore('messages of everybody', () => Math.min(...AUTHORS.map(writtenBy)));
  await afterSomeMore('deliveries', delivered);
  wire.commitDelayMs = 0;
  world.rest();
  await living;
  await settled();
});
