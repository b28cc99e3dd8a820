import { Chance } from './chance';
import { type Account, settle } from './ledger';
import { makeTrouble } from './troubles';
import { World } from './world';

export interface ChaosOptions {
  milliseconds: number;
  seed: number;
  /** Acknowledges to WhatsApp before anything is stored: losses have to be found. */
  unsafe?: boolean;
  tell?: (line: string) => void;
}

/** After the trouble everything has to come right within this time, in ms. */
const CALM_MS = 240_000;

/** Lets everybody write while everything breaks, and settles the account. */
export async function chaos(options: ChaosOptions): Promise<Account> {
  const { milliseconds, seed, unsafe = false, tell = () => undefined } = options;
  const world = await World.build({
    numbers: 2,
    contacts: 2,
    variables: {
      SESSION_LEASE_S: '3',
      ...(unsafe ? { CHAOS_ACKNOWLEDGE_FIRST: 'true' } : {}),
    },
  });
  try {
    const began = Date.now();
    const log = (what: string): void =>
      tell(
        `${((Date.now() - began) / 1000).toFixed(1).padStart(6)} s  ${what} (${world.entries.length} messages so far)`,
      );
    const living = world.live(new Chance(seed));
    const troubles = await makeTrouble(world, new Chance(seed + 1), milliseconds, log);
    world.rest();
    await living;
    log(`${troubles} troubles are over; waiting until everything has come right`);
    await world.calm(unsafe ? 8_000 : CALM_MS);
    return settle(world.entries, await world.sightings());
  } finally {
    await world.stop();
  }
}
