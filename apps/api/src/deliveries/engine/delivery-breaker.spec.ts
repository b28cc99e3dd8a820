import type { DeliveryPage, WebhookView } from '@whathooks/dto';
import { DeliveryBench, type TestWebhook } from '../../../test/deliveries/deliveries';
import { type TestEngine, testEngine } from '../../../test/deliveries/engine';
import { startTestApp, type TestApp } from '../../../test/harness';
import { until } from '@whathooks/testing';
import {
  type Answer,
  ok,
  status,
  WebhookReceiver,
} from '../../../test/deliveries/webhook-receiver';
import { publicId } from '../../platform/database/ids';

let app: TestApp;
let bench: DeliveryBench;
let receiver: WebhookReceiver;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  bench = await DeliveryBench.open(app);
  receiver = await WebhookReceiver.start();
});
afterEach(() => receiver.stop());

const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);
const chats = (count: number): string[] => upTo(count).map((n) => `${n}@s.whatsapp.net`);
const view = async ({ id }: TestWebhook): Promise<WebhookView> =>
  (await bench.owner.asUser<WebhookView>(`GET /v1/webhooks/${id}`)).body;

interface Waiting {
  attempts: number;
  step: number;
  /** Seconds until its own retry time. */
  due: number;
}
const waiting = (webhook: TestWebhook): Promise<Waiting[]> =>
  app.dataSource.query(
    `SELECT attempts, step, extract(epoch FROM due_at - now())::float8 AS due
     FROM delivery_queue WHERE webhook_id = $1 ORDER BY id`,
    [webhook.uuid],
  );
/** The lane's row, column by column. */
const lane = async (webhook: TestWebhook): Promise<Record<string, unknown>> => {
  const [row] = await app.dataSource.query<Record<string, unknown>[]>(
    'SELECT * FROM delivery_lanes WHERE id = $1',
    [webhook.uuid],
  );
  return row ?? {};
};
const untilPaused = (webhook: TestWebhook): Promise<boolean> =>
  until('the lane to be paused and released', async () => {
    const { paused_until, claim_id } = await lane(webhook);
    return paused_until !== null && claim_id === null;
  });
const untilDown = async (webhook: TestWebhook): Promise<void> => {
  await until(
    'the endpoint to be found down',
    async () => (await lane(webhook)).breaker === 'open',
  );
  await untilPaused(webhook);
};
const probeNow = (webhook: TestWebhook): Promise<unknown> =>
  app.dataSource.query('UPDATE delivery_lanes SET paused_until = now() WHERE id = $1', [
    webhook.uuid,
  ]);
/** Makes one probe due, and waits until its result is written. */
async function probe(webhook: TestWebhook): Promise<void> {
  const before = receiver.received.length;
  const probes = (await lane(webhook)).probes as number;
  await probeNow(webhook);
  await until('a probe', () => receiver.received.length > before);
  await until('its result', async () => {
    const now = await lane(webhook);
    return now.breaker === 'closed' || (now.probes as number) > probes;
  });
}
const allDelivered = (webhook: TestWebhook): Promise<boolean> =>
  until('all to be delivered', async () =>
    (await bench.statuses(webhook)).every((one) => one === 'delivered'),
  );

