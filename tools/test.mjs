// @ts-check
/**
 * `npm test`: everything that can fail, and a last line over all of it.
 *
 * The build stands before what reads it: the linter and the compiler find the types of our libraries
 * there, and the stories run the built product. After it everything runs side by side: specs and
 * stories wait more than they work, and what checks the sources takes the cores meanwhile.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { atATime } from './lib/processes/at-a-time.mjs';
import { buildBy, root } from './lib/build/build.mjs';
import { findChromium, NO_CHROMIUM } from './lib/machine/chromium.mjs';
import { countJest, countPlaywright, inWords, sum } from './lib/report/counts.mjs';
import {
  failuresInWords,
  jestFailures,
  playwrightFailures,
  withoutProgress,
} from './lib/report/failures.mjs';
import { installLanguages } from './lib/machine/languages.mjs';
import { unpackProxies } from './lib/machine/proxies.mjs';
import { failuresOnly } from './lib/build/nx-output.mjs';
import { runMain } from './lib/report/output.mjs';
import { Steps } from './lib/report/steps.mjs';
import { writeSpecGroups } from './lib/processes/spec-groups.mjs';
import { onStopSignal } from './lib/processes/stop-signals.mjs';

const require = createRequire(import.meta.url);

const BUILT = ['api', 'dashboard', 'simulator', 'embedded-postgres', 'e2e'].map(
  (name) => `@whathooks/${name}`,
);

const STORIES = join(root, 'apps/e2e/playwright.config.ts');

const node = process.execPath;
const bin = (/** @type {string} */ path) => join(root, 'node_modules', path);

/** @param {string[]} what target and options */
const nx = (...what) => ({
  command: [node, bin('nx/dist/bin/nx.js'), 'run-many', '--outputStyle', 'static', '-t', ...what],
  env: { NEXT_TELEMETRY_DISABLED: '1', NX_TUI: 'false' },
  shorten: failuresOnly,
});

await runMain(async () => {
  const reports = mkdtempSync(join(tmpdir(), 'whathooks-reports-'));
  const steps = new Steps();
  onStopSignal(() => steps.breakOff());
  try {
    await runSteps(steps, reports);
  } finally {
    rmSync(reports, { recursive: true, force: true });
  }
  const total = sum(steps.counts);
  if (steps.unsteady.length > 0) {
    console.log('Unsteady: failed beside all else, passed alone. Mend the cause.');
    console.log(failuresInWords(steps.unsteady, '~'));
  }
  if (steps.failures.length > 0) console.log(failuresInWords(steps.failures));
  const failed = total.failed > 0 || steps.isBrokenOff;
  console.log(steps.isBrokenOff ? 'Broken off.' : inWords(total));
  return failed ? 1 : 0;
});

/**
 * @param {Steps} steps
 * @param {string} reports folder for the runners' reports
 */
async function runSteps(steps, reports) {
  const programs = installLanguages()
    .then(() => unpackProxies(root))
    .then(() => findChromium(process.env));
  const [built, chromium] = await Promise.all([buildAll(steps), programs, checkSources(steps)]);
  if (built) {
    await steps.run({ name: 'weight of pages', command: [node, 'tools/page-weights.mjs'] });
  }
  await Promise.all([
    checkWithBuild(steps),
    built ? runTests(steps, reports, chromium) : runSpecsAlone(steps, reports),
  ]);
}

/**
 * In turn with whoever else builds here. What specs and stories start is then not built again.
 *
 * @param {Steps} steps
 */
function buildAll(steps) {
  return buildBy(BUILT, steps.signal, () =>
    steps.run({ name: 'build', ...nx('build', 'build-languages') }),
  );
}

/**
 * What reads the sources alone.
 *
 * @param {Steps} steps
 */
async function checkSources(steps) {
  await steps.run({ name: 'format', command: ['npm', 'run', '--silent', 'format:check'] });
  await steps.run({ name: 'boundaries', command: ['npm', 'run', '--silent', 'boundaries'] });
  await steps.run({
    name: 'types of tools',
    command: [node, bin('@typescript/native/bin/tsc'), '-p', 'tools/tsconfig.json'],
  });
}

