// @ts-check
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { areLanguagesBuilt, isBuilt, noteBuilt, noteLanguages, sourcesOf } from './built.mjs';
import { FileLock } from '../locks/file-lock.mjs';
import { failuresOnly } from './nx-output.mjs';
import { PlainError, secondsSince } from '../report/output.mjs';
import { withoutSecrets } from '../processes/variables.mjs';

export const root = join(import.meta.dirname, '../../..');

/** Shared by everything that runs from the built files; nobody builds while it is held. */
const RUNNING = join(root, '.nx/whathooks-running.lock');
const BUILDING = join(root, '.nx/whathooks-building.lock');
const ASK_EVERY_MS = 250;

/** @type {FileLock | null} */
let running = null;

/**
 * Builds what changed since the last time, and what it depends on. Says in a line what takes time,
 * and everything when it fails. One process of this checkout builds at a time; the others wait and
 * then find it done.
 *
 * @param {string[]} projects names of packages
 * @param {AbortSignal} signal breaks it off
 * @param {{ toRun?: boolean }} [options] `toRun`: this process runs what is built, until its end,
 *   and nobody builds anew meanwhile
 * @throws PlainError when something does not compile, or has to be built while the product runs from
 *   this checkout
 */
export async function build(projects, signal, { toRun = false } = {}) {
  await whileNobodyBuilds(signal, async () => {
    const sources = sourcesOf(root, projects);
    if (!isBuilt(root, sources)) {
      assertNothingRuns();
      await buildNow(projects, signal);
      if (signal.aborted) return;
      noteBuilt(root, sources);
    }
    if (toRun) running = FileLock.shared(RUNNING);
  });
}

/**
 * Builds by other means, in turn with whoever builds in this checkout.
 *
 * @param {string[]} projects names of packages that are built by it
 * @param {AbortSignal} signal ends the waiting
 * @param {() => Promise<boolean>} act resolves to whether it was built
 */
export async function buildBy(projects, signal, act) {
  let isDone = false;
  await whileNobodyBuilds(signal, async () => {
    const sources = sourcesOf(root, projects);
    isDone = await act();
    if (!isDone) return;
    noteBuilt(root, sources);
    noteLanguages(root, sources);
  });
  return isDone;
}

/**
 * Builds the pages in other languages than English, with the time that other programs leave. The product may run
 * meanwhile, and serves them from their first moment.
 *
 * @param {AbortSignal} signal breaks it off
 * @throws PlainError when they cannot be built
 */
export async function buildLanguages(signal) {
  await whileNobodyBuilds(signal, async () => {
    const sources = sourcesOf(root, ['@whathooks/dashboard']);
    if (areLanguagesBuilt(root, sources)) return;
    console.log('Pages are in English for some minutes, until the other languages are built.');
    const { ok, output } = await nxBuild(['@whathooks/dashboard'], signal, [
      ...['--target', 'build-languages', '--excludeTaskDependencies'],
    ]);
    if (signal.aborted) return;
    if (!ok) {
      process.stderr.write(failuresOnly(output));
      throw new PlainError('The pages are in English alone: other languages could not be built.');
    }
    noteLanguages(root, sources);
    console.log('Pages are in every language now.');
  });
}

/**
 * Acts while no other process of this checkout builds, and says what is waited for.
 *
 * @param {AbortSignal} signal ends the waiting
 * @param {() => Promise<void>} act
 */
async function whileNobodyBuilds(signal, act) {
  mkdirSync(join(root, '.nx'), { recursive: true });
  let lock = FileLock.exclusive(BUILDING);
  if (!lock) console.log('Another process is building in this folder; waiting for it.');
  while (!lock) {
    await delay(ASK_EVERY_MS);
    if (signal.aborted) return;
    lock = FileLock.exclusive(BUILDING);
  }
  try {
    await act();
  } finally {
    lock.release();
  }
}

/** A build removes files before it writes them: a product that runs from them would lose its pages. */
function assertNothingRuns() {
  const lock = running ? null : FileLock.exclusive(RUNNING);
  if (!lock) {
    throw new PlainError(
      'whathooks runs from this folder, and the sources have changed since it was built: stop it first, or start from another copy of the sources.',
    );
  }
  lock.release();
}

/**
 * @param {string[]} projects
 * @param {AbortSignal} signal
 */
async function buildNow(projects, signal) {
  const started = Date.now();
  const { ok, output, built } = await nxBuild(projects, signal);
  if (signal.aborted) return;
  if (!ok) {
    process.stderr.write(failuresOnly(output));
    throw new PlainError('The build failed: see the lines above.');
  }
  if (built > 0) console.log(`Built in ${secondsSince(started)}.`);
}

/**
 * @param {string[]} projects
 * @param {AbortSignal} signal
 * @param {string[]} [target] another one than `build` is of no hurry
 * @returns {Promise<{ ok: boolean, output: string, built: number }>} `built`: those not found in the cache
 */
async function nxBuild(projects, signal, target = ['--target', 'build']) {
  const nx = spawn(
    process.execPath,
    [
      join(root, 'node_modules/nx/dist/bin/nx.js'),
      ...['run-many', ...target, '--outputStyle', 'static', '--projects'],
      projects.join(','),
    ],
    {
      cwd: root,
      env: { ...withoutSecrets(process.env), NEXT_TELEMETRY_DISABLED: '1', NX_TUI: 'false' },
      // A group of its own, so that the compilers it starts end with it.
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  if (nx.pid && !target.includes('build')) setPriority(nx.pid, constants.priority.PRIORITY_LOW);
  const breakOff = () => nx.pid && process.kill(-nx.pid, 'SIGKILL');
  signal.addEventListener('abort', breakOff);
  let output = '';
  let built = 0;
  const read = (/** @type {string} */ line) => {
    output += `${line}\n`;
    const task = /^> nx run @whathooks\/([\w-]+):build(?![\w-])\s*(\[.*\])?/.exec(line);
    if (!task || task[2]) return;
    built += 1;
    if (built === 1) console.log('Building what changed:');
    console.log(`  ${task[1]}`);
  };
  const streams = [nx.stdout, nx.stderr].map((input) =>
    createInterface({ input }).on('line', read),
  );
  const code = await new Promise((resolve) => {
    nx.on('error', () => resolve(1));
    nx.on('close', resolve);
  });
  signal.removeEventListener('abort', breakOff);
  for (const stream of streams) stream.close();
  return { ok: code === 0, output, built };
}