describe('an endpoint that is down', () => {
  it.each<[string, Answer]>([
    ['answers with errors', status(500)],
    ['hangs up', (_, __, socket) => socket.destroy()],
  ])('that %s gets single probes only; then everything follows', async (_, bad) => {
    receiver.answer = bad;
    const webhook = await bench.webhook(receiver.url, { concurrency: 4 });
    for (const n of upTo(20)) {
      await bench.publish(...chats(5).map((chat) => bench.event(n, chat)));
    }
    await untilDown(webhook);
    expect(await view(webhook)).toMatchObject({
      state: 'down',
      failingSince: expect.any(String) as string,
      nextProbeAt: expect.any(String) as string,
    });
    // Requests that were in flight when the breaker opened, and a second attempt of the first
    // delivery.
    const wasted = receiver.received.length;
    expect(wasted).toBeLessThanOrEqual(10);

    for (const made of upTo(4)) {
      await probe(webhook);
      await untilPaused(webhook);
      expect(receiver.received).toHaveLength(wasted + made);
    }
    // No delivery used more attempts than its own schedule allows.
    for (const { step } of await waiting(webhook)) expect(step).toBeLessThanOrEqual(2);
    expect(await bench.deliveries(webhook)).toHaveLength(100);

    receiver.received.length = 0;
    receiver.answer = ok;
    await probeNow(webhook);
    await allDelivered(webhook);
    expect(receiver.received).toHaveLength(100);
    for (const chat of chats(5)) {
      const order = receiver.received.filter(({ body }) => body.data.chat === chat);
      expect(order.map(({ body }) => body.data.n)).toEqual(upTo(20));
    }
    expect(await view(webhook)).toMatchObject({
      state: 'healthy',
      failingSince: null,
      nextProbeAt: null,
    });
    expect(await lane(webhook)).toMatchObject({ breaker: 'closed', release_through: null });
  });

  it('shows what each delivery waits for, and is probed at once on request', async () => {
    receiver.answer = status(500);
    const webhook = await bench.webhook(receiver.url);
    await bench.publish(...chats(3).map((chat) => bench.event(1, chat)));
    await untilDown(webhook);
    // So late that no probe happens by itself.
    await app.dataSource.query(
      `UPDATE delivery_lanes SET paused_until = now() + interval '1 hour' WHERE id = $1`,
      [webhook.uuid],
    );
    const { nextProbeAt } = await view(webhook);
    const { body } = await bench.owner.asUser<DeliveryPage>(
      `GET /v1/webhooks/${webhook.id}/deliveries`,
    );
    expect(body.data).toHaveLength(3);
    for (const delivery of body.data) {
      expect(delivery).toMatchObject({ waitsFor: 'endpoint', nextAttemptAt: nextProbeAt });
    }

    receiver.answer = ok;
    const retried = await bench.owner.asUser(`POST /v1/webhooks/${webhook.id}/retry`);
    expect(retried.status).toBe(200);
    await allDelivered(webhook);
    const after = await bench.owner.asUser<DeliveryPage>(
      `GET /v1/webhooks/${webhook.id}/deliveries`,
    );
    expect(after.body.data.map(({ waitsFor }) => waitsFor)).toEqual([null, null, null]);
  });

  it('is probed with its oldest delivery first', async () => {
    receiver.answer = status(500);
    const webhook = await bench.webhook(receiver.url);
    await bench.publish(...chats(3).map((chat, index) => bench.event(index + 1, chat)));
    await untilDown(webhook);
    receiver.received.length = 0;
    await probe(webhook);
    expect(receiver.numbers).toEqual([1]);
  });

  it('is probed at once with a delivery that a person resends', async () => {
    receiver.answer = status(500);
    const webhook = await bench.webhook(receiver.url);
    await bench.publish(...chats(3).map((chat, index) => bench.event(index + 1, chat)));
    await untilDown(webhook);
    const last = (await bench.deliveries(webhook)).at(-1);
    receiver.received.length = 0;
    receiver.answer = ok;
    const id = publicId('delivery', last?.id ?? '');
    await bench.owner.asUser(`POST /v1/deliveries/${id}/resend`);
    await allDelivered(webhook);
    expect(receiver.numbers[0]).toBe(3);
  });

  it('that recovers gets delayed deliveries at once', async () => {
    receiver.answer = status(500);
    const webhook = await bench.webhook(receiver.url, { retrySchedule: [0, 36_000] });
    await bench.publish(...chats(6).map((chat, index) => bench.event(index + 1, chat)));
    await untilDown(webhook);
    await until('some to be delayed', async () =>
      (await waiting(webhook)).some(({ due }) => due > 10_000),
    );
    receiver.answer = ok;
    await probeNow(webhook);
    await allDelivered(webhook);
  });

  it('stays paused, and recovers, across a killed process', async () => {
    receiver.answer = status(500);
    const webhook = await bench.webhook(receiver.url, { retrySchedule: [0, 36_000] });
    await bench.publish(...chats(6).map((chat, index) => bench.event(index + 1, chat)));
    await untilDown(webhook);
    const database = app.database;
    await app.stop();
    // The process was killed after the endpoint recovered and before delayed deliveries were made
    // due.
    app = await startTestApp({ database, variables: { ROLES: 'api,gateway' } });
    bench = new DeliveryBench(app, bench.owner);
    expect(await lane(webhook)).toMatchObject({ breaker: 'open' });
    await app.dataSource.query(
      `UPDATE delivery_lanes SET breaker = 'closed', paused_until = NULL, probes = 0,
         release_through = 'ffffffff-ffff-ffff-ffff-ffffffffffff' WHERE id = $1`,
      [webhook.uuid],
    );
    await app.dataSource.query(
      `UPDATE delivery_queue SET due_at = now() WHERE id =
      (SELECT id FROM delivery_queue WHERE webhook_id = $1 ORDER BY id LIMIT 1)`,
      [webhook.uuid],
    );
    receiver.answer = ok;
    await app.stop();
    app = await startTestApp({ database });
    bench = new DeliveryBench(app, bench.owner);
    await allDelivered(webhook);
  });

  it('that rejects one delivery only still gets the others', async () => {
    receiver.answer = (response, received, socket) =>
      (received.body.data.n === 1 ? status(500) : ok)(response, received, socket);
    const webhook = await bench.webhook(receiver.url, { retrySchedule: [0, 0, 3_600, 3_600] });
    await bench.publish(bench.event(1, 'poison@s.whatsapp.net'));
    await untilDown(webhook);
    await bench.publish(bench.event(2, 'fine@s.whatsapp.net'));
    for (let probes = 0; probes < 2 && !receiver.numbers.includes(2); probes += 1) {
      await probe(webhook);
    }
    expect(receiver.numbers).toContain(2);
    await until('the breaker to close', async () => (await view(webhook)).state !== 'down');
    await until('the rejected one to be attempted once more', async () => {
      const [poison] = await waiting(webhook);
      return poison !== undefined && poison.attempts >= 4 && poison.due > 1_800;
    });
    // It was attempted four times or more, and twice by its own schedule.
    expect(await waiting(webhook)).toMatchObject([{ step: 2 }]);
  });
});

