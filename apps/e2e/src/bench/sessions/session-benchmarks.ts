import { join } from 'node:path';
import { OwnDatabase } from '../../harness/own-database';
import { ALL_PRE_KEYS, Product } from '../../harness/product';
import { BareProcess } from './bare-process';
import { countClient } from '../deliveries/count-client';
import { linkAllBare, linkAllHere, pairs, receiveRate, restSendRate } from './number-pairs';
import { idleMegabytes } from '../memory';
import { note } from '../results';

export async function benchReceiving(numbers: number, each: number, area: number): Promise<void> {
  const product = await Product.start(ALL_PRE_KEYS);
  const list = await pairs(product.simulator, area, numbers);
  const bare = await BareProcess.start(product.simulator);
  await linkAllBare(bare, list);
  const bareRate = await receiveRate(product.simulator, list, each, () => bare.received());
  await bare.stop();
  const ours = await receivingHere(product, numbers, each, area + 1);
  await product.stop();
  const aim = { least: numbers > 1 ? 0.8 : 0.6 };
  note(`receive, ${numbers} number${numbers > 1 ? 's' : ''}`, bareRate, ours.rate, 'msg/s', aim);
  note('  messages in one commit', 1, ours.perCommit, 'msg', { least: 1.01 });
  note('  messages in one write to disk', 1, ours.perSync, 'msg', { least: 1.01 });
}

/**
 * How fast the product receives, how many messages share a transaction, and how many transactions
 * share a write to disk.
 */
async function receivingHere(
  product: Product,
  numbers: number,
  each: number,
  area: number,
): Promise<{ rate: number; perCommit: number; perSync: number }> {
  const account = await product.account();
  const list = await pairs(product.simulator, area, numbers);
  await linkAllHere(product, account, list);
  const client = await countClient(product);
  const stored = async (): Promise<{ n: number; commits: number }> => {
    const { rows } = await client.query<{ n: number; commits: number }>(
      `SELECT count(*)::int AS n, count(DISTINCT xmin::text)::int AS commits
       FROM messages WHERE direction = 'inbound'`,
    );
    return rows[0] ?? { n: 0, commits: 0 };
  };
  const syncs = async (): Promise<number> => {
    const { rows } = await client.query<{ count: number }>(
      `SELECT sum(fsyncs)::int AS count FROM pg_stat_io WHERE object = 'wal'`,
    );
    return rows[0]?.count ?? NaN;
  };
  const before = { syncs: await syncs(), ...(await stored()) };
  const rate = await receiveRate(product.simulator, list, each, async () => (await stored()).n);
  const { n, commits } = await stored();
  const perSync = (n - before.n) / ((await syncs()) - before.syncs);
  await client.end();
  return { rate, perCommit: n / commits, perSync };
}

/** The cost of durable commits and of encryption. */
export async function benchSafety(numbers: number, each: number, area: number): Promise<void> {
  const run = async (
    own: number,
    variables: Record<string, string> = {},
    settings: Record<string, string> = {},
  ): Promise<number> => {
    const product = await Product.start(
      { ...ALL_PRE_KEYS, ...variables },
      await OwnDatabase.start(settings),
    );
    const { rate } = await receivingHere(product, numbers, each, area + own);
    await product.stop();
    return rate;
  };
  const plain = { NODE_OPTIONS: `--require ${join(__dirname, 'plain-vault.js')}` };
  // Alternating, and the faster of two runs: other load must not decide.
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
  note('receive, compared with no encryption', inPlain, ours, 'msg/s', { least: 0.95 });
  note('receive, compared with no durable commits', unsafe, ours, 'msg/s', { least: 0.8 });
}

export async function benchSending(area: number): Promise<void> {
  const product = await Product.start(ALL_PRE_KEYS);
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
  note('send and acknowledge, 1 number', bareRate, ourRate, 'msg/s', { least: 0.6 });
}

export async function benchMemory(numbers: number, area: number): Promise<void> {
  const product = await Product.start(ALL_PRE_KEYS);
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
    { most: 1.3 },
  );
}
