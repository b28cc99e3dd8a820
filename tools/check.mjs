// @ts-check
/**
 * `npm run check`: what a change can break, in a minute or so. Files that differ from main are looked
 * at by the formatter and the linter, and their specs run; types and boundaries are checked
 * everywhere, as a change reaches beyond its file.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { atATime } from './lib/processes/at-a-time.mjs';
import { buildBy, root } from './lib/build/build.mjs';
import { changedFiles, specsOf } from './lib/build/changes.mjs';
import { countJest, inWords, sum } from './lib/report/counts.mjs';
import { failuresOnly } from './lib/build/nx-output.mjs';
import { runMain } from './lib/report/output.mjs';
import { Steps } from './lib/report/steps.mjs';
import { onStopSignal } from './lib/processes/stop-signals.mjs';

/** @typedef {import('./lib/report/steps.mjs').Step} Step */

const node = process.execPath;
const bin = (/** @type {string} */ path) => join(root, 'node_modules', path);
const LINTED = /\.(ts|tsx|mjs|cjs|js)$/;
/** A change of one of these makes every file be linted. */
const RULES = /^(\.oxlintrc\.json|tools\/lint\/.*|tsconfig\.base\.json)$/;

/**
 * @param {string} target
 * @param {string[]} more
 */
const nx = (target, ...more) => ({
  command: [
    node,
    bin('nx/dist/bin/nx.js'),
    'run-many',
    '--outputStyle=static',
    '-t',
    target,
  ].concat(more),
  env: { NX_TUI: 'false' },
  shorten: failuresOnly,
});

await runMain(async () => {
  const changed = changedFiles(root);
  const steps = new Steps();
  onStopSignal(() => steps.breakOff());
  console.log(
    changed.length === 0
      ? 'Nothing differs from main: types and boundaries are checked.'
      : `${changed.length} ${changed.length === 1 ? 'file differs' : 'files differ'} from main.`,
  );
  await Promise.all([runSpecs(steps, specsOf(root, changed)), checkSources(steps, changed)]);
  const total = sum(steps.counts);
  console.log(steps.isBrokenOff ? 'Broken off.' : inWords(total));
  return total.failed > 0 || steps.isBrokenOff ? 1 : 0;
});

/**
 * The formatter and the boundaries read sources alone; the compiler and the linter find the types of
 * our libraries in their builds.
 *
 * @param {Steps} steps
 * @param {string[]} changed
 */
async function checkSources(steps, changed) {
  const linted = changed.filter((path) => LINTED.test(path));
  const lintAll = changed.some((path) => RULES.test(path));
  const [built] = await Promise.all([
    buildBy([], steps.signal, () =>
      steps.run({ name: 'build of libraries', ...nx('build', '--projects', 'libs/*') }),
    ),
    checkText(steps, changed),
  ]);
  if (!built) return;
  const withoutBuild = ['--exclude-task-dependencies'];
  await Promise.all([
    steps.run({ name: 'types', ...nx('typecheck', ...withoutBuild), alone: 'npm run types' }),
    lintAll || linted.length > 0
      ? steps.run({
          name: 'lint',
          command: [
            ...[node, bin('oxlint/bin/oxlint'), '--type-aware', '--no-error-on-unmatched-pattern'],
            ...(lintAll ? [] : linted),
          ],
          alone: `npm run lint${lintAll ? '' : ` -- ${linted.join(' ')}`}`,
        })
      : null,
  ]);
}

/**
 * @param {Steps} steps
 * @param {string[]} changed
 */
async function checkText(steps, changed) {
  if (changed.length > 0) {
    await steps.run({
      name: 'format',
      command: [
        ...[node, bin('oxfmt/bin/oxfmt'), '--check', '--no-error-on-unmatched-pattern'],
        ...changed,
      ],
      alone: 'npm run format',
    });
  }
  await steps.run({
    name: 'boundaries',
    command: ['npm', 'run', '--silent', 'boundaries'],
    alone: 'npm run boundaries',
  });
  await steps.run({
    name: 'types of tools',
    command: [node, bin('@typescript/native/bin/tsc'), '-p', 'tools/tsconfig.json'],
    alone: 'npx tsc -p tools/tsconfig.json',
  });
}

/**
 * @param {Steps} steps
 * @param {string[]} specs
 */
async function runSpecs(steps, specs) {
  if (specs.length === 0) return;
  const folder = mkdtempSync(join(tmpdir(), 'whathooks-reports-'));
  const report = join(folder, 'jest.json');
  try {
    await steps.run({
      name: 'specs',
      command: [
        ...['npm', 'run', '--silent', 'unit', '--', '--json', '--outputFile', report],
        ...['--maxWorkers', String(atATime().specs), '--runTestsByPath', ...specs],
      ],
      report,
      count: countJest,
      alone: `npm run unit -- ${specs.join(' ')}`,
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
