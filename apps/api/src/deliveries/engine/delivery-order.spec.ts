import { DeliveryBench } from '../../../test/deliveries/deliveries';
import { startTestApp, type TestApp } from '../../../test/harness';
import { until } from '@whathooks/testing';
import {
  type Answer,
  ok,
  status,
  WebhookReceiver,
} from '../../../test/deliveries/webhook-receiver';
import { LOOK_AHEAD } from '../queue/due-deliveries.sql';
import { MAX_PER_CHAT } from './lanes/lane-memory';

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

/** Numbers of the messages of one chat in order of arrival. */
const numbersOf = (chat: string, from = receiver): number[] =>
  from.received.filter(({ body }) => body.data.chat === chat).map(({ body }) => body.data.n ?? -1);
const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);
const chats = (count: number): string[] => upTo(count).map((n) => `${n}@s.whatsapp.net`);

/**
 * An endpoint that failed twice is probed after 5 s with the failed delivery, and 5 s later with
 * another chat.
 */
const TWO_PROBES_MS = 30_000;

describe('deliveries of one chat', () => {
  it('are sent one at a time and in order, several chats in parallel', async () => {
    const openByChat = new Map<string, number>();
    let overtaken = 0;
    receiver.answer = (response, received, socket) => {
      const chat = received.body.data.chat ?? '';
      const open = (openByChat.get(chat) ?? 0) + 1;
      openByChat.set(chat, open);
      if (open > 1) overtaken += 1;
      setTimeout(() => {
        openByChat.set(chat, open - 1);
        ok(response, received, socket);
      }, Math.random() * 8);
    };
    const webhook = await bench.webhook(receiver.url);
    for (const n of upTo(40)) {
      await bench.publish(...chats(5).map((chat) => bench.event(n, chat)));
    }
    await receiver.until(200);
    for (const chat of chats(5)) expect(numbersOf(chat)).toEqual(upTo(40));
    expect(overtaken).toBe(0);
    expect(receiver.mostOpen).toBeGreaterThan(1);
    await until('all to be done', async () =>
      (await bench.statuses(webhook)).every((one) => one === 'delivered'),
    );
  });

  it('wait behind one that fails, and follow in order; other chats do not wait', async () => {
    const [failing, healthy] = ['failing@s.whatsapp.net', 'healthy@s.whatsapp.net'];
    let broken = true;
    receiver.answer = (response, received, socket) =>
      (broken && received.body.data.chat === failing ? status(500) : ok)(
        response,
        received,
        socket,
      );
    const webhook = await bench.webhook(
      receiver.url,
      {},
      { retry_schedule: [0, ...Array.from({ length: 200 }, () => 0.2)] },
    );
    await bench.publish(...upTo(100).map((n) => bench.event(n, failing)));
    await until('the first to have failed', () => numbersOf(failing).length > 0);
    await bench.publish(...upTo(30).map((n) => bench.event(n, healthy)));
    await until('the healthy chat to be done', () => numbersOf(healthy).length >= 30);
    expect(numbersOf(healthy)).toEqual(upTo(30));
    expect(new Set(numbersOf(failing))).toEqual(new Set([1]));
    // More arrive while the first is still failing.
    await bench.publish(...upTo(30).map((n) => bench.event(100 + n, failing)));
    await until('another attempt', () => numbersOf(failing).length > 3);
    expect(new Set(numbersOf(failing))).toEqual(new Set([1]));
    broken = false;
    await until('all to be done', async () =>
      (await bench.statuses(webhook)).every((one) => one === 'delivered'),
    );
    const order = numbersOf(failing);
    expect(order.slice(order.lastIndexOf(1))).toEqual(upTo(130));
  });

  it('continue at one webhook while another is slow with the same chat', async () => {
    receiver.answer = (...args) => {
      if (args[1].path === '/hook') ok(...args);
      // The other one never answers.
    };
    await bench.webhook(`${receiver.url}?slow`);
    const webhook = await bench.webhook(receiver.url);
    const enough = 2 * MAX_PER_CHAT;
    await bench.publish(...upTo(enough).map((n) => bench.event(n)));
    const arrived = (): number[] =>
      receiver.received.filter(({ path }) => path === '/hook').map(({ body }) => body.data.n ?? 0);
    await until('all at the fast webhook', () => arrived().length === enough);
    expect(arrived()).toEqual(upTo(enough));
    await until('all to be done', async () =>
      (await bench.statuses(webhook)).every((one) => one === 'delivered'),
    );
  });

  it('do not wait behind another chat, however many of its deliveries are due before them', async () => {
    const [busy, quiet] = ['busy@s.whatsapp.net', 'quiet@s.whatsapp.net'];
    let answerFirst: (() => void) | undefined;
    receiver.answer = (...args) => {
      const isBusy = args[1].body.data.chat === busy;
      if (isBusy && !answerFirst) answerFirst = () => ok(...args);
      else ok(...args);
    };
    const webhook = await bench.webhook(receiver.url);
    const many = LOOK_AHEAD + 50;
    await bench.publish(...upTo(many).map((n) => bench.event(n, busy)));
    await bench.publishEach(3, quiet);
    await until('the quiet chat to be done', () => numbersOf(quiet).length === 3);
    expect(new Set(numbersOf(busy))).toEqual(new Set([1]));
    answerFirst?.();
    await until('the parked deliveries to follow', () => numbersOf(busy).length > 200);
    const arrived = [...new Set(numbersOf(busy))];
    expect(arrived).toEqual(upTo(arrived.length));
    await bench.owner.asUser(`DELETE /v1/webhooks/${webhook.id}`);
  });

  it('overtake one that fails for long', async () => {
    receiver.answer = (response, received, socket) =>
      (received.body.data.n === 1 ? status(500) : ok)(response, received, socket);
    const webhook = await bench.webhook(receiver.url, {}, { retry_schedule: [0, 0.01, 3_600] });
    await bench.publishEach(3);
    await until(
      'the others to be done',
      async () => (await bench.statuses(webhook)).join() === 'waiting,delivered,delivered',
      TWO_PROBES_MS,
    );
    // The first is attempted twice more: as a probe, and after the recovery.
    expect(receiver.numbers.slice(0, 2)).toEqual([1, 1]);
    expect(receiver.numbers.filter((n) => n !== 1)).toEqual([2, 3]);
  });

  it('wait for one that fails for long where order is strict', async () => {
    receiver.answer = (response, received, socket) =>
      (received.body.data.n === 1 ? status(500) : ok)(response, received, socket);
    const webhook = await bench.webhook(
      receiver.url,
      {},
      { retry_schedule: [0, 0.01, 3_600], strict_order: true },
    );
    const other = 'other@s.whatsapp.net';
    await bench.publishEach(3);
    await until('the second attempt', async () => (await bench.attempts(webhook)).length === 2);
    await bench.publishEach(1, other, 4);
    await until('another chat', () => receiver.numbers.includes(4), TWO_PROBES_MS);
    expect(receiver.numbers.filter((n) => n !== 1)).toEqual([4]);
  });

  it('follow one that failed for good', async () => {
    receiver.answer = (response, received, socket) =>
      (received.body.data.n === 1 ? status(500) : ok)(response, received, socket);
    const webhook = await bench.webhook(receiver.url, {}, { retry_schedule: [0, 0.1] });
    await bench.publish(...upTo(20).map((n) => bench.event(n)));
    await until('all to be done', async () =>
      (await bench.statuses(webhook)).every((one) => one !== 'waiting'),
    );
    expect(receiver.numbers).toEqual([1, ...upTo(20)]);
    expect((await bench.statuses(webhook))[0]).toBe('failed');
  });
});

