import { parseArgs } from 'node:util';
import { isClean } from './accounting/accounting';
import { killDownloads } from './killed-downloads';
import { report } from './report';
import { runChaos } from './run';

const USAGE =
  'npm run chaos -- --minutes 10 --seed 42 [--unsafe], where --unsafe acknowledges before it stores, to show that losses are found; or npm run chaos -- --files 1000, which kills the gateway while files come in';
const FILES_MAX = 100_000;
const KILLS = 6;

/** Exit code 0 when there are no faults. */
async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      minutes: { type: 'string', default: '10' },
      seed: { type: 'string', default: String(Date.now() % 1_000_000) },
      unsafe: { type: 'boolean', default: false },
      files: { type: 'string' },
    },
  });
  if (values.files !== undefined) return killFiles(Number(values.files));
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

/** Exit code 0 where every file came, once and whole. */
async function killFiles(files: number): Promise<number> {
  if (!Number.isSafeInteger(files) || files < 1 || files > FILES_MAX)
    throw new Error(`--files is a whole number up to ${FILES_MAX}: ${USAGE}`);
  const began = Date.now();
  const faults = await killDownloads({ files, kills: KILLS });
  const seconds = Math.round((Date.now() - began) / 1_000);
  const end = faults.length === 0 ? 'every file came, once and whole' : `${faults.length} faults`;
  process.stdout.write(`${files} files, ${KILLS} kills, ${seconds} s: ${end}.\n`);
  for (const fault of faults) process.stdout.write(`${fault}\n`);
  return faults.length === 0 ? 0 : 1;
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(2);
  },
);
