import {
  benchClaims,
  benchDelivering,
  benchRecovery,
  benchLatency,
} from './deliveries/delivery-benchmarks';
import { benchMedia } from './media/media-benchmarks';
import { benchRecipients } from './media/recipients-benchmark';
import { benchSearch } from './search/search-benchmark';
import { benchRestart } from './sessions/restart';
import { missedTargets } from './results';
import {
  benchMemory,
  benchReceiving,
  benchSafety,
  benchSending,
} from './sessions/session-benchmarks';
import { benchValidation } from './deliveries/validation-cost';

const MEASURES: Record<string, () => Promise<void>> = {
  'receive-1': () => benchReceiving(1, 1_500, 10),
  'receive-20': () => benchReceiving(20, 100, 12),
  safety: () => benchSafety(20, 100, 30),
  send: () => benchSending(14),
  'memory-1': () => benchMemory(1, 16),
  'memory-100': () => benchMemory(100, 18),
  'deliver-5': () => benchDelivering(5, 6_000, 20),
  'deliver-20': () => benchDelivering(20, 2_000, 26),
  wait: () => benchLatency(22, [10_000, 1_000_000], []),
  'wait-10m': () => benchLatency(24, [10_000, 10_000_000], []),
  'wait-webhooks': () => benchLatency(40, [], [100, 5_000]),
  claim: () => benchClaims(32, [1_000_000]),
  'claim-10m': () => benchClaims(34, [10_000_000]),
  outage: () => benchRecovery('refuses', 36),
  'outage-hangs': () => benchRecovery('hangs', 38),
  restart: () => benchRestart(42),
  media: () => benchMedia(46, ['small', 'large', 'texts', 'memory']),
  'media-small': () => benchMedia(46, ['small']),
  'media-texts': () => benchMedia(46, ['texts']),
  recipients: () => benchRecipients(48),
  search: () => benchSearch(10_000, 5_000_000),
  validation: () => benchValidation(),
};

/** Only on request: filling the tables takes minutes, or it is a part of another one. */
const ON_REQUEST: ReadonlySet<string> = new Set([
  ...['wait-10m', 'claim-10m', 'search'],
  ...['media-small', 'media-texts'],
]);

/** Runs the measurements named on the command line; all of them by default. */
async function main(): Promise<void> {
  const chosen = process.argv.slice(2);
  const unknown = chosen.find((name) => !(name in MEASURES));
  if (unknown) {
    throw new Error(`There is no "${unknown}". Choose from: ${Object.keys(MEASURES).join(', ')}.`);
  }
  process.stdout.write('Each line compares the same work in this run.\n');
  for (const [name, measure] of Object.entries(MEASURES)) {
    if (chosen.includes(name) || (chosen.length === 0 && !ON_REQUEST.has(name))) await measure();
  }
  const missed = missedTargets();
  process.stdout.write(
    missed.length === 0 ? 'All targets reached.\n' : `Missed: ${missed.join('; ')}.\n`,
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
