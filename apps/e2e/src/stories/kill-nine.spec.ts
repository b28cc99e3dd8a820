import { expect, test } from '@playwright/test';
import type { MessageBody, PageBody } from '../harness/api';
import { WebhookListener } from '../harness/listener';
import { Product } from '../harness/product';
import { until } from '@whathooks/testing';

const NUMBERS = ['4915120000001', '4915120000002', '4915120000003'];
/** The first contact writes to every number, the others to one each. */
const SHARED = '4915130000000';
const CONTACTS = ['4915130000001', '4915130000002', '4915130000003'];
const PER_STREAM = 40;
const KILLS = 6;

/** A repeatable stream of chances, so that a failure can be tried again. */
function chances(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

test('a gateway killed again and again commits every message once and delivers it', async () => {
  test.setTimeout(300_000);
  const product = await Product.start();
  const listener = await WebhookListener.start();
  try {
    const account = await product.account();
    await account.staff.post('/v1/webhooks', { url: listener.url, events: ['message.received'] });
    for (const phone of NUMBERS) await product.link(account, phone);
    for (const phone of [SHARED, ...CONTACTS]) {
      await product.simulator.createAccount({ phone, name: `Contact ${phone}` });
    }
    const expected = new Set<string>();
    const stream = async (from: string, to: string): Promise<void> => {
      for (let index = 0; index < PER_STREAM; index += 1) {
        const text = `${from} to ${to}: ${index}`;
        expected.add(text);
        await product.simulator.sendMessage(from, { to, text });
      }
    };
    const writing = Promise.all(
      NUMBERS.flatMap((number, index) => [
        stream(SHARED, number),
        stream(CONTACTS[index] ?? SHARED, number),
      ]),
    );
    const chance = chances(42);
    for (let kill = 0; kill < KILLS; kill += 1) {
      const before = listener.received.length;
      const more = Math.ceil(chance() * 12);
      // Dies somewhere in the middle of its work: after a chance number of further deliveries.
      await until(
        'some more deliveries',
        () => {
          const done = expected.size === NUMBERS.length * 2 * PER_STREAM;
          return (
            listener.received.length >= before + more ||
            (done && new Set(texts()).size === expected.size)
          );
        },
        60_000,
      );
      await product.stopGateway('SIGKILL');
      await product.startGateway();
    }
    await writing;
    await until(
      () => `every message delivered; ${new Set(texts()).size} of ${expected.size}`,
      () => new Set(texts()).size >= expected.size,
      120_000,
    );
    expect(new Set(texts())).toEqual(expected);

    const stored: string[] = [];
    let cursor = '';
    do {
      const { body } = await account.key.get<PageBody<MessageBody>>(
        `/v1/messages?direction=inbound&limit=100${cursor && `&cursor=${cursor}`}`,
      );
      stored.push(...body.data.map((message) => message.text ?? ''));
      cursor = body.nextCursor ?? '';
    } while (cursor);
    expect(stored.sort()).toEqual([...expected].sort());

    // The same message may be delivered more than once, but always under one event id.
    const idsByText = new Map<string, Set<unknown>>();
    for (const { body, headers } of listener.received) {
      const ids = idsByText.get(String(body.data['text'])) ?? new Set();
      idsByText.set(String(body.data['text']), ids.add(headers['webhook-id']));
    }
    for (const [text, ids] of idsByText) expect([text, ids.size]).toEqual([text, 1]);
    for (const number of NUMBERS) {
      const { stats } = await product.simulator.account(number);
      expect({ number, nacks: stats.nacks }).toEqual({ number, nacks: 0 });
    }
  } finally {
    await listener.stop();
    await product.stop();
  }

  function texts(): string[] {
    return listener.received.map((delivery) => String(delivery.body.data['text']));
  }
});
