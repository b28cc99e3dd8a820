import { join } from 'node:path';
import { Client } from 'pg';
import { OwnDatabase } from '../harness/own-database';
import { Product } from '../harness/product';
import { until } from '../harness/wait';
import { BareProcess } from './bare-process';
import { claimMs, store, TELLS_DURATIONS } from './claims';
import { Arrivals, postBare } from './deliveries';
import { linkAllBare, linkAllHere, pairs, receiveRate, restSendRate } from './measures';
import { idleMegabytes } from './memory';
import { type Away, outage } from './outage';
import { bareWaits, Clock, deadBacklog, waits } from './waits';

/** One line of the table. */
interface Result {
  what: string;
  bare: number;
  ours: number;
  unit: string;
  /** The ratio we want to reach, and whether more or less is better. */
  aim: string;
}

const results: Result[] = [];

function note(what: string, bare: number, ours: number, unit: string, aim: string): void {
  results.push({ what, bare, ours, unit, aim });
  process.stdout.write(
    `${what.padEnd(44)} bare ${bare.toFixed(1).padStart(9)}  ours ${ours.toFixed(1).padStart(9)} ${unit.padEnd(6)} ratio ${(ours / bare).toFixed(2).padStart(5)}  aim ${aim}\n`,
  );
}

/** A database client for counting: what is committed, without asking the process under load. */
async function database(product: Product): Promise<Client> {
  const client = new Client({ connectionString: product.databaseUrl });
  await client.connect();
  return client;
}

async function receiving(numbers: number, each: number, area: number): Promise<void> {
  const product = await Product.start();
  const list = await pairs(product.simulator, area, numbers);
  const bare = await BareProcess.start(product.simulator);
  await linkAllBare(bare, list);
  const bareRate = await receiveRate(product.simulator, list, each, () => bare.received());
  await bare.stop();
  const ours = await receivingHere(product, numbers, each, area + 1);
  await product.stop();
  const aim = numbers > 1 ? '≥ 0.8' : '≥ 0.6';
  note(`receive, ${numbers} number${numbers > 1 ? 's' : ''}`, bareRate, ours.rate, 'msg/s', aim);
  note('  messages in one commit', 1, ours.perCommit, 'msg', '> 1 under load');
}

/** How fast the product receives, and how many messages share a transaction. */
async function receivingHere(
  product: Product,
  numbers: number,
  each: number,
  area: number,
): Promise<{ rate: number; perCommit: number }> {
  const account = await product.account();
  const list = await pairs(product.simulator, area, numbers);
  await linkAllHere(product, account, list);
  const client = await database(product);
  const stored = async (): Promise<{ n: number; commits: number }> => {
    const { rows } = await client.query<{ n: number; commits: number }>(
      `SELECT count(*)::int AS n, count(DISTINCT xmin::text)::int AS commits
       FROM messages WHERE direction = 'inbound'`,
    );
    return rows[0] ?? { n: 0, commits: 0 };
  };
  const rate = await receiveRate(product.simulator, list, each, async () => (await stored()).n);
  const { n, commits } = await stored();
  await client.end();
  return { rate, perCommit: n / commits };
}

/** What it costs that every commit is on disk, and that secrets are encrypted. */
async function safety(numbers: number, each: number, area: number): Promise<void> {
  const run = async (
    own: number,
    variables: Record<string, string> = {},
    settings: Record<string, string> = {},
  ): Promise<number> => {
    const product = await Product.start(variables, await OwnDatabase.start(settings));
    const { rate } = await receivingHere(product, numbers, each, area + own);
    await product.stop();
    return rate;
  };
  const plain = { NODE_OPTIONS: `--require ${join(__dirname, 'plain-vault.js')}` };
  // In turn, and the faster of two: what else the machine does must not decide.
  const kinds = [
    [{}, {}],
    [plain, {}],
    [{}, { fsync: 'off', synchronous_commit: 'off' }],
  ] as const;
  const rates = kinds.map(() => 0);
  for (let turn = 0; turn < 2 * kinds.length; turn += 1) {
    const kind = turn % kinds.length;
    const [variables, settings] = kinds[kind] ?? [{}, {}];
    rates[kind] = Math.max(rates[kind] ?? 0, await run(turn, variables, settings));
  }
  const [ours = 0, inPlain = 0, unsafe = 0] = rates;
  note('receive, against the same in plain', inPlain, ours, 'msg/s', '≥ 0.95');
  note('receive, against the same not on disk', unsafe, ours, 'msg/s', '≥ 0.8');
}

async function sending(area: number): Promise<void> {
  const product = await Product.start();
  const [first, second] = await pairs(product.simulator, area, 2);
  if (!first || !second) throw new Error('no accounts');
  const bare = await BareProcess.start(product.simulator);
  await bare.link(first.number);
  await bare.sendRate(first.number, first.contact, 100, 10);
  const bareRate = await bare.sendRate(first.number, first.contact, 1_500, 10);
  await bare.stop();
  const account = await product.account();
  const { id } = await product.link(account, second.number);
  await restSendRate(account, id, second.contact, 100, 10);
  const ourRate = await restSendRate(account, id, second.contact, 1_500, 10);
  await product.stop();
  note('send and acknowledge, 1 number', bareRate, ourRate, 'msg/s', '≥ 0.6');
}

