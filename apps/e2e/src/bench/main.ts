import { claiming, delivering, returning, waiting } from './delivery-measures';
import { restarting } from './restart';
import { missedAims } from './results';
import { memory, receiving, safety, sending } from './session-measures';
import { validating } from './validation';

const MEASURES: Record<string, () => Promise<void>> = {
  'receive-1': () => receiving(1, 1_500, 10),
  'receive-20': () => receiving(20, 100, 12),
  safety: () => safety(20, 100, 30),
  send: () => sending(14),
  'memory-1': () => memory(1, 16),
  'memory-100': () => memory(100, 18),
  'deliver-5': () => delivering(5, 6_000, 20),
  'deliver-20': () => delivering(20, 2_000, 26),
  wait: () => waiting(22, [10_000, 1_000_000], []),
  'wait-10m': () => waiting(24, [10_000, 10_000_000], []),
  'wait-webhooks': () => waiting(40, [], [100, 5_000]),
  claim: () => claiming(32, [1_000_000]),
  'claim-10m': () => claiming(34, [10_000_000]),
  outage: () => returning('refuses', 36),
  'outage-hangs': () => returning('hangs', 38),
  restart: () => restarting(42),
  validation: () => validating(),
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
  const missed = missedAims();
  process.stdout.write(
    missed.length === 0 ? 'All aims reached.\n' : `Missed: ${missed.join('; ')}.\n`,
  );
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
