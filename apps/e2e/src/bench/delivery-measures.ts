import { Product } from '../harness/product';
import { until } from '@whathooks/testing';
import { deadBacklog, deadWebhooks, store } from './backlogs';
import { claimMs, TELLS_DURATIONS } from './claims';
import { counting } from './counting';
import { Arrivals, postBare } from './deliveries';
import { pairs } from './measures';
import { type Away, outage } from './outage';
import { note } from './results';
import { Stand } from './stand';
import { bareWaits, type Waits, waits } from './waits';

/** Deliveries that are stored where little is. */
const LITTLE_STORED = 10_000;

/** Queues deliveries while nobody delivers, then lets a delivery process drain them. */
export async function delivering(webhooks: number, messages: number, area: number): Promise<void> {
  // Deliveries of one chat go one after the other: as many chats as a lane has requests at once.
  const chats = 40;
  const arrivals = await Arrivals.listen();
  const product = await Product.start({ ROLES: 'api,gateway' });
  const account = await product.account();
  for (let hook = 0; hook < webhooks; hook += 1) {
    const url = `${arrivals.url}?${hook}`;
    await account.key.post('/v1/webhooks', { url, events: ['message.received'] });
  }
  const contacts = await pairs(product.simulator, area, chats);
  const [pair] = contacts;
  if (!pair) throw new Error('no account');
  await product.link(account, pair.number);
  const client = await counting(product);
  for (const { contact } of contacts) {
    const count = messages / chats;
    await product.simulator.burst(contact, { to: pair.number, count, prefix: 'deliver' });
  }
  await until(
    'the burst to be stored',
    async () => {
      const { rows } = await client.query<{ n: string }>(
        `SELECT count(*) AS n FROM messages WHERE direction = 'inbound'`,
      );
      return Number(rows[0]?.n) >= messages;
    },
    180_000,
  );
  await client.end();
  const total = webhooks * messages;
  arrivals.expect(total);
  await product.startDelivery();
  await until(
    () => `${total} deliveries, ${arrivals.arrived} so far`,
    () => arrivals.areComplete,
    180_000,
  );
  const ourRate = arrivals.rate;
  await product.stop();
  arrivals.expect(total);
  const { url, first } = arrivals;
  if (!first) throw new Error('nothing was delivered');
  await postBare({ ...first, url, count: total, concurrency: webhooks * 8 });
  arrivals.close();
  note(`deliveries, ${webhooks} webhooks`, arrivals.rate, ourRate, '/s', { least: 0.5 });
}

/**
 * How long a message waits for its webhook: alone, and in turn with that beside ever more that waits for a
 * dead one, or beside ever more dead ones.
 */
export async function waiting(
  area: number,
  backlogs: readonly number[],
  webhooks: readonly number[],
): Promise<void> {
  const alone = await Stand.start(area);
  const beside = await Stand.start(area);
  const bare = await bareWaits(alone);
  const [warm] = await waits(alone, beside);
  note('commit to first byte, p50', bare.p50, warm.p50, 'ms', { of: 'ours', most: 10, unit: 'ms' });
  let total = 0;
  for (const backlog of backlogs) {
    await deadBacklog(beside, backlog - total);
    total = backlog;
    noteBehind(`behind ${backlog.toLocaleString('en')} dead`, await waits(alone, beside));
  }
  total = 0;
  for (const count of webhooks) {
    await deadWebhooks(beside, count - total);
    total = count;
    noteBehind(`beside ${count.toLocaleString('en')} dead webhooks`, await waits(alone, beside));
  }
  await beside.stop();
  await alone.stop();
}

function noteBehind(name: string, [alone, behind]: readonly [Waits, Waits]): void {
  note(`the same ${name}, p50`, alone.p50, behind.p50, 'ms', { most: 1.1 });
  note(`the same ${name}, p99`, alone.p99, behind.p99, 'ms', { most: 1.1 });
}

/** How long PostgreSQL takes to find what is due, where little is stored and in turn where ever more is. */
export async function claiming(area: number, sizes: readonly number[]): Promise<void> {
  const little = await Stand.start(area, TELLS_DURATIONS);
  const much = await Stand.start(area, TELLS_DURATIONS);
  await claimMs(little, much);
  await store(little, LITTLE_STORED);
  let stored = 0;
  for (const size of sizes) {
    await store(much, size - stored);
    stored = size;
    const [least, ms] = await claimMs(little, much);
    note(`claim, ${size.toLocaleString('en')} stored`, least, ms, 'ms', { most: 1.1 });
  }
  await much.stop();
  await little.stop();
}

/** How long it takes until all is told after an endpoint was away for a minute. */
export async function returning(away: Away, area: number): Promise<void> {
  const { seconds, outOfOrder } = await outage(away, area);
  note(`after a minute of an endpoint that ${away}`, 60, seconds, 's', {
    of: 'ours',
    most: 15,
    unit: 's',
  });
  note('  messages out of order', 100, outOfOrder, 'msg', { of: 'ours', most: 0 });
}
