import type { ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { WebhookListener } from '../harness/listener';
import { until } from '@whathooks/testing';
import { Chance } from './chance';
import type { World } from './world';

/** What takes longer on the way to trouble has gone wrong, in ms. */
const PATIENCE_MS = 300_000;

/** Something that goes wrong, and is over when it resolves. */
type Trouble = (world: World, chance: Chance) => Promise<void>;

/** What goes wrong with processes, sooner or later. */
const OF_PROCESSES: Readonly<Record<string, Trouble>> = {
  'the gateway is killed': async (world) => {
    const { product } = world;
    await inTheMiddle(world);
    await product.stopGateway('SIGKILL');
    await product.startGateway();
  },
  'the gateway is stopped': async ({ product }) => {
    await product.stopGateway();
    await product.startGateway();
  },
  'the database is killed': async ({ database }, chance) => {
    database.kill();
    await pause(chance.between(0, 1_500));
    await database.restart();
  },
  'both are killed': async ({ product, database }) => {
    database.kill();
    await product.stopGateway('SIGKILL');
    await database.restart();
    await product.startGateway();
  },
  'the gateway stalls, and another process takes over': async ({ product, audit }, chance) => {
    const stalled = product.gatewayPid;
    const another = await product.startAnother();
    process.kill(stalled, 'SIGSTOP');
    try {
      const hasTakenOver = async (): Promise<boolean> =>
        !(await audit.holders()).includes(String(stalled));
      await until('another process to take over', hasTakenOver, PATIENCE_MS);
    } finally {
      // It wakes up without knowing.
      process.kill(stalled, 'SIGCONT');
    }
    await pause(chance.between(500, 3_000));
    await another.end(chance.of(['SIGKILL', 'SIGTERM']));
  },
};

/** What goes wrong between them, and at the other end of the webhook. */
const OF_LINES: Readonly<Record<string, Trouble>> = {
  'a line drops': async ({ product, numbers }, chance) => {
    await product.simulator.line(chance.of(numbers), { action: 'drop' });
  },
  'acknowledgements get lost': async ({ product, numbers }, chance) => {
    const number = chance.of(numbers);
    await product.simulator.faults(number, { withholdAcks: true });
    await pause(chance.between(200, 1_000));
    await product.simulator.clearFaults(number);
    await product.simulator.line(number, { action: 'drop' });
  },
  'the webhook answers with errors': async ({ listener }, chance) => {
    await answering(
      listener,
      (response) => response.writeHead(503).end(),
      () => pause(chance.between(500, 4_000)),
    );
  },
  'the receiver is killed': async ({ listener }, chance) => {
    await listener.close();
    await pause(chance.between(500, 3_000));
    await listener.open();
  },
  'the receiver is killed when it has read a delivery': async ({ listener }, chance) => {
    let cut = 0;
    const kill = (response: ServerResponse): void => {
      cut += 1;
      response.destroy();
    };
    await answering(listener, kill, async () => {
      // It may be minutes: nothing is sent while everything else is down.
      await until('a delivery to be cut off', () => cut > 0, PATIENCE_MS);
      await pause(chance.between(0, 500));
    });
  },
};

/** Everything that goes wrong, in rows that go side by side. */
const ROWS = [OF_PROCESSES, OF_LINES];

/** Names of all troubles. */
export const TROUBLES = ROWS.flatMap((row) => Object.keys(row));

/** How often each trouble was made. */
export type Made = Map<string, number>;

export interface TroubleOptions {
  seed: number;
  /** How long to go on after each kind was there once. */
  milliseconds: number;
  /** Makes these and no others. */
  only?: readonly string[];
  tell: (what: string) => void;
}

/** Makes trouble, each kind once before any comes twice. Tells of each. */
export async function makeTrouble(world: World, options: TroubleOptions): Promise<Made> {
  const made: Made = new Map();
  const end = Date.now() + options.milliseconds;
  const rows = await Promise.allSettled(
    ROWS.map((row, index) => goThrough(row, world, { ...options, made, end, index })),
  );
  // None goes on when the world is taken down.
  for (const row of rows) if (row.status === 'rejected') throw row.reason;
  return made;
}

async function goThrough(
  row: Readonly<Record<string, Trouble>>,
  world: World,
  given: TroubleOptions & { made: Made; end: number; index: number },
): Promise<void> {
  const { seed, only = TROUBLES, made, end, index, tell } = given;
  const chance = new Chance(seed + 1 + index);
  const names = Object.keys(row).filter((name) => only.includes(name));
  for (let count = 0; count < names.length || (names.length > 0 && Date.now() < end); count += 1) {
    await pause(chance.between(100, 1_500));
    const name = names[count] ?? chance.of(names);
    tell(name);
    await row[name]?.(world, chance);
    made.set(name, (made.get(name) ?? 0) + 1);
  }
}

/** Waits until some more messages are acknowledged: then others are on their way. */
async function inTheMiddle({ product, numbers }: World): Promise<void> {
  const receipts = async (): Promise<number> => {
    const ours = await Promise.all(numbers.map((number) => product.simulator.account(number)));
    return ours.reduce((sum, { stats }) => sum + stats.receipts, 0);
  };
  const enough = (await receipts()) + 5;
  await until(
    'some more messages to be acknowledged',
    async () => (await receipts()) >= enough,
    PATIENCE_MS,
  );
}

/** Answers deliveries in another way for as long as something takes. */
async function answering(
  listener: WebhookListener,
  answer: WebhookListener['answer'],
  meanwhile: () => Promise<unknown>,
): Promise<void> {
  const before = listener.answer;
  listener.answer = answer;
  try {
    await meanwhile();
  } finally {
    listener.answer = before;
  }
}