/**
 * What finds the types of our libraries in their builds.
 *
 * @param {Steps} steps
 */
async function checkWithBuild(steps) {
  // Nx would restore the builds from its cache while the stories run from them.
  await steps.run({ name: 'types', ...nx('typecheck', '--exclude-task-dependencies') });
  await steps.run({ name: 'lint', command: ['npm', 'run', '--silent', 'lint'] });
}

/**
 * One PostgreSQL serves all specs and stories; each makes databases of its own in it.
 *
 * @param {Steps} steps
 * @param {string} reports
 * @param {string | null} chromium
 */
async function runTests(steps, reports, chromium) {
  const { startTestCluster } = require(join(root, 'libs/embedded-postgres/dist/index.js'));
  const cluster = await startTestCluster();
  const env = { TEST_DATABASE_URL: cluster.url };
  try {
    await Promise.all([
      runJest(steps, join(reports, 'jest.json'), env),
      runStories(steps, reports, chromium, env),
    ]);
    await steps.runAgain('specs', (files) =>
      specs('specs again', join(reports, 'again.json'), ['--maxWorkers', '1', ...files], env),
    );
    await steps.runAgain('stories', (files) =>
      stories('stories again', reports, chromium, ['--workers', '1', ...files], env),
    );
  } finally {
    await cluster.stop();
  }
}

/**
 * @param {Steps} steps
 * @param {string} reports
 */
async function runSpecsAlone(steps, reports) {
  steps.fail('stories', 'The build failed: there is no product to run stories against.');
  await runJest(steps, join(reports, 'jest.json'), {});
}

/**
 * @param {Steps} steps
 * @param {string} report
 * @param {Record<string, string>} env
 */
async function runJest(steps, report, env) {
  const groups = join(root, '.nx/specs');
  const workers = atATime().specs;
  writeSpecGroups(root, groups, workers);
  const options = ['--maxWorkers', String(workers)];
  await steps.run(specs('specs', report, options, { ...env, SPEC_GROUPS: groups }));
}

/**
 * @param {string} name
 * @param {string} report
 * @param {string[]} options of Jest
 * @param {Record<string, string>} env
 */
function specs(name, report, options, env) {
  return {
    name,
    command: ['npm', 'run', '--silent', 'unit', '--', '--json', '--outputFile', report, ...options],
    env,
    report,
    count: countJest,
    failures: jestFailures,
  };
}

/**
 * Stories of the API and of the browser in one run.
 *
 * @param {Steps} steps
 * @param {string} reports
 * @param {string | null} chromium
 * @param {Record<string, string>} env
 */
async function runStories(steps, reports, chromium, env) {
  if (!existsSync(STORIES)) {
    steps.fail('stories', `${STORIES} is missing: no story was run.`);
    return;
  }
  const workers = ['--workers', String(atATime().stories)];
  await steps.run(stories('stories', reports, chromium, workers, env));
  if (!chromium) steps.fail('browser stories', NO_CHROMIUM);
}

/**
 * @param {string} name
 * @param {string} reports
 * @param {string | null} chromium
 * @param {string[]} options of Playwright
 * @param {Record<string, string>} env
 */
function stories(name, reports, chromium, options, env) {
  const report = join(reports, `${name}.json`);
  const projects = chromium ? ['api', 'browser'] : ['api'];
  return {
    name,
    command: [
      ...[node, bin('@playwright/test/cli.js'), 'test', '-c', STORIES],
      ...projects.flatMap((project) => ['--project', project]),
      ...options,
    ],
    env: {
      ...env,
      ...(chromium ? { CHROMIUM_PATH: chromium } : {}),
      PLAYWRIGHT_JSON_OUTPUT_NAME: report,
    },
    report,
    count: countPlaywright,
    failures: playwrightFailures,
    shorten: withoutProgress,
  };
}
