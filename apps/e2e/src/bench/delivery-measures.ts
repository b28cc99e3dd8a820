import { OwnDatabase } from '../harness/own-database';
import { Product } from '../harness/product';
import { until } from '../harness/wait';
import { claimMs, store, TELLS_DURATIONS } from './claims';
import { counting } from './counting';
import { Arrivals, postBare } from './deliveries';
import { pairs } from './measures';
import { type Away, outage } from './outage';
import { note } from './results';
import { bareWaits, Clock, deadBacklog, deadWebhooks, type Waits, waits } from './waits';

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
 * How long a message waits for its webhook: alone, beside ever more that waits for a dead one, and beside
 * ever more dead ones.
 */
export async function waiting(
  area: number,
  backlogs: readonly number[],
  webhooks: readonly number[],
): Promise<void> {
  const own = await OwnDatabase.start({ track_commit_timestamp: 'on' });
  const product = await Product.start({}, own);
  const clock = await Clock.start();
  const account = await product.account();
  await account.key.post('/v1/webhooks', { url: clock.url, events: ['message.received'] });
  const [pair] = await pairs(product.simulator, area, 1);
  if (!pair) throw new Error('no account');
  await product.link(account, pair.number);
  const client = await counting(product);
  const bare = await bareWaits(clock);
  await waits(product, client, clock, pair);
  const alone = await waits(product, client, clock, pair);
  note('commit to first byte, p50', bare.p50, alone.p50, 'ms', {
    of: 'ours',
    most: 10,
    unit: 'ms',
  });
  let total = 0;
  for (const backlog of backlogs) {
    await deadBacklog(account, client, backlog - total);
    total = backlog;
    const behind = await waits(product, client, clock, pair);
    const name = `behind ${backlog.toLocaleString('en')} dead`;
    noteBehind(name, alone, behind);
  }
  total = 0;
  for (const count of webhooks) {
    await deadWebhooks(client, count - total);
    total = count;
    const behind = await waits(product, client, clock, pair);
    noteBehind(`beside ${count.toLocaleString('en')} dead webhooks`, alone, behind);
  }
  await client.end();
  clock.stop();
  await product.stop();
}

function noteBehind(name: string, alone: Waits, behind: Waits): void {
  note(`the same ${name}, p50`, alone.p50, behind.p50, 'ms', { most: 1.1 });
  note(`the same ${name}, p99`, alone.p99, behind.p99, 'ms', { most: 1.1 });
}

/** How long PostgreSQL takes to find what is due, while ever more is stored. */
export async function claiming(area: number, sizes: readonly number[]): Promise<void> {
  const own = await OwnDatabase.start(TELLS_DURATIONS);
  const product = await Product.start({}, own);
  const clock = await Clock.start();
  const account = await product.account();
  await account.key.post('/v1/webhooks', { url: clock.url, events: ['message.received'] });
  const [pair] = await pairs(product.simulator, area, 1);
  if (!pair) throw new Error('no account');
  await product.link(account, pair.number);
  const client = await counting(product);
  await claimMs(product, own, client, clock, pair);
  let stored = 0;
  let least = NaN;
  for (const size of sizes) {
    await store(account, client, size - stored);
    stored = size;
    const ms = await claimMs(product, own, client, clock, pair);
    if (Number.isNaN(least)) least = ms;
    else note(`claim, ${size.toLocaleString('en')} stored`, least, ms, 'ms', { most: 1.1 });
  }
  await client.end();
  clock.stop();
  await product.stop();
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
