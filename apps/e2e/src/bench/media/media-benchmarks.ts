import { OwnDatabase } from '../../harness/own-database';
import { ALL_PRE_KEYS, Product } from '../../harness/product';
import { linkAllHere, pairs } from '../sessions/number-pairs';
import { AT_ONCE } from './bare-pipe';
import { memory } from './large-file-memory';
import { latency } from './texts-beside';
import { type Load, throughput } from './throughput';

const SMALL: Load = { name: 'small files', bytes: 20_000, each: 300, unit: 'files/s' };
const LARGE: Load = { name: 'large files', bytes: 4_000_000, each: 12, unit: 'MB/s' };

/** Parts of the measurement of files, each of which can be asked for alone. */
export type MediaPart = 'small' | 'large' | 'texts' | 'memory';

/** Files that come in, against a pipe of the same streams; texts beside a flood of files; and what a large one takes. */
export async function benchMedia(area: number, parts: readonly MediaPart[]): Promise<void> {
  const product = await Product.start(
    { ...ALL_PRE_KEYS, MEDIA_WAIT_S: '0', MEDIA_MAX_MB: '128' },
    await OwnDatabase.start({}),
  );
  try {
    const account = await product.account();
    const list = await pairs(product.simulator, area, AT_ONCE / 2);
    const [first] = list;
    await linkAllHere(product, account, list);
    if (parts.includes('small')) await throughput(product, list, SMALL);
    if (parts.includes('large')) await throughput(product, list, LARGE);
    if (parts.includes('texts')) await latency(product, account, list);
    if (parts.includes('memory') && first) await memory(product, account, first);
  } finally {
    await product.stop();
  }
}
