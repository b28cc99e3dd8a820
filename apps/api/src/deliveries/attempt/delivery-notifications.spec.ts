import { DeliveryBench } from '../../../test/deliveries/deliveries';
import { type TestEngine, testEngine } from '../../../test/deliveries/engine';
import { startTestApp, type TestApp } from '../../../test/harness';
import { until } from '@whathooks/testing';
import { ok, WebhookReceiver } from '../../../test/deliveries/webhook-receiver';
import { newId, publicId } from '../../platform/database/ids';
import { DeliveryQueue } from '../queue/delivery-queue';
import { SCAN_LANES } from '../queue/lane-claims.sql';
import { ClusterBus } from '../../platform/cluster/cluster-bus';
import { type Due, DELIVERIES_DUE } from '../queue/delivery-topics';

let app: TestApp;
let receiver: WebhookReceiver;
beforeAll(async () => {
  app = await startTestApp({ variables: { ROLES: 'api,gateway' } });
  receiver = await WebhookReceiver.start();
  receiver.answer = ok;
});
afterAll(async () => {
  await receiver.stop();
  await app.close();
});

describe('a notification', () => {
  let elsewhere: TestApp;
  let heard: Due[];
  beforeAll(async () => {
    const variables = { ROLES: 'api,gateway' };
    elsewhere = await startTestApp({ variables, database: app.database });
    elsewhere.app
      .get(ClusterBus)
      .subscribe(DELIVERIES_DUE, { onMessage: (due) => heard.push(due) });
  });
  beforeEach(() => (heard = []));
  afterAll(() => elsewhere.stop());

  it('tells other processes which lanes have due deliveries', async () => {
    const bench = await DeliveryBench.open(app);
    const [one, other] = [await bench.webhook(receiver.url), await bench.webhook(receiver.url)];
    await bench.webhook(receiver.url, { events: ['session.status'] });
    heard = [];
    await bench.publishEach(1);
    await until('a call', () => heard.length > 0);
    expect(heard).toEqual([{ lanes: expect.any(Array) as string[] }]);
    expect([...(heard[0]?.lanes ?? [])].sort()).toEqual([one.uuid, other.uuid].sort());
  });

  it('names the lane of a delivery that waits and is resent', async () => {
    const bench = await DeliveryBench.open(app);
    const [webhook] = [await bench.webhook(receiver.url), await bench.webhook(receiver.url)];
    await bench.publishEach(1);
    await until('the notification of both lanes', () => heard.at(-1)?.lanes?.length === 2);
    heard = [];
    const [waiting] = await bench.deliveries(webhook);
    const id = publicId('delivery', waiting?.id ?? '');
    await bench.owner.asUser(`POST /v1/deliveries/${id}/resend`);
    await until('a notification', () => heard.length > 0);
    expect(heard).toEqual([{ lanes: [webhook.uuid] }]);
  });

  it('names no lane when there are too many, or when it may be any', async () => {
    const bus = app.app.get(ClusterBus);
    bus.publish(DELIVERIES_DUE, { lanes: Array.from({ length: 150 }, () => newId()) });
    bus.publish(DELIVERIES_DUE, { lanes: Array.from({ length: 150 }, () => newId()) });
    await until('the first notification', () => heard.length === 1);
    bus.publish(DELIVERIES_DUE, { lanes: [newId()] });
    bus.publish(DELIVERIES_DUE, {});
    await until('the second notification', () => heard.length === 2);
    expect(heard).toEqual([{}, {}]);
  });
});

/** The lanes of each search; `all` for a scan of every lane. */
let looks: (readonly string[] | 'all')[] = [];
let whileReleasing: (() => void) | undefined;

class WatchedQueue extends DeliveryQueue {
  override claim(...given: Parameters<DeliveryQueue['claim']>): ReturnType<DeliveryQueue['claim']> {
    looks.push('all');
    return super.claim(...given);
  }