describe('five days without a success', () => {
  it('disable a webhook, notify the others, and lose nothing', async () => {
    const listener = await WebhookReceiver.start();
    await bench.webhook(listener.url, { events: ['webhook.disabled'] });
    await bench.webhook(listener.url, { events: ['message.received'] });
    receiver.answer = status(500);
    const webhook = await bench.webhook(receiver.url, {
      events: ['message.received', 'webhook.disabled'],
    });
    await app.dataSource.query(
      `UPDATE delivery_lanes SET failing_since = now() - interval '5 days' WHERE id = $1`,
      [webhook.uuid],
    );
    const [event] = await bench.publishEach(1);
    await until('the webhook to be disabled', async () => !(await view(webhook)).enabled);
    expect(await view(webhook)).toMatchObject({ state: 'disabled', disabledReason: 'failing' });
    const told = (await listener.until(2)).map(({ body }) => body as unknown);
    expect(told).toContainEqual({
      event: 'webhook.disabled',
      sessionId: null,
      data: { webhookId: webhook.id, url: receiver.url, reason: 'failing' },
      timestamp: expect.any(String) as string,
    });
    await listener.stop();

    receiver.received.length = 0;
    receiver.answer = ok;
    await bench.owner.asUser(`PATCH /v1/webhooks/${webhook.id}`, { enabled: true });
    await allDelivered(webhook);
    expect((await bench.deliveries(webhook)).map(({ event_id }) => event_id)).toEqual([event?.id]);
    expect(await view(webhook)).toMatchObject({ state: 'healthy', disabledReason: null });
  });

  it('start again at every success', async () => {
    const webhook = await bench.webhook(receiver.url);
    await app.dataSource.query(
      `UPDATE delivery_lanes SET failing_since = now() - interval '6 days' WHERE id = $1`,
      [webhook.uuid],
    );
    await bench.publishEach(1);
    await allDelivered(webhook);
    await until(
      'its failures to be reset',
      async () => (await view(webhook)).failingSince === null,
    );
    receiver.answer = status(500);
    await bench.publishEach(1);
    await until('a failure', async () => (await view(webhook)).failingSince !== null);
    expect(await view(webhook)).toMatchObject({ enabled: true });
  });
});

