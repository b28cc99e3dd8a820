import { DeliveryBench } from '../../../test/deliveries/deliveries';
import { type TestEngine, testEngine } from '../../../test/deliveries/engine';
import { startTestApp, type TestApp } from '../../../test/harness';
import { until } from '@whathooks/testing';
import { ok, status, WebhookReceiver } from '../../../test/deliveries/webhook-receiver';
import { newId, publicId } from '../../platform/database/ids';
import { DeliveryQueue } from '../queue/delivery-queue';
import type { DueDelivery } from '../queue/claimed-lanes';
import { MAX_PER_LANE } from './lanes/lane-memory';

const NO_DELIVERY = { ROLES: 'api,gateway' };
const DELIVERY_ALONE = { ROLES: 'delivery' };

let app: TestApp;
let receiver: WebhookReceiver;
const others: TestApp[] = [];

/** Another process of the same installation. */
async function another(variables: Record<string, string>): Promise<TestApp> {
  const other = await startTestApp({ database: app.database, variables });
  others.push(other);
  return other;
}

/** An engine whose process can be cut off as by `kill -9`. */
const engine = (): TestEngine => testEngine(app);

afterEach(async () => {
  await receiver.stop();
  for (const other of others.splice(0)) await other.stop();
  await app.close();
});

async function start(variables: Record<string, string> = {}): Promise<DeliveryBench> {
  app = await startTestApp({ variables });
  receiver = await WebhookReceiver.start();
  return DeliveryBench.open(app);
}

const allOver = async (
  bench: DeliveryBench,
  webhook: { id: string; uuid: string; secret: string },
) =>
  until('all to be delivered', async () =>
    (await bench.statuses(webhook)).every((one) => one === 'delivered'),
  );

describe('after a restart', () => {
  it('waiting deliveries are sent under the same event id', async () => {
    const bench = await start();
    receiver.answer = status(503);
    const webhook = await bench.webhook(receiver.url, {}, { retry_schedule: [0, 1, 1, 1, 1] });
    const [event] = await bench.publishEach(1);
    await until(
      'the first attempt to be written',
      async () => (await bench.attempts(webhook)).length > 0,
    );
    await app.stop();
    receiver.answer = ok;
    app = await startTestApp({ database: app.database });
    const after = new DeliveryBench(app, bench.owner);
    await allOver(after, webhook);
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id']))).toEqual(
      new Set([publicId('event', event?.id ?? '')]),
    );
    expect(receiver.received.length).toBeGreaterThan(1);
  });

  it('events from while no process delivered are delivered in order', async () => {
    const bench = await start(NO_DELIVERY);
    await bench.webhook(receiver.url);
    await bench.publishEach(20);
    expect(receiver.received).toHaveLength(0);
    await another(DELIVERY_ALONE);
    await receiver.until(20);
    expect(receiver.numbers).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
  });
});

