import { setTimeout as pause } from 'node:timers/promises';
import { until } from '../harness/wait';
import type { Chance } from './chance';
import type { World } from './world';

/** Something that goes wrong, and is over when it resolves. */
type Trouble = (world: World, chance: Chance) => Promise<void>;

/** Everything that goes wrong sooner or later. */
export const TROUBLES: Readonly<Record<string, Trouble>> = {
  'the gateway is killed': async ({ product }) => {
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
      await until('another process to take over', hasTakenOver, 60_000);
    } finally {
      // It wakes up without knowing.
      process.kill(stalled, 'SIGCONT');
    }
    await pause(chance.between(500, 3_000));
    await another.end(chance.of(['SIGKILL', 'SIGTERM']));
  },
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
    const before = listener.answer;
    listener.answer = (response) => response.writeHead(503).end();
    await pause(chance.between(500, 4_000));
    listener.answer = before;
  },
};

/** Makes trouble, one after the other, for so long. Tells of each. */
export async function makeTrouble(
  world: World,
  chance: Chance,
  milliseconds: number,
  tell: (what: string) => void,
): Promise<number> {
  const end = Date.now() + milliseconds;
  const names = Object.keys(TROUBLES);
  let count = 0;
  while (Date.now() < end) {
    await pause(chance.between(300, 3_000));
    // Each kind once before any comes twice.
    const name = count < names.length ? (names[count] ?? '') : chance.of(names);
    tell(name);
    await TROUBLES[name]?.(world, chance);
    count += 1;
  }
  return count;
}
