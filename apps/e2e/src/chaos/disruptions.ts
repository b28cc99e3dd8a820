import type { ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { WebhookListener } from '../harness/listener';
import { until } from '@whathooks/testing';
import { SeededRandom } from './seeded-random';
import type { World } from './world';

/** Timeout of each step of a disruption, in ms. */
const TIMEOUT_MS = 300_000;

/** A disruption; it is over when the promise resolves. */
type Disruption = (world: World, random: SeededRandom) => Promise<void>;

/** Disruptions of processes. */
const PROCESS_DISRUPTIONS: Readonly<Record<string, Disruption>> = {
  'the gateway is killed': async (world) => {
    const { product } = world;
    await waitForTraffic(world);
    await product.stopGateway('SIGKILL');
    await product.startGateway();
  },
  'the gateway is stopped': async ({ product }) => {
    await product.stopGateway();
    await product.startGateway();
  },
  'the database is killed': async ({ database }, random) => {
    database.kill();
    await pause(random.between(0, 1_500));
    await database.restart();
  },
  'both are killed': async ({ product, database }) => {
    database.kill();
    await product.stopGateway('SIGKILL');
    await database.restart();
    await product.startGateway();
  },
  'the gateway stalls, and another process takes over': async ({ product, audit }, random) => {
    const stalled = product.gatewayPid;
    const { child: another } = await product.startAnother();
    process.kill(stalled, 'SIGSTOP');
    try {
      const hasTakenOver = async (): Promise<boolean> =>
        !(await audit.holders()).includes(String(stalled));
      await until('another process to take over', hasTakenOver, TIMEOUT_MS);
    } finally {
      // It continues without knowing that it lost its leases.
      process.kill(stalled, 'SIGCONT');
    }
    await pause(random.between(500, 3_000));
    await another.end(random.pick(['SIGKILL', 'SIGTERM']));
  },
};

/** Disruptions of connections, and of the webhook's receiver. */
const CONNECTION_DISRUPTIONS: Readonly<Record<string, Disruption>> = {
  'a connection drops': async ({ product, numbers }, random) => {
    await product.simulator.changeConnection(random.pick(numbers), { action: 'drop' });
  },
  'acknowledgements get lost': async ({ product, numbers }, random) => {
    const number = random.pick(numbers);
    await product.simulator.faults(number, { withholdAcks: true });
    await pause(random.between(200, 1_000));
    await product.simulator.clearFaults(number);
    await product.simulator.changeConnection(number, { action: 'drop' });
  },
  'the webhook answers with errors': async ({ listener }, random) => {
    await respondingWith(
      listener,
      (response) => response.writeHead(503).end(),
      () => pause(random.between(500, 4_000)),
    );
  },
  'the media server fails': async ({ product, contacts }, random) => {
    const { media } = product.simulator;
    const fault = random.pick([{ status: 503 }, { cutAfter: 10_000 }]);
    for (const phone of contacts) await media.faults({ phone }, fault);
    await pause(random.between(200, 1_000));
    for (const phone of contacts) await media.clearFaults({ phone });
  },
  'the receiver is killed': async ({ listener }, random) => {
    await listener.close();
    await pause(random.between(500, 3_000));
    await listener.open();
  },
  'the receiver is killed when it has read a delivery': async ({ listener }, random) => {
    let cut = 0;
    const kill = (response: ServerResponse): void => {
      cut += 1;
      response.destroy();
    };
    await respondingWith(listener, kill, async () => {
      // It may take minutes: nothing is sent while everything else is down.
      await until('a delivery to be cut off', () => cut > 0, TIMEOUT_MS);
      await pause(random.between(0, 500));
    });
  },
};

/** Groups of disruptions that run in parallel. */
const GROUPS = [PROCESS_DISRUPTIONS, CONNECTION_DISRUPTIONS];

/** Names of all disruptions. */
export const DISRUPTIONS = GROUPS.flatMap((row) => Object.keys(row));

/** How often each disruption happened. */
export type DisruptionCounts = Map<string, number>;

export interface DisruptionOptions {
  seed: number;
  /** How long to continue after each disruption happened once. */
  milliseconds: number;
  /** Runs only these. */
  only?: readonly string[];
  print: (what: string) => void;
}

/** Runs disruptions, each once before any is repeated. */
export async function disrupt(world: World, options: DisruptionOptions): Promise<DisruptionCounts> {
  const made: DisruptionCounts = new Map();
  const end = Date.now() + options.milliseconds;
  const rows = await Promise.allSettled(
    GROUPS.map((row, index) => runGroup(row, world, { ...options, made, end, index })),
  );
  // None may continue when the world is stopped.
  for (const row of rows) if (row.status === 'rejected') throw row.reason;
  return made;
}

async function runGroup(
  row: Readonly<Record<string, Disruption>>,
  world: World,
  given: DisruptionOptions & { made: DisruptionCounts; end: number; index: number },
): Promise<void> {
  const { seed, only = DISRUPTIONS, made, end, index, print } = given;
  const random = new SeededRandom(seed + 1 + index);
  const names = Object.keys(row).filter((name) => only.includes(name));
  for (let count = 0; count < names.length || (names.length > 0 && Date.now() < end); count += 1) {
    await pause(random.between(100, 1_500));
    const name = names[count] ?? random.pick(names);
    print(name);
    await row[name]?.(world, random);
    made.set(name, (made.get(name) ?? 0) + 1);
  }
}

/** Waits until more messages are acknowledged: then others are in flight. */
async function waitForTraffic({ product, numbers }: World): Promise<void> {
  const receipts = async (): Promise<number> => {
    const ours = await Promise.all(numbers.map((number) => product.simulator.account(number)));
    return ours.reduce((sum, { stats }) => sum + stats.receipts, 0);
  };
  const enough = (await receipts()) + 5;
  await until(
    'more messages to be acknowledged',
    async () => (await receipts()) >= enough,
    TIMEOUT_MS,
  );
}

/** Responds to deliveries differently while a function runs. */
async function respondingWith(
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
