import { setTimeout } from 'node:timers/promises';
import { request } from 'undici';
import { PAUSE_MS, PER_ROUND, type Stand } from './stand';

/** The median of so many rounds: a vacuum must not decide, nor what else the machine does meanwhile. */
const ROUNDS = 15;

export interface Waits {
  p50: number;
  p99: number;
}

/**
 * Times from the commit of a message to the first byte at its webhook, in ms, one message at a time: at each
 * of these in turn, so that what the machine does meanwhile meets all of them.
 */
export async function waits<Stands extends readonly Stand[]>(
  ...stands: Stands
): Promise<{ [index in keyof Stands]: Waits }> {
  const rounds = stands.map((): Waits[] => []);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [index, stand] of stands.entries()) {
      rounds[index]?.push(percentiles(await stand.round()));
    }
  }
  return rounds.map((all) => ({
    p50: median(all.map(({ p50 }) => p50)),
    p99: median(all.map(({ p99 }) => p99)),
  })) as { [index in keyof Stands]: Waits };
}

/** What one POST takes that nobody has to commit or claim, in ms: from the call to the first byte there. */
export async function bareWaits({ clock }: Stand): Promise<Waits> {
  const took: number[] = [];
  for (let n = 0; n < PER_ROUND; n += 1) {
    const started = performance.timeOrigin + performance.now();
    const headers = { 'webhook-id': `bare ${n}` };
    const { body } = await request(clock.url, { method: 'POST', body: '{}', headers });
    await body.dump();
    took.push((clock.arrivals.get(`bare ${n}`) ?? NaN) - started);
    await setTimeout(PAUSE_MS);
  }
  return percentiles(took);
}

function percentiles(values: number[]): Waits {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.floor(sorted.length * share)] ?? NaN;
  return { p50: at(0.5), p99: at(0.99) };
}

function median(values: number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}
