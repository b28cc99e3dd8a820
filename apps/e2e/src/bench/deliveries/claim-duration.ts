import type { ProductBench } from '../product-bench';

/** The log line of PostgreSQL after a claim. */
const CLAIMED = /duration: ([\d.]+) ms {2}execute claim(?: notified)?:/g;

/** Lanes are searched about once a second, and a round takes a few seconds. */
const ROUNDS = 8;

/** Settings of PostgreSQL that log the duration of claims. */
export const LOG_DURATIONS = {
  log_min_duration_statement: '0',
};

/**
 * Duration of a claim in PostgreSQL, in ms, while messages come in one by one: the fastest quarter,
 * since other load only adds to it. Rounds alternate between the benches.
 */
export async function claimDurations<Benches extends readonly ProductBench[]>(
  ...benches: Benches
): Promise<{ [index in keyof Benches]: number }> {
  const before = benches.map(({ database }) => database.log.length);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const bench of benches) await bench.round();
  }
  const took = benches.map(({ database }, index) =>
    [...database.log.slice(before[index]).matchAll(CLAIMED)].map(([, ms]) => Number(ms)),
  );
  return took.map((all) => all.sort((a, b) => a - b)[Math.floor(all.length / 4)] ?? NaN) as {
    [index in keyof Benches]: number;
  };
}
