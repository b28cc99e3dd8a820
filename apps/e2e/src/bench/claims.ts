import type { Stand } from './stand';

/** What PostgreSQL writes into its log when it has carried out the claim. */
const CLAIMED = /duration: ([\d.]+) ms {2}execute claim(?: called)?:/g;

/** Lanes are looked for about once a second, and a round takes a few seconds. */
const ROUNDS = 8;

/** How PostgreSQL has to be set up for its log to tell how long claims take. */
export const TELLS_DURATIONS = {
  log_min_duration_statement: '0',
};

/**
 * The time of a claim in PostgreSQL, in ms, while messages come in one by one: of the fastest quarter, since
 * whatever else the machine does only adds to it; at each of these in turn.
 */
export async function claimMs<Stands extends readonly Stand[]>(
  ...stands: Stands
): Promise<{ [index in keyof Stands]: number }> {
  const before = stands.map(({ database }) => database.log.length);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const stand of stands) await stand.round();
  }
  const took = stands.map(({ database }, index) =>
    [...database.log.slice(before[index]).matchAll(CLAIMED)].map(([, ms]) => Number(ms)),
  );
  return took.map((all) => all.sort((a, b) => a - b)[Math.floor(all.length / 4)] ?? NaN) as {
    [index in keyof Stands]: number;
  };
}