describe('a process that dies', () => {
  it('during a request is followed by an attempt of another, under the same event id', async () => {
    const bench = await start(NO_DELIVERY);
    receiver.answer = () => undefined;
    const webhook = await bench.webhook(receiver.url);
    await bench.publishEach(3);
    const victim = engine();
    victim.engine.start();
    await receiver.until(1);
    await victim.kill();
    receiver.answer = ok;
    await another(DELIVERY_ALONE);
    await allOver(bench, webhook);
    expect(receiver.numbers).toEqual([1, 1, 2, 3]);
    const [first, second] = receiver.received;
    expect(second?.headers['webhook-id']).toBe(first?.headers['webhook-id']);
    expect(second?.headers['x-whathooks-delivery']).not.toBe(
      first?.headers['x-whathooks-delivery'],
    );
  });

  it('keeps its lanes until the lease expires, not longer', async () => {
    const bench = await start();
    const webhook = await bench.webhook(receiver.url);
    await app.dataSource.query(
      `UPDATE delivery_lanes SET claim_id = $2, lease_until = now() + interval '1 hour' WHERE id = $1`,
      [webhook.uuid, newId()],
    );
    const witness = await bench.webhook(`${receiver.url}?witness`);
    await bench.publishEach(3);
    await allOver(bench, witness);
    expect(receiver.received.filter(({ path }) => path === '/hook')).toEqual([]);
    await app.dataSource.query(
      `UPDATE delivery_lanes SET lease_until = now() - interval '1 second' WHERE id = $1`,
      [webhook.uuid],
    );
    await allOver(bench, webhook);
  });

  it('and writes late changes nothing', async () => {
    const bench = await start(NO_DELIVERY);
    const answers: (() => void)[] = [];
    receiver.answer = (...args) => void answers.push(() => ok(...args));
    const webhook = await bench.webhook(receiver.url);
    const [event] = await bench.publishEach(1);
    const slow = engine();
    try {
      slow.engine.start();
      await receiver.until(1);
      // Another process has claimed the lane meanwhile.
      const claim = newId();
      await app.dataSource.query(
        `UPDATE delivery_lanes SET claim_id = $2, lease_until = now() + interval '1 hour' WHERE id = $1`,
        [webhook.uuid, claim],
      );
      answers.shift()?.();
      await until(
        'its attempt to be logged',
        async () => (await bench.attempts(webhook)).length === 1,
      );
      expect(await bench.deliveries(webhook)).toMatchObject([
        { event_id: event?.id, status: 'waiting', attempts: 0 },
      ]);
      const [lane] = await app.dataSource.query<{ claim_id: string }[]>(
        'SELECT claim_id FROM delivery_lanes WHERE id = $1',
        [webhook.uuid],
      );
      expect(lane?.claim_id).toBe(claim);
    } finally {
      await slow.engine.stop(0);
      await slow.kill();
    }
  });
});

describe('two processes on one database', () => {
  it('notify each other: one creates events, the other delivers', async () => {
    const bench = await start(NO_DELIVERY);
    await another(DELIVERY_ALONE);
    const webhook = await bench.webhook(receiver.url);
    await bench.publishEach(5);
    await allOver(bench, webhook);
    expect(receiver.numbers).toEqual([1, 2, 3, 4, 5]);
  });

  it('hand over when one stops: nothing is lost or sent twice', async () => {
    const bench = await start();
    const leaving = await another(DELIVERY_ALONE);
    receiver.answer = (...args) => setTimeout(() => ok(...args), 5);
    const webhook = await bench.webhook(receiver.url);
    const other = await bench.webhook(`${receiver.url}?other`);
    const publishing = bench.publishEach(60);
    await receiver.until(20);
    await leaving.stop();
    others.splice(others.indexOf(leaving), 1);
    await publishing;
    await allOver(bench, webhook);
    await allOver(bench, other);
    expect(receiver.received).toHaveLength(120);
    for (const path of ['/hook', '/hook?other']) {
      const numbers = receiver.received
        .filter((one) => one.path === path)
        .map(({ body }) => body.data.n);
      expect(numbers).toEqual(Array.from({ length: 60 }, (_, index) => index + 1));
    }
  });
});

describe('a thousand requests that hang', () => {
  it('do not keep another webhook waiting until they end', async () => {
    const bench = await start();
    const hanging = new Set<string>();
    receiver.answer = (response, received, socket) => {
      if (received.path === '/hook?healthy') ok(response, received, socket);
      else hanging.add(String(received.headers['x-whathooks-delivery']));
    };
    for (let index = 0; index < 16; index += 1) {
      await bench.webhook(`${receiver.url}?${index}`, {}, { concurrency: 64 });
    }
    const chats = Array.from({ length: 64 }, (_, index) => `${index}@s.whatsapp.net`);
    await bench.publish(...chats.map((chat) => bench.event(1, chat)));
    await until('all slots to be taken', () => hanging.size >= 1_000);
    const healthy = await bench.webhook(`${receiver.url}?healthy`);
    await bench.publishEach(1);
    await allOver(bench, healthy);
    // None of the hanging requests has ended meanwhile.
    const [{ count } = { count: -1 }] = await app.dataSource.query<{ count: number }[]>(
      'SELECT count(*)::int AS count FROM delivery_attempts WHERE webhook_id <> $1',
      [healthy.uuid],
    );
    expect(count).toBe(0);
  });
});