async function memory(numbers: number, area: number): Promise<void> {
  const product = await Product.start();
  const list = await pairs(product.simulator, area, numbers);
  const bare = await BareProcess.start(product.simulator);
  const bareEmpty = await idleMegabytes(bare.pid);
  await linkAllBare(bare, list);
  const bareFull = await idleMegabytes(bare.pid);
  await bare.stop();
  const account = await product.account();
  const other = await pairs(product.simulator, area + 1, numbers);
  const ourEmpty = await idleMegabytes(product.gatewayPid);
  await linkAllHere(product, account, other);
  const ourFull = await idleMegabytes(product.gatewayPid);
  await product.stop();
  note(
    `memory per idle number, ${numbers} number${numbers > 1 ? 's' : ''}`,
    (bareFull - bareEmpty) / numbers,
    (ourFull - ourEmpty) / numbers,
    'MB',
    '≤ 1.3',
  );
}

/** Queues deliveries while nobody delivers, then lets a delivery process drain them. */
async function delivering(webhooks: number, messages: number, area: number): Promise<void> {
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
  const client = await database(product);
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
  note(`deliveries, ${webhooks} webhooks`, arrivals.rate, ourRate, '/s', '≥ 0.5');
}

/** How long a message waits for its webhook, alone and beside ever more that waits for a dead one. */
async function waiting(area: number, backlogs: readonly number[]): Promise<void> {
  const own = await OwnDatabase.start({ track_commit_timestamp: 'on' });
  const product = await Product.start({}, own);
  const clock = await Clock.start();
  const account = await product.account();
  await account.key.post('/v1/webhooks', { url: clock.url, events: ['message.received'] });
  const [pair] = await pairs(product.simulator, area, 1);
  if (!pair) throw new Error('no account');
  await product.link(account, pair.number);
  const client = await database(product);
  const bare = await bareWaits(clock);
  await waits(product, client, clock, pair);
  const alone = await waits(product, client, clock, pair);
  note('commit to first byte, p50', bare.p50, alone.p50, 'ms', '≤ 10 ms');
  let total = 0;
  for (const backlog of backlogs) {
    await deadBacklog(account, client, backlog - total);
    total = backlog;
    const behind = await waits(product, client, clock, pair);
    const name = `behind ${backlog.toLocaleString('en')} dead`;
    note(`the same ${name}, p50`, alone.p50, behind.p50, 'ms', '≤ 1.1');
    note(`the same ${name}, p99`, alone.p99, behind.p99, 'ms', '≤ 1.1');
  }
  await client.end();
  clock.stop();
  await product.stop();
}

/** How long PostgreSQL takes to find what is due, while ever more is stored. */
async function claiming(area: number, sizes: readonly number[]): Promise<void> {
  const own = await OwnDatabase.start(TELLS_DURATIONS);
  const product = await Product.start({}, own);
  const clock = await Clock.start();
  const account = await product.account();
  await account.key.post('/v1/webhooks', { url: clock.url, events: ['message.received'] });
  const [pair] = await pairs(product.simulator, area, 1);
  if (!pair) throw new Error('no account');
  await product.link(account, pair.number);
  const client = await database(product);
  await claimMs(product, own, client, clock, pair);
  let stored = 0;
  let least = NaN;
  for (const size of sizes) {
    await store(account, client, size - stored);
    stored = size;
    const ms = await claimMs(product, own, client, clock, pair);
    if (Number.isNaN(least)) least = ms;
    else note(`claim, ${size.toLocaleString('en')} stored`, least, ms, 'ms', '≤ 1.1');
  }
  await client.end();
  clock.stop();
  await product.stop();
}

/** How long it takes until all is told after an endpoint was away for a minute. */
async function returning(away: Away, area: number): Promise<void> {
  const { seconds, outOfOrder } = await outage(away, area);
  note(`after a minute of an endpoint that ${away}`, 60, seconds, 's', '≤ 15 s');
  note('  messages out of order', 100, outOfOrder, 'msg', '0');
}

const MEASURES: Record<string, () => Promise<void>> = {
  'receive-1': () => receiving(1, 1_500, 10),
  'receive-20': () => receiving(20, 100, 12),
  safety: () => safety(20, 100, 30),
  send: () => sending(14),
  'memory-1': () => memory(1, 16),
  'memory-100': () => memory(100, 18),
  'deliver-5': () => delivering(5, 6_000, 20),
  'deliver-20': () => delivering(20, 2_000, 26),
  wait: () => waiting(22, [10_000, 1_000_000]),
  'wait-10m': () => waiting(24, [10_000, 10_000_000]),
  claim: () => claiming(32, [10_000, 1_000_000]),
  'claim-10m': () => claiming(34, [10_000, 10_000_000]),
  outage: () => returning('refuses', 36),
  'outage-hangs': () => returning('hangs', 38),
};

/** Takes minutes to fill the tables. */
const ON_REQUEST: ReadonlySet<string> = new Set(['wait-10m', 'claim-10m']);

/** Measures what is named on the command line; everything when nothing is. */
async function main(): Promise<void> {
  const chosen = process.argv.slice(2);
  const unknown = chosen.find((name) => !(name in MEASURES));
  if (unknown) {
    throw new Error(`There is no "${unknown}". Choose from: ${Object.keys(MEASURES).join(', ')}.`);
  }
  process.stdout.write('Each line: the same work, side by side, in this run.\n');
  for (const [name, measure] of Object.entries(MEASURES)) {
    if (chosen.includes(name) || (chosen.length === 0 && !ON_REQUEST.has(name))) await measure();
  }
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(
      `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
    process.exit(1);
  },
);
