import { expect, test } from '@playwright/test';
import type { PageBody } from '../harness/api';
import { HostileReceiver, misbehaviours } from '../harness/hostile-receivers';
import { WebhookListener } from '../harness/listener';
import { OwnDatabase } from '../harness/own-database';
import { type Account, Product } from '../harness/product';
import { until } from '@whathooks/testing';

const NUMBER = '4915120000001';
const CONTACTS = ['4915130000001', '4915130000002', '4915130000003'];
const PER_CONTACT = 30;
const TOTAL = CONTACTS.length * PER_CONTACT;

interface Delivery {
  id: string;
  eventId: string;
  status: string;
}

/** All deliveries of a webhook, waiting or over. */
async function log(account: Account, webhookId: string): Promise<Delivery[]> {
  const all: Delivery[] = [];
  let cursor = '';
  do {
    const { body } = await account.key.get<PageBody<Delivery>>(
      `/v1/webhooks/${webhookId}/deliveries?limit=100${cursor && `&cursor=${cursor}`}`,
    );
    all.push(...body.data);
    cursor = body.nextCursor ?? '';
  } while (cursor);
  return all;
}

test('hostile servers, kill -9 and a dying database lose no delivery and delay no other', async () => {
  test.setTimeout(300_000);
  const database = await OwnDatabase.start();
  const product = await Product.start({}, database);
  const healthy = [await WebhookListener.start(), await WebhookListener.start()];
  // Private addresses may be asked here: a redirect that was followed would arrive.
  const metadata = await HostileReceiver.start((socket) => socket.end());
  const ways = misbehaviours(metadata.url);
  const hostile = await Promise.all(Object.values(ways).map((one) => HostileReceiver.start(one)));
  try {
    const account = await product.account();
    const create = async ({ url }: { url: string }): Promise<string> => {
      const events = ['message.received'];
      const { body } = await account.key.post<{ id: string }>('/v1/webhooks', { url, events });
      return body.id;
    };
    const hostileIds: string[] = [];
    for (const receiver of hostile) hostileIds.push(await create(receiver));
    const healthyIds: string[] = [];
    for (const receiver of healthy) healthyIds.push(await create(receiver));
    await product.link(account, NUMBER);
    for (const phone of CONTACTS) await product.simulator.createAccount({ phone, name: phone });

    const texts = (listener: WebhookListener, contact: string): string[] => {
      const all = listener.received.map(({ body }) => String(body.data['text']));
      return [...new Set(all.filter((text) => text.startsWith(contact)))];
    };
    const arrived = (): number =>
      Math.min(...healthy.map((one) => CONTACTS.flatMap((contact) => texts(one, contact)).length));
    const untilArrived = (count: number): Promise<unknown> =>
      until(
        () => `${count} messages at every healthy server; ${arrived()} so far\n${product.log}`,
        () => arrived() >= count,
        120_000,
      );

    const writing = Promise.all(
      CONTACTS.map(async (contact) => {
        for (let n = 0; n < PER_CONTACT; n += 1) {
          await product.simulator.sendMessage(contact, { to: NUMBER, text: `${contact}: ${n}` });
        }
      }),
    );
    await untilArrived(TOTAL / 6);
    await product.stopGateway('SIGKILL');
    await product.startGateway();
    await untilArrived(TOTAL / 3);
    database.kill();
    await database.restart();
    await untilArrived(TOTAL / 2);
    database.kill();
    await product.stopGateway('SIGKILL');
    await database.restart();
    await product.startGateway();
    await writing;
    await untilArrived(TOTAL);

    for (const listener of healthy) {
      for (const contact of CONTACTS) {
        const wanted = Array.from({ length: PER_CONTACT }, (_, n) => `${contact}: ${n}`);
        expect(texts(listener, contact)).toEqual(wanted);
      }
    }
    // Every event stands in the log of every webhook, once.
    for (const id of [...hostileIds, ...healthyIds]) {
      const events = (await log(account, id)).map(({ eventId }) => eventId);
      expect([id, events.length, new Set(events).size]).toEqual([id, TOTAL, TOTAL]);
    }

    for (const receiver of hostile) receiver.mend();
    const open = async (): Promise<string[]> => {
      const states = await Promise.all(
        [...hostileIds, ...healthyIds].map(async (id, index) => {
          const left = (await log(account, id)).filter(({ status }) => status !== 'delivered');
          return left.length > 0 ? `${Object.keys(ways)[index]}: ${left.length}` : '';
        }),
      );
      return states.filter(Boolean);
    };
    let left: string[] = [];
    await until(
      () => `everything delivered; left: ${left.join(', ')}`,
      async () => (left = await open()).length === 0,
      120_000,
    );
    expect(metadata.connections).toBe(0);
  } finally {
    for (const receiver of [...healthy, ...hostile, metadata]) await receiver.stop();
    await product.stop();
  }
});
