import { randomBytes } from 'node:crypto';
import { until } from '@whathooks/testing';
import type { Client } from 'pg';
import type { Product } from '../../harness/product';
import { countClient } from '../deliveries/count-client';
import { note } from '../results';
import type { Pair } from '../sessions/number-pairs';
import { bareRate, warmRate } from './bare-pipe';
import { FilesThatWait, PATIENCE_MS, sendFiles } from './sent-files';

export interface Load {
  name: string;
  bytes: number;
  /** Files for each number. */
  each: number;
  unit: 'files/s' | 'MB/s';
}

/**
 * Files of messages that are stored already: what is compared are the streams. A bare pipe has no message to
 * decrypt, to write down and to confirm, whose cost `receive` compares with that of a bare socket.
 */
export async function throughput(
  product: Product,
  list: readonly Pair[],
  load: Load,
): Promise<void> {
  const { name, bytes, each, unit } = load;
  const client = await countClient(product);
  const before = (await product.simulator.media.list()).length;
  const waiting = new FilesThatWait(product, client);
  await waiting.hold();
  await Promise.all(list.map((pair) => sendFiles(product, pair, each, () => randomBytes(bytes))));
  const files = (await product.simulator.media.list()).slice(before);
  await waiting.areThere(files.length);
  await product.stopGateway();
  await waiting.letGo();
  const bare = await bareRate(files);
  const { rows } = await client.query<{ now: Date }>('SELECT now()');
  await product.startGateway();
  const ends = (): Promise<number[]> => storedSince(client, rows[0]?.now);
  await until('all files', async () => (await ends()).length >= files.length, PATIENCE_MS);
  const ours = warmRate(await ends());
  await client.end();
  const factor = unit === 'MB/s' ? bytes / 1e6 : 1;
  note(`files in, ${name}`, bare * factor, ours * factor, unit, { least: 0.7 });
}

/** When each file was written down, in seconds, in order. */
async function storedSince(client: Client, since: Date | undefined): Promise<number[]> {
  const { rows } = await client.query<{ at: number }>(
    `SELECT extract(epoch FROM created_at)::float8 AS at FROM files WHERE created_at > $1 ORDER BY at`,
    [since],
  );
  return rows.map(({ at }) => at);
}
