import { setTimeout } from 'node:timers/promises';
import { request } from 'undici';
import { PAUSE_MS, PER_ROUND, type ProductBench } from '../product-bench';

/** The median of the rounds counts, so that a vacuum or other load does not decide. */
const ROUNDS = 15;

export interface Latencies {
  p50: number;
  p99: number;
}

/**
 * Times from the commit of a message to the first byte at its webhook, in ms, one message at a
 * time. Rounds alternate between the benches, so that other load affects all of them.
 */
export async function deliveryLatencies<Benches extends readonly ProductBench[]>(
  ...benches: Benches
): Promise<{ [index in keyof Benches]: Latencies }> {
  const rounds = benches.map((): Latencies[] => []);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [index, bench] of benches.entries()) {
      rounds[index]?.push(percentiles(await bench.round()));
    }
  }
  return rounds.map((all) => ({
    p50: median(all.map(({ p50 }) => p50)),
    p99: median(all.map(({ p99 }) => p99)),
  })) as { [index in keyof Benches]: Latencies };
}

/**
 * Duration of a POST without commit and claim, in ms: from the call to the first byte at the
 * server.
 */
export async function bareLatencies({ arrivalTimes }: ProductBench): Promise<Latencies> {
  const took: number[] = [];
  for (let n = 0; n < PER_ROUND; n += 1) {
    const started = performance.timeOrigin + performance.now();
    const headers = { 'webhook-id': `bare ${n}` };
    const { body } = await request(arrivalTimes.url, { method: 'POST', body: '{}', headers });
    await body.dump();
    took.push((arrivalTimes.arrivals.get(`bare ${n}`) ?? NaN) - started);
    await setTimeout(PAUSE_MS);
  }
  return percentiles(took);
}

function percentiles(values: number[]): Latencies {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.floor(sorted.length * share)] ?? NaN;
  return { p50: at(0.5), p99: at(0.99) };
}

function median(values: number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}
