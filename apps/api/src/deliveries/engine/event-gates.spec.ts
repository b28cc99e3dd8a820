import type { DeliveryDetail, DeliveryPage, MediaView } from '@whathooks/dto';
import { until } from '@whathooks/testing';
import { DeliveryBench, type TestWebhook } from '../../../test/deliveries/deliveries';
import { startTestApp, type TestApp } from '../../../test/harness';
import {
  ok,
  type Received,
  status,
  WebhookReceiver,
} from '../../../test/deliveries/webhook-receiver';
import { newId } from '../../platform/database/ids';
import type { AnyDomainEvent } from '../../platform/events/domain-events';
import { EventGates } from '../queue/event-gates';

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

const [CHAT, OTHER] = ['15551234567@s.whatsapp.net', '15557654321@s.whatsapp.net'];
/** Longer than any of these tests. */
const LONG = 300;
const EVENTS = { events: ['message.received', 'message.media'] };

const PENDING = { id: 'med_1', status: 'pending', mimeType: 'image/jpeg' } as MediaView;
const READY = { ...PENDING, status: 'ready', url: 'https://a.example/med_1', size: 3 } as MediaView;

/** An event that waits for a file, and the event that brings it. */
function waiting(
  n: number,
  seconds: number,
  chat = CHAT,
): { event: AnyDomainEvent; file: AnyDomainEvent } {
  const key = newId();
  const event = bench.event(n, chat, { waits: { key, seconds } });
  Object.assign(event.data, { media: PENDING });
  const { id, sessionId, waMessageId } = event.data as {
    id: string;
    sessionId: string;
    waMessageId: string;
  };
  const data = { id, sessionId, chat, waMessageId, media: READY, n: n + 1_000 };
  const file = bench.event(0, chat, { event: 'message.media', data, completes: key });
  return { event, file };
}

const mediaOf = ({ body }: Received): string | undefined =>
  (body.data as { media?: MediaView }).media?.status;
const delivered = (webhook: TestWebhook): Promise<void> =>
  until('all to be delivered', async () =>
    (await bench.statuses(webhook)).every((one) => one === 'delivered'),
  ).then(() => undefined);

async function shown(webhook: TestWebhook): Promise<DeliveryPage['data']> {
  const { body } = await bench.owner.asUser<DeliveryPage>(
    `GET /v1/webhooks/${webhook.id}/deliveries`,
  );
  return body.data;
}

it('an event waits for its file, and with it its chat, at every webhook; other chats go on', async () => {
  const second = await WebhookReceiver.start();
  const hooks = [
    await bench.webhook(receiver.url, EVENTS),
    await bench.webhook(second.url, EVENTS),
  ];
  const { event, file } = waiting(1, LONG);
  await bench.publish(event);
  for (const n of [2, 3]) await bench.publish(bench.event(n, CHAT));
  for (const n of [11, 12]) await bench.publish(bench.event(n, OTHER));
  for (const one of [receiver, second]) {
    await one.until(2);
    expect(one.numbers).toEqual([11, 12]);
  }
  const [hook] = hooks;
  if (hook) expect((await shown(hook)).map(({ waitsFor }) => waitsFor)).toContain('file');
  await bench.publish(file);
  for (const one of [receiver, second]) {
    await one.until(5);
    expect(one.numbers).toEqual([11, 12, 1, 2, 3]);
    expect(one.received.map(mediaOf)).toEqual([
      undefined,
      undefined,
      'ready',
      undefined,
      undefined,
    ]);
  }
  const [first, other] = [receiver, second].map(({ received }) => received[2]?.raw.toString());
  expect(first).toBe(other);
  // What was not waited for is as it was.
  expect(first).toBe(JSON.stringify({ ...receiver.received[2]?.body }));
  for (const one of hooks) await delivered(one);
  expect(receiver.received.map(({ body }) => body.event)).not.toContain('message.media');
  await second.stop();
});

it('files that are here follow the one they waited for, without a look at the table for each', async () => {
  // With a look for each, which is taken every second, this would take longer than the receiver waits.
  const many = Array.from({ length: 90 }, (_, n) => waiting(n + 1, LONG));
  const hook = await bench.webhook(receiver.url, EVENTS);
  for (const { event } of many) await bench.publish(event);
  const [first, ...others] = many;
  for (const { file } of others) await bench.publish(file);
  if (first) await bench.publish(first.file);
  await receiver.until(many.length);
  expect(receiver.numbers).toEqual(many.map((_, n) => n + 1));
  await delivered(hook);
});

it('when its time is over it goes as it is, and the file follows as an event of its own', async () => {
  const hook = await bench.webhook(receiver.url, EVENTS);
  const { event, file } = waiting(1, 0.2);
  await bench.publish(event);
  await bench.publish(bench.event(2, CHAT));
  await receiver.until(2);
  await bench.publish(file);
  await receiver.until(3);
  expect(receiver.numbers).toEqual([1, 2, 1_001]);
  expect(receiver.received.map(mediaOf)).toEqual(['pending', undefined, 'ready']);
  await delivered(hook);
});

