import { ALL_PRE_KEYS, Product } from '../../harness/product';
import { until } from '@whathooks/testing';
import { queueForDownWebhook, createDownWebhooks, storeDeliveries } from './backlogs';
import { claimDurations, LOG_DURATIONS } from './claim-duration';
import { countClient } from './count-client';
import { Arrivals, postBare } from './arrivals';
import { pairs } from '../sessions/number-pairs';
import { type OutageKind, outage } from './outage';
import { note } from '../results';
import { ProductBench } from '../product-bench';
import { bareLatencies, type Latencies, deliveryLatencies } from './delivery-latency';

/** Stored deliveries of the small bench. */
const LITTLE_STORED = 10_000;

/** Queues deliveries without a delivery process, then lets one drain the queue. */
export async function benchDelivering(
  webhooks: number,
  messages: number,
  area: number,
): Promise<void> {
  // Deliveries of one chat are sent one at a time: as many chats as a lane has concurrent requests.
  const chats = 40;
  const arrivals = await Arrivals.listen();
  const product = await Product.start({ ...ALL_PRE_KEYS, ROLES: 'api,gateway' });
  const account = await product.account();
  for (let hook = 0; hook < webhooks; hook += 1) {
    const url = `${arrivals.url}?${hook}`;
    await account.key.post('/v1/webhooks', { url, events: ['message.received'] });
  }
  const contacts = await pairs(product.simulator, area, chats);
  const [pair] = contacts;
  if (!pair) throw new Error('no account');
  await product.link(account, pair.number);
  const client = await countClient(product);
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
 * How long a message waits for its webhook: alone, and with growing numbers of deliveries waiting
 * for a webhook that is down, or of webhooks that are down.
 */
export async function benchLatency(
  area: number,
  backlogs: readonly number[],
  webhooks: readonly number[],
): Promise<void> {
  const alone = await ProductBench.start(area);
  const beside = await ProductBench.start(area);
  const bare = await bareLatencies(alone);
  const [warm] = await deliveryLatencies(alone, beside);
  note('commit to first byte, p50', bare.p50, warm.p50, 'ms', { of: 'ours', most: 10, unit: 'ms' });
  let total = 0;
  for (const backlog of backlogs) {
    await queueForDownWebhook(beside, backlog - total);
    total = backlog;
    noteBehind(
      `behind ${backlog.toLocaleString('en')} dead`,
      await deliveryLatencies(alone, beside),
    );
  }
  total = 0;
  for (const count of webhooks) {
    await createDownWebhooks(beside, count - total);
    total = count;
    noteBehind(
      `beside ${count.toLocaleString('en')} dead webhooks`,
      await deliveryLatencies(alone, beside),
    );
  }
  await beside.stop();
  await alone.stop();
}

function noteBehind(name: string, [alone, behind]: readonly [Latencies, Latencies]): void {
  note(`the same ${name}, p50`, alone.p50, behind.p50, 'ms', { most: 1.1 });
  note(`the same ${name}, p99`, alone.p99, behind.p99, 'ms', { most: 1.1 });
}

/**
 * Duration of claims in PostgreSQL, with few stored deliveries and with growing numbers of them.
 */
export async function benchClaims(area: number, sizes: readonly number[]): Promise<void> {
  const little = await ProductBench.start(area, LOG_DURATIONS);
  const much = await ProductBench.start(area, LOG_DURATIONS);
  await claimDurations(little, much);
  await storeDeliveries(little, LITTLE_STORED);
  let stored = 0;
  for (const size of sizes) {
    await storeDeliveries(much, size - stored);
    stored = size;
    const [least, ms] = await claimDurations(little, much);
    note(`claim, ${size.toLocaleString('en')} stored`, least, ms, 'ms', { most: 1.1 });
  }
  await much.stop();
  await little.stop();
}

/** Time until everything is delivered after an endpoint was down for a minute. */
export async function benchRecovery(away: OutageKind, area: number): Promise<void> {
  const { seconds, outOfOrder } = await outage(away, area);
  note(`after a minute of an endpoint that ${away}`, 60, seconds, 's', {
    of: 'ours',
    most: 15,
    unit: 's',
  });
  note('  messages out of order', 100, outOfOrder, 'msg', { of: 'ours', most: 0 });
}
