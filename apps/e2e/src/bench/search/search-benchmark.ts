import { OwnDatabase } from '../../harness/own-database';
import { type Account, ALL_PRE_KEYS, Product } from '../../harness/product';
import { note } from '../results';
import { RARE, writeMessages } from './fill';
import { plansOf } from './plans';
import { wordAt } from './words';

const ROUNDS = 60;
const WARM_UP = 8;

/** What is searched for, and how many of it are asked for: no more than there are among few messages. */
interface Search {
  q: string;
  limit: number;
}

const PAGE = 20;
const SEARCHES: Record<string, Search> = {
  'in every second message': { q: `"${wordAt(0)}"`, limit: PAGE },
  'in one of 50': { q: `"${wordAt(20)}"`, limit: PAGE },
  'in one of 400': { q: `"${wordAt(300)}"`, limit: PAGE },
  'in one of 5,000': { q: `"${wordAt(9_000)}"`, limit: 1 },
  'once, in the oldest ones': { q: RARE, limit: PAGE },
  nowhere: { q: 'zwzwzwzw', limit: PAGE },
  'the beginning of a word': { q: wordAt(2_000).slice(0, 3), limit: PAGE },
  'two beginnings of frequent words': { q: `${wordAt(1)} ${wordAt(2).slice(0, 2)}`, limit: PAGE },
  'a phrase of frequent words': { q: `"${wordAt(0)} ${wordAt(1)}"`, limit: PAGE },
  'a part of a number': { q: '770', limit: 1 },
};

interface Searched {
  product: Product;
  account: Account;
  database: OwnDatabase;
}

/** The first page of searches over few and over many messages, asked in turn; and the plans of those over many. */
export async function benchSearch(few: number, many: number): Promise<void> {
  const [little, large] = [await filled(few), await filled(many)];
  try {
    for (const [name, search] of Object.entries(SEARCHES)) {
      const [short, long]: [number[], number[]] = [[], []];
      for (let round = -WARM_UP; round < ROUNDS; round += 1) {
        const times = [await timed(little, search), await timed(large, search)] as const;
        if (round < 0) continue;
        short.push(times[0]);
        long.push(times[1]);
      }
      note(`search: ${name}`, quick(short), quick(long), 'ms', { most: 2 });
    }
    const plans = await plansOf(large.database, SEARCHES, (search) => timed(large, search));
    process.stdout.write(`\nPlans over ${many} messages:\n\n${plans}\n`);
  } finally {
    await little.product.stop();
    await large.product.stop();
  }
}

async function filled(messages: number): Promise<Searched> {
  // Nothing of this is kept: it may be written quickly.
  const database = await OwnDatabase.start({
    fsync: 'off',
    synchronous_commit: 'off',
    max_wal_size: '4GB',
    session_preload_libraries: 'auto_explain',
  });
  const product = await Product.start({ ...ALL_PRE_KEYS, ROLES: 'api,gateway' }, database);
  const account = await product.account();
  const began = performance.now();
  await writeMessages(database.url, messages);
  process.stdout.write(
    `${messages} messages written and indexed in ${Math.round((performance.now() - began) / 1_000)} s\n`,
  );
  return { product, account, database };
}

/** In ms, as the caller waits for it. */
async function timed(
  { account }: Pick<Searched, 'account'>,
  { q, limit }: Search,
): Promise<number> {
  const began = performance.now();
  const { status } = await account.key.get(
    `/v1/search?${new URLSearchParams({ q, limit: String(limit) })}`,
  );
  if (status !== 200) throw new Error(`${q}: ${status}`);
  return performance.now() - began;
}

/** Other load must not decide: the tenth that was answered quickest ends there. */
function quick(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 10)] ?? NaN;
}