describe('a lane', () => {
  it('has no more requests in flight than its concurrency', async () => {
    const waiting: (() => void)[] = [];
    receiver.answer = (...args) => void waiting.push(() => ok(...args));
    await bench.webhook(receiver.url, {}, { concurrency: 3 });
    await bench.publish(...chats(20).map((chat, index) => bench.event(index, chat)));
    await receiver.until(3);
    let answered = 0;
    while (answered < 20) {
      await until('a request in flight', () => waiting.length > 0);
      waiting.shift()?.();
      answered += 1;
    }
    await receiver.until(20);
    expect(receiver.mostOpen).toBe(3);
  });

  it('whose server never responds does not delay another', async () => {
    const dead = await WebhookReceiver.start();
    try {
      dead.answer = () => undefined;
      const deadHook = await bench.webhook(dead.url);
      await bench.publish(...chats(200).map((chat, index) => bench.event(index, chat)));
      await dead.until(8);
      await bench.webhook(receiver.url);
      for (const n of upTo(50)) {
        await bench.publish(...chats(4).map((chat) => bench.event(n, chat)));
      }
      await receiver.until(200);
      for (const chat of chats(4)) expect(numbersOf(chat)).toEqual(upTo(50));
      // Nothing of the dead lane is done: the other did not wait for it.
      expect(await bench.attempts(deadHook)).toEqual([]);
      expect(dead.received).toHaveLength(8);
    } finally {
      await dead.stop();
    }
  });

  it('with one busy chat lets the others through', async () => {
    const busy = 'busy@g.us';
    const held: Parameters<Answer>[] = [];
    receiver.answer = (...args) =>
      args[1].body.data.chat === busy ? void held.push(args) : ok(...args);
    await bench.webhook(receiver.url);
    await bench.publish(...upTo(500).map((n) => bench.event(n, busy)));
    await bench.publish(...upTo(10).map((n) => bench.event(n, 'quiet@s.whatsapp.net')));
    await until('the quiet chat', () => numbersOf('quiet@s.whatsapp.net').length === 10);
    expect(numbersOf(busy)).toEqual([1]);
    receiver.answer = ok;
    for (const args of held.splice(0)) ok(...args);
    await until('the busy chat', () => numbersOf(busy).length === 500);
    expect(numbersOf(busy)).toEqual(upTo(500));
  });
});