  override claimNotified(
    ...given: Parameters<DeliveryQueue['claimNotified']>
  ): ReturnType<DeliveryQueue['claimNotified']> {
    looks.push(given[2]);
    return super.claimNotified(...given);
  }

  override async release(...given: Parameters<DeliveryQueue['release']>): Promise<void> {
    await super.release(...given);
    whileReleasing?.();
    whileReleasing = undefined;
  }
}

describe('a delivery process that is notified', () => {
  let running: TestEngine;
  beforeEach(() => {
    running = testEngine(app, { Queue: WatchedQueue });
    running.engine.start();
  });
  afterEach(() => running.kill());

  it('searches the lanes of the notification and no others', async () => {
    const bench = await DeliveryBench.open(app);
    const { engine } = running;
    const uuids: string[] = [];
    // Once a second it scans all lanes, possibly just when it is notified: but not five times.
    for (let n = 0; n < 5; n += 1) {
      const webhook = await bench.webhook(receiver.url, { sessionIds: undefined });
      uuids.push(webhook.uuid);
      await app.dataSource.query('UPDATE webhooks SET enabled = (id = $1)', [webhook.uuid]);
      await until('a scan of all lanes', () => looks.at(-1) === 'all');
      await bench.publishEach(1, undefined, n);
      engine.wake([webhook.uuid]);
      await until('the delivery', async () => (await bench.statuses(webhook))[0] === 'delivered');
    }
    const called = looks.filter((look) => look !== 'all');
    expect(called.length).toBeGreaterThan(0);
    for (const look of called) expect(uuids).toContainEqual(look[0]);
    expect(called.every((look) => look.length === 1)).toBe(true);
  });

  it('reads a lane at once that it has claimed already', async () => {
    const bench = await DeliveryBench.open(app);
    const webhook = await bench.webhook(receiver.url);
    let withoutLook = 0;
    for (let n = 0; n < 5; n += 1) {
      await bench.publishEach(1, undefined, n);
      looks = [];
      running.engine.wake([webhook.uuid]);
      const isDelivered = async (): Promise<boolean> =>
        (await bench.statuses(webhook))[n] === 'delivered';
      await until('the delivery', isDelivered);
      if (looks.length === 0) withoutLook += 1;
    }
    // A search, which comes every second, would show up before each delivery.
    expect(withoutLook).toBeGreaterThan(0);
  });

  it('finds due deliveries without a notification, however many lanes come before', async () => {
    const bench = await DeliveryBench.open(app);
    const webhook = await bench.webhook(receiver.url);
    await app.dataSource.query(
      `WITH id AS (SELECT lpad(n::text, 32, '0')::uuid AS id FROM generate_series(1, $1::int) AS n),
         hook AS (
           INSERT INTO webhooks (id, organization_id, url, events, secret)
           SELECT id, $2, 'http://a.example/', '{session.qr}', '' FROM id RETURNING id),
         lane AS (
           INSERT INTO delivery_lanes (id, organization_id, paused_until)
           SELECT id, $2, now() + interval '1 hour' FROM hook RETURNING id)
       INSERT INTO delivery_queue (id, organization_id, webhook_id, event_id, event, session_id, chat_key)
       SELECT id, $2, id, id, 'session.qr', $2, 1 FROM lane`,
      [2 * SCAN_LANES, bench.organizationId],
    );
    await bench.publishEach(1);
    await until('the delivery', async () => (await bench.statuses(webhook))[0] === 'delivered');
  });

  it('claims a lane again that was notified while it was being released', async () => {
    const bench = await DeliveryBench.open(app);
    const webhook = await bench.webhook(receiver.url);
    const { engine } = running;
    await bench.publishEach(1, undefined, 1);
    engine.wake([webhook.uuid]);
    const { promise: released, resolve } = Promise.withResolvers<void>();
    whileReleasing = () => {
      looks = [];
      engine.wake([webhook.uuid]);
      resolve();
    };
    await released;
    await until('a look', () => looks.length > 0);
    expect(looks[0]).toEqual([webhook.uuid]);
  });
});