describe('a lane with a rate limit', () => {
  it('never exceeds it, whatever waits', async () => {
    const webhook = await bench.webhook(receiver.url, { ratePerSecond: 5 });
    await bench.publish(...chats(6).map((chat, index) => bench.event(index + 1, chat)));
    await allDelivered(webhook);
    // When they arrive is a matter of how busy the machine is. Five intervals of 200 ms, less what a timer may be early.
    const begun = (await bench.attempts(webhook)).map(({ started_at }) => started_at.getTime());
    expect(Math.max(...begun) - Math.min(...begun)).toBeGreaterThan(900);
  });
});

describe('a lane that is claimed again', () => {
  it('keeps its rate limit', async () => {
    const webhook = await bench.webhook(receiver.url, { ratePerSecond: 0.1 });
    const free = await bench.webhook(`${receiver.url}?free`);
    await bench.publishEach(1);
    await allDelivered(webhook);
    await until('the lane to be released', async () => (await lane(webhook)).claim_id === null);
    await bench.publishEach(1, undefined, 2);
    await until('it to be claimed', async () => (await lane(webhook)).claim_id !== null);
    await allDelivered(free);
    const [first, ...more] = receiver.received.filter(({ path }) => path === '/hook');
    expect([first?.body.data.n, more]).toEqual([1, []]);
  });
});

describe('the network of this server', () => {
  let engine: TestEngine;
  afterEach(() => engine.kill());

  it('when down uses up no attempts, and nothing is logged', async () => {
    const database = app.database;
    await app.stop();
    app = await startTestApp({ database, variables: { ROLES: 'api,gateway' } });
    bench = await DeliveryBench.open(app);
    let isUp = false;
    let asked = 0;
    engine = testEngine(app, {
      isReachable: () => Promise.resolve(isUp),
      resolve: () => {
        asked += 1;
        const silent = Object.assign(new Error('no DNS'), { code: 'ETIMEOUT', syscall: 'queryA' });
        return isUp ? Promise.resolve(['127.0.0.1']) : Promise.reject(silent);
      },
    });
    const webhook = await bench.webhook(receiver.url.replace('127.0.0.1', 'hook.agency.example'));
    await bench.publishEach(3);
    engine.engine.start();
    await untilPaused(webhook);
    expect(asked).toBeGreaterThan(0);
    expect(await bench.attempts(webhook)).toEqual([]);
    expect(await waiting(webhook)).toMatchObject(upTo(3).map(() => ({ attempts: 0, step: 0 })));
    expect(await lane(webhook)).toMatchObject({ breaker: 'closed', failing_since: null });

    isUp = true;
    await probeNow(webhook);
    await allDelivered(webhook);
    expect(receiver.numbers).toEqual([1, 2, 3]);
    expect(await bench.attempts(webhook)).toHaveLength(3);
  });

  it('when up is not blamed for a host name without an answer', async () => {
    engine = testEngine(app, {
      resolve: () =>
        Promise.reject(Object.assign(new Error('lame'), { code: 'ESERVFAIL', syscall: 'queryA' })),
    });
    const webhook = await bench.webhook(receiver.url.replace('127.0.0.1', 'hook.agency.example'));
    await bench.publishEach(1);
    engine.engine.start();
    await until('an attempt', async () => (await bench.attempts(webhook)).length > 0);
    expect(await bench.attempts(webhook)).toMatchObject([{ error_code: 'dns' }]);
  });
});
