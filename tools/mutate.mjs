// @ts-check
/**
 * `npm run mutate`: makes one bug after the other, of the list in tools/mutations.yaml, in a copy of the
 * checkout, and tells which of them no spec notices. `npm run mutate -- leases` for some of them.
 */
import { execFileSync, spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { build, root } from './lib/build/build.mjs';
import { chosen, faultOf, mutated, readMutations } from './lib/mutations/mutations.mjs';
import { PlainError, runMain, secondsSince } from './lib/report/output.mjs';
import { onStopSignal } from './lib/processes/stop-signals.mjs';

/** @typedef {import('./lib/mutations/mutations.mjs').Mutation} Mutation */

const require = createRequire(import.meta.url);

/** Copies that are worked in at the same time. Most of a run is the start of Jest, on one core. */
const COPIES = Math.min(2, availableParallelism());
/** Least time that specs get; beyond that, as many times as long as they take without a bug. */
const LEAST_MS = 120_000;
const TIMES_AS_LONG = 5;
/** Score below which the run fails, of one. */
const ENOUGH = 0.95;
const OUTPUT = join(root, 'test-results/mutations.md');

const over = new AbortController();
onStopSignal(() => over.abort());

await runMain(async () => {
  const mutations = chosen(readMutations(), process.argv.slice(2));
  if (mutations.length === 0) throw new PlainError('No mutation fits: see tools/mutations.yaml.');
  const fault = mutations.map((mutation) => faultOf(mutation)).find(Boolean);
  if (fault) throw new PlainError(`tools/mutations.yaml is out of date: ${fault}`);
  await build(['@whathooks/embedded-postgres'], over.signal);
  const { startTestCluster } = require(join(root, 'libs/embedded-postgres/dist/index.js'));
  const cluster = await startTestCluster();
  const folder = mkdtempSync(join(tmpdir(), 'whathooks-mutate-'));
  process.env.TEST_DATABASE_URL = cluster.url;
  try {
    const copies = Array.from({ length: COPIES }, (_, index) => copyTo(join(folder, `${index}`)));
    return await tryAll(mutations, copies);
  } finally {
    rmSync(folder, { recursive: true, force: true });
    await cluster.stop();
  }
});

/**
 * @param {Mutation[]} mutations
 * @param {string[]} copies
 * @returns {Promise<number>} exit code
 */
async function tryAll(mutations, copies) {
  const started = Date.now();
  const wanted = [...groupsOf(mutations).values()];
  console.log(`${mutations.length} mutations. First their specs without any.`);
  /** @type {Map<string, number>} */
  const took = new Map();
  await share(wanted, copies, async (mutation, copy) => {
    const began = Date.now();
    const result = await runSpecs(copy, mutation, LEAST_MS * TIMES_AS_LONG);
    if (over.signal.aborted) return;
    if (result.kind !== 'passed') {
      over.abort();
      throw new PlainError(`${nameOf(mutation)} fails without a mutation:\n${result.output}`);
    }
    took.set(nameOf(mutation), Date.now() - began);
    console.log(`  ${took.size}/${wanted.length} ${nameOf(mutation)} (${secondsSince(began)})`);
  });
  /** @type {Map<Mutation, string>} */
  const survivors = new Map();
  /** @type {Mutation[]} */
  const tried = [];
  await share(mutations, copies, async (mutation, copy) => {
    const limit = Math.max(LEAST_MS, (took.get(nameOf(mutation)) ?? 0) * TIMES_AS_LONG);
    const result = await runMutated(copy, mutation, limit);
    if (over.signal.aborted) return;
    tried.push(mutation);
    if (result.kind === 'passed') survivors.set(mutation, mutation.survives ?? '');
    if (result.kind === 'broken') {
      over.abort();
      throw new PlainError(`The mutated code does not run: ${mutation.bug}\n${result.output}`);
    }
    const mark = result.kind === 'passed' ? '✗ lives  ' : '✓ noticed';
    console.log(`${mark} ${tried.length}/${mutations.length} ${mutation.room}: ${mutation.bug}`);
  });
  const code = tell(tried, survivors, started);
  if (!over.signal.aborted) return code;
  console.log('Broken off.');
  return 1;
}

/**
 * Prints the score, and writes every survivor down with what is known of it.
 *
 * @param {Mutation[]} mutations
 * @param {Map<Mutation, string>} survivors
 * @param {number} started
 */
function tell(mutations, survivors, started) {
  if (mutations.length === 0) return 1;
  const killed = mutations.length - survivors.size;
  const percent = ((100 * killed) / mutations.length).toFixed(1);
  const score = `${killed} of ${mutations.length} noticed (${percent} %, ${secondsSince(started)})`;
  const lines = mutations
    .filter((mutation) => survivors.has(mutation))
    .map((mutation) => {
      const why = survivors.get(mutation) || 'Not explained: write the test that notices.';
      return `- ${mutation.room}, ${mutation.file}: ${mutation.bug}\n  ${why}`;
    });
  const healed = mutations.filter((mutation) => mutation.survives && !survivors.has(mutation));
  mkdirSync(dirname(OUTPUT), { recursive: true });
  writeFileSync(OUTPUT, `# Mutations\n\n${score}.\n\n${lines.join('\n')}\n`);
  for (const line of lines) console.log(line);
  for (const { bug } of healed) console.log(`Noticed by now, strike its explanation: ${bug}`);
  console.log(score);
  const isExplained = [...survivors.values()].every(Boolean);
  return isExplained && killed >= ENOUGH * mutations.length ? 0 : 1;
}

/**
 * One mutation for each set of tests.
 *
 * @param {Mutation[]} mutations
 */
function groupsOf(mutations) {
  return new Map(mutations.map((mutation) => [nameOf(mutation), mutation]));
}

/** @param {Mutation} mutation */
function nameOf({ specs, only }) {
  return [...specs, ...(only ? [`-t "${only}"`] : [])].join(' ');
}

/**
 * @template Item
 * @param {Item[]} items
 * @param {string[]} copies
 * @param {(item: Item, copy: string) => Promise<void>} work
 */
async function share(items, copies, work) {
  const left = [...items];
  await Promise.all(
    copies.map(async (copy) => {
      for (let item = left.shift(); item && !over.signal.aborted; item = left.shift()) {
        await work(item, copy);
      }
    }),
  );
}

/**
 * @param {string} copy
 * @param {Mutation} mutation
 * @param {number} limitMs
 */
async function runMutated(copy, mutation, limitMs) {
  const path = join(copy, mutation.file);
  const original = readFileSync(path, 'utf8');
  writeFileSync(path, mutated(mutation, original));
  try {
    return await runSpecs(copy, mutation, limitMs);
  } finally {
    writeFileSync(path, original);
  }
}

/**
 * @param {string} copy
 * @param {Mutation} mutation
 * @param {number} limitMs a bug that makes a spec wait for ever is noticed
 * @returns {Promise<{ kind: 'passed' | 'failed' | 'broken', output: string }>}
 */
async function runSpecs(copy, { specs, only }, limitMs) {
  const report = join(copy, 'report.json');
  rmSync(report, { force: true });
  const jest = spawn(
    process.execPath,
    [
      ...['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'],
      join(root, 'node_modules/jest/bin/jest.js'),
      ...['--bail', '--runInBand', '--json', '--outputFile', report],
      ...(only ? ['-t', only] : []),
      ...['--runTestsByPath', ...specs.map((spec) => join(copy, spec))],
    ],
    // A group of its own, so that whatever it starts can be ended with it.
    { cwd: copy, detached: true, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let output = '';
  for (const stream of [jest.stdout, jest.stderr]) {
    stream.on('data', (chunk) => (output = `${output}${chunk}`.slice(-20_000)));
  }
  const kill = () => jest.pid && process.kill(-jest.pid, 'SIGKILL');
  const timer = setTimeout(kill, limitMs);
  over.signal.addEventListener('abort', kill);
  const code = await new Promise((resolve) => {
    jest.on('error', () => resolve(1));
    jest.on('close', resolve);
  });
  clearTimeout(timer);
  over.signal.removeEventListener('abort', kill);
  // Killed because its time was up.
  if (!existsSync(report)) return { kind: 'failed', output };
  const counts = JSON.parse(readFileSync(report, 'utf8'));
  if (counts.numRuntimeErrorTestSuites > 0 || counts.numPassedTests + counts.numFailedTests === 0) {
    return { kind: 'broken', output };
  }
  return { kind: code === 0 ? 'passed' : 'failed', output };
}

/**
 * Copies what git knows, or would take, and lends it our packages.
 *
 * @param {string} folder
 */
function copyTo(folder) {
  const list = execFileSync(
    'git',
    ['ls-files', '-z', '--cached', '--others', '--exclude-standard'],
    {
      cwd: root,
    },
  );
  for (const file of list.toString().split('\0').filter(Boolean)) {
    if (existsSync(join(root, file))) cpSync(join(root, file), join(folder, file));
  }
  for (const parent of ['.', ...workspaces()]) {
    const packages = join(root, parent, 'node_modules');
    if (existsSync(packages)) symlinkSync(packages, join(folder, parent, 'node_modules'));
  }
  return folder;
}

function workspaces() {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  return Object.keys(packages).filter((path) => /^(apps|libs)\/[^/]+$/.test(path));
}