describe('a backlog of a webhook that hangs', () => {
  it('stays in the database except for a few deliveries', async () => {
    const bench = await start(NO_DELIVERY);
    receiver.answer = (...args) => {
      if (args[1].path === '/hook?healthy') ok(...args);
    };
    const hanging = await bench.webhook(receiver.url);
    const healthy = await bench.webhook(`${receiver.url}?healthy`);
    let fetched = 0;
    const running = testEngine(app, {
      Queue: class extends DeliveryQueue {
        override async fetch(...given: Parameters<DeliveryQueue['fetch']>): Promise<DueDelivery[]> {
          const found = await super.fetch(...given);
          fetched += found.filter(({ webhookId }) => webhookId === hanging.uuid).length;
          return found;
        }
      },
    });
    const chats = Array.from({ length: 20 }, (_, index) => `${index}@s.whatsapp.net`);
    for (let n = 0; n < 50; n += 1)
      await bench.publish(...chats.map((chat) => bench.event(n, chat)));
    running.engine.start();
    // Many reads of both lanes.
    await allOver(bench, healthy);
    expect(fetched).toBeGreaterThan(0);
    expect(fetched).toBeLessThanOrEqual(MAX_PER_LANE + 8);
    await running.engine.stop(0);
    await running.kill();
  });
});

describe('stopping', () => {
  it('waits for requests in flight and starts nothing new', async () => {
    const bench = await start(NO_DELIVERY);
    const answers: (() => void)[] = [];
    receiver.answer = (...args) => void answers.push(() => ok(...args));
    const webhook = await bench.webhook(receiver.url);
    const stopping = engine();
    stopping.engine.start();
    await bench.publishEach(3);
    stopping.engine.wake();
    await receiver.until(1);
    const stopped = stopping.engine.stop(10_000);
    answers.shift()?.();
    await stopped;
    expect(receiver.numbers).toEqual([1]);
    expect(await bench.statuses(webhook)).toEqual(['delivered', 'waiting', 'waiting']);
    const [lane] = await app.dataSource.query<{ claim_id: string | null }[]>(
      'SELECT claim_id FROM delivery_lanes WHERE id = $1',
      [webhook.uuid],
    );
    expect(lane).toEqual({ claim_id: null });
    await stopping.kill();
  });

  it('releases what does not finish, without counting it as an attempt', async () => {
    const bench = await start(NO_DELIVERY);
    receiver.answer = () => undefined;
    const webhook = await bench.webhook(receiver.url);
    const stopping = engine();
    await bench.publishEach(1);
    stopping.engine.start();
    await receiver.until(1);
    await stopping.engine.stop(0);
    expect(await bench.deliveries(webhook)).toMatchObject([{ status: 'waiting', attempts: 0 }]);
    expect(await bench.attempts(webhook)).toMatchObject([{ error_code: 'stopped' }]);
    receiver.answer = ok;
    await another(DELIVERY_ALONE);
    await allOver(bench, webhook);
    expect(receiver.numbers).toEqual([1, 1]);
    await stopping.kill();
  });
});

describe('an unavailable database', () => {
  it('delays deliveries, and loses none', async () => {
    const bench = await start(NO_DELIVERY);
    const webhook = await bench.webhook(receiver.url);
    const running = engine();
    running.engine.start();
    await bench.publishEach(1);
    await until('the first', () => receiver.received.length === 1);
    const cut = (): Promise<unknown> =>
      app.dataSource.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE datname = current_database() AND application_name LIKE 'whathooks % engine of a test'`,
      );
    await cut();
    await bench.publishEach(3, undefined, 2);
    await cut();
    await allOver(bench, webhook);
    expect(new Set(receiver.numbers)).toEqual(new Set([1, 2, 3, 4]));
    await running.engine.stop();
    await running.kill();
  });
});
