import { parseArgs } from 'node:util';
import { isClean } from './accounting/accounting';
import { report } from './report';
import { runChaos } from './run';

const USAGE =
  'npm run chaos -- --minutes 10 --seed 42 [--unsafe], where --unsafe acknowledges before it stores, to show that losses are found';

/** Exit code 0 when there are no faults. */
async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      minutes: { type: 'string', default: '10' },
      seed: { type: 'string', default: String(Date.now() % 1_000_000) },
      unsafe: { type: 'boolean', default: false },
    },
  });
  const minutes = Number(values.minutes);
  const seed = Number(values.seed);
  if (!(minutes > 0 && minutes <= 1_440) || !Number.isSafeInteger(seed)) {
    throw new Error(`--minutes is a number up to 1440 and --seed a whole number: ${USAGE}`);
  }
  const print = (line: string): void => void process.stdout.write(`${line}\n`);
  print(`Seed ${seed}, ${minutes} minutes.`);
  const { accounting, disruptions, rejections } = await runChaos({
    milliseconds: minutes * 60_000,
    seed,
    unsafe: values.unsafe,
    print,
  });
  print(
    `Disruptions: ${[...disruptions].map(([name, count]) => `${name} (${count})`).join(', ')}.`,
  );
  if (rejections.length > 0) print(`Requests were repeated after ${rejections.join(', ')}.`);
  print(report(accounting));
  return isClean(accounting) ? 0 : 1;
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(2);
  },
);
