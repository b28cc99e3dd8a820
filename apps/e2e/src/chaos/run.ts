import { Chance } from './chance';
import { type Account, settle } from './ledger';
import { type Made, makeTrouble, type TroubleOptions } from './troubles';
import { World } from './world';

export interface ChaosOptions extends Omit<TroubleOptions, 'tell'> {
  /** Acknowledges to WhatsApp before anything is stored: losses have to be found. */
  unsafe?: boolean;
  tell?: (line: string) => void;
}

export interface Outcome {
  account: Account;
  troubles: Made;
  /** How requests to send were answered that were made again. */
  refusals: readonly string[];
}

/** After the trouble everything has to come right within this time, in ms. */
const CALM_MS = 240_000;

/** Lets everybody write while everything breaks, and settles the account. */
export async function chaos(options: ChaosOptions): Promise<Outcome> {
  const { seed, unsafe = false, tell = () => undefined } = options;
  const world = await World.build({
    numbers: 2,
    contacts: 2,
    variables: {
      SESSION_LEASE_S: '5',
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
    // What made trouble fail is told, and not what failed because of that.
    living.catch(() => undefined);
    const troubles = await makeTrouble(world, { ...options, tell: log });
    world.rest();
    await living;
    log('The troubles are over; waiting until everything has come right');
    await world.calm(CALM_MS);
    const account = settle(world.entries, await world.sightings());
    log('Everything is at rest');
    return { account, troubles, refusals: [...world.refusals] };
  } finally {
    await world.stop();
  }
}
