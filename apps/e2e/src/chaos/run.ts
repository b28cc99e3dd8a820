import { SeededRandom } from './seeded-random';
import { type Accounting, accountFor } from './accounting/accounting';
import { type DisruptionCounts, disrupt, type DisruptionOptions } from './disruptions';
import { World } from './world';

export interface ChaosOptions extends Omit<DisruptionOptions, 'print'> {
  /** Acknowledges messages to WhatsApp before they are stored, so that losses must be found. */
  unsafe?: boolean;
  /** The longest pause between two messages of a stream, in ms: how much traffic there is. */
  longestPauseMs?: number;
  print?: (line: string) => void;
}

export interface ChaosResult {
  accounting: Accounting;
  disruptions: DisruptionCounts;
  /** Error responses to requests to send, which were repeated. */
  rejections: readonly string[];
}

/** After the disruptions everything must be idle within this time, in ms. */
const IDLE_TIMEOUT_MS = 240_000;

/** Sends messages in all directions during disruptions, and accounts for each of them. */
export async function runChaos(options: ChaosOptions): Promise<ChaosResult> {
  const { seed, unsafe = false, longestPauseMs, print = () => undefined } = options;
  const world = await World.build({
    numbers: 2,
    contacts: 2,
    isVaried: true,
    longestPauseMs,
    variables: {
      SESSION_LEASE_S: '5',
      ...(unsafe ? { CHAOS_ACKNOWLEDGE_FIRST: 'true' } : {}),
    },
  });
  try {
    const began = Date.now();
    const log = (what: string): void =>
      print(
        `${((Date.now() - began) / 1000).toFixed(1).padStart(6)} s  ${what} (${world.sent.length} messages so far)`,
      );
    const traffic = world.runTraffic(new SeededRandom(seed));
    // The first error is reported, not the errors that follow from it.
    traffic.catch(() => undefined);
    const disruptions = await disrupt(world, { ...options, print: log });
    world.stopTraffic();
    await traffic;
    log('The disruptions are over; waiting until everything is idle');
    await world.waitUntilIdle(IDLE_TIMEOUT_MS);
    const accounting = accountFor(world.sent, await world.observe());
    log('Everything is idle');
    return { accounting, disruptions, rejections: [...world.rejections] };
  } finally {
    await world.stop();
  }
}