it('its bytes are the same at every attempt, also when the file comes between two of them', async () => {
  let isDown = true;
  receiver.answer = (response, received, socket) =>
    (isDown ? status(500) : ok)(response, received, socket);
  const hook = await bench.webhook(receiver.url, EVENTS, {
    retry_schedule: [0, ...Array.from({ length: 50 }, () => 0.3)],
  });
  const { event, file } = waiting(1, 0.1);
  await bench.publish(event);
  await receiver.until(1);
  await bench.publish(file);
  await receiver.until(2);
  isDown = false;
  await delivered(hook);
  const told = receiver.received.filter(({ body }) => body.event === 'message.received');
  expect(new Set(told.map(({ raw }) => raw.toString())).size).toBe(1);
  expect(mediaOf(told[0] as Received)).toBe('pending');
  expect(receiver.received.at(-1)?.body.event).toBe('message.media');
});

it('one that a person wants sent now goes as it is, and stays so', async () => {
  const hook = await bench.webhook(receiver.url, EVENTS);
  const { event, file } = waiting(1, LONG);
  await bench.publish(event);
  await bench.publish(bench.event(2, CHAT));
  const [newest] = (await shown(hook)).filter(({ waitsFor }) => waitsFor === 'file');
  await bench.owner.asUser<DeliveryDetail>(`POST /v1/deliveries/${newest?.id}/resend`);
  await receiver.until(2);
  await bench.publish(file);
  await receiver.until(3);
  await delivered(hook);
  await bench.owner.asUser<DeliveryDetail>(`POST /v1/deliveries/${newest?.id}/resend`);
  await receiver.until(4);
  const told = receiver.received.filter(({ body }) => body.data.n === 1);
  expect(told.map(mediaOf)).toEqual(['pending', 'pending']);
  expect(told[0]?.raw.equals(told[1]?.raw ?? Buffer.alloc(0))).toBe(true);
});

it('a replay to another webhook sends it as it is, and no other bytes follow', async () => {
  await bench.webhook(receiver.url, EVENTS);
  const { event, file } = waiting(1, LONG);
  const since = new Date(Date.now() - 60_000).toISOString();
  await bench.publish(event);
  const later = await WebhookReceiver.start();
  const hook = await bench.webhook(later.url, EVENTS);
  await bench.owner.asUser(`POST /v1/webhooks/${hook.id}/replay`, { since });
  await later.until(1);
  await receiver.until(1);
  await bench.publish(file);
  await later.until(2);
  await receiver.until(2);
  expect(receiver.received[0]?.raw.equals(later.received[0]?.raw ?? Buffer.alloc(0))).toBe(true);
  expect(receiver.received.map(mediaOf)).toEqual(['pending', 'ready']);
  await later.stop();
});

it('an endpoint that is down is not probed with what waits for its file', async () => {
  receiver.answer = status(503);
  const hook = await bench.webhook(receiver.url, EVENTS);
  const { event, file } = waiting(1, LONG);
  await bench.publish(event);
  await app.dataSource.query(
    `UPDATE delivery_lanes SET breaker = 'open', paused_until = now() WHERE id = $1`,
    [hook.uuid],
  );
  await bench.publish(bench.event(2, OTHER));
  await receiver.until(1);
  expect(receiver.numbers).toEqual([2]);
  receiver.answer = ok;
  await bench.publish(file);
  await app.dataSource.query(`UPDATE delivery_lanes SET paused_until = now() WHERE id = $1`, [
    hook.uuid,
  ]);
  await delivered(hook);
  expect(receiver.received.filter(({ body }) => body.data.n === 1).map(mediaOf)).toEqual(['ready']);
}, 60_000);

it('file and deadline decide once, however close they are', async () => {
  const hook = await bench.webhook(receiver.url, EVENTS);
  const count = 40;
  const pairs = Array.from({ length: count }, (_, n) => waiting(n, LONG, `${n}@s.whatsapp.net`));
  await bench.publish(...pairs.map(({ event }) => event));
  await app.dataSource.query('UPDATE event_gates SET opens_at = now() WHERE organization_id = $1', [
    bench.organizationId,
  ]);
  const gates = app.app.get(EventGates);
  await Promise.all(pairs.flatMap(({ file }) => [bench.publish(file), gates.openLate()]));
  await until('all to be sent', async () => {
    const states = await bench.statuses(hook);
    return states.length >= count && states.every((one) => one === 'delivered');
  });
  for (const { event } of pairs) {
    const { n } = event.data as { n?: number };
    const of = receiver.received.filter(({ body }) => [n, (n ?? 0) + 1_000].includes(body.data.n));
    // With its file, or without it and the file after it; never both, never neither.
    expect(['ready', 'pending ready']).toContain(of.map(mediaOf).join(' '));
  }
  const [left] = await app.dataSource.query<{ count: number }[]>(
    'SELECT count(*)::int AS count FROM event_gates WHERE organization_id = $1',
    [bench.organizationId],
  );
  expect(left?.count).toBe(0);
});
