import { expect, test } from '@playwright/test';
import { SeededRandom } from '../chaos/seeded-random';
import {
  acknowledgements,
  expectAllAccountedFor,
  waitForMore,
  waitForMoreDeliveries,
  countSentBy,
} from '../chaos/expectations';
import { World } from '../chaos/world';
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
    connectVia: async (database) => (wire = await Wire.to(database)),
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

async function whileGone(): Promise<void> {
  await allAreToldToComeAgain();
  // Nothing can be stored now, so nothing may be confirmed.
  const before = await acknowledgements(world);
  await waitForMore(world, 'messages of the contact', () => countSentBy(world, 'contact'));
  expect(await acknowledgements(world)).toEqual(before);
}

test('a database that refuses, and then one that is silent, is noticed, and all work continues when it is back', async () => {
  const living = world.runTraffic(new SeededRandom(7));
  await waitForMoreDeliveries(world);

  await wire.cut();
  await whileGone();
  await wire.mend();
  await waitForMoreDeliveries(world);

  wire.goDead();
  await whileGone();
  await wire.mend();
  await waitForMoreDeliveries(world);

  world.stopTraffic();
  await living;
  await expectAllAccountedFor(world);
  expect([...world.rejections]).toContain('503 database_unavailable');
});

test('while every commit takes its time nothing is lost, doubled or out of order', async () => {
  wire.commitDelayMs = 200;
  const living = world.runTraffic(new SeededRandom(8));
  for (const author of ['contact', 'api', 'phone'] as const) {
    await waitForMore(world, `messages by ${author}`, () => countSentBy(world, author));
  }
  await waitForMoreDeliveries(world);
  wire.commitDelayMs = 0;
  world.stopTraffic();
  await living;
  await expectAllAccountedFor(world);
});
