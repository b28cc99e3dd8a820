import { FakeCheckout } from './test/fake-checkout.mjs';

/** Scripts that `npm test` runs besides Nx and the compiler. */
const SCRIPTS = ['format:check', 'lint', 'boundaries', 'unit'];
const NX = 'node_modules/nx/dist/bin/nx.js';
const COMPILER = 'node_modules/@typescript/native/bin/tsc';
const PLAYWRIGHT = 'node_modules/@playwright/test/cli.js';
const CONFIG = 'apps/e2e/playwright.config.ts';
const PAGE = 'apps/dashboard/out/index.html';

const JEST_PASSES = { numPassedTests: 2, numFailedTests: 0, numPendingTests: 0 };
const SPECS = `
  const file = process.argv[process.argv.indexOf('--outputFile') + 1];
  require('node:fs').writeFileSync(file, JSON.stringify({
    ...${JSON.stringify(JEST_PASSES)}, numTodoTests: 0, numRuntimeErrorTestSuites: 0 }));`;
const STORIES = `
  require('node:fs').writeFileSync(process.env.PLAYWRIGHT_JSON_OUTPUT_NAME, JSON.stringify({
    stats: { expected: 3, unexpected: 0, flaky: 0, skipped: 0 } }));`;
const FAILS = 'process.exit(1);';

/**
 * Two specs, of which one fails unless a condition holds.
 *
 * @param {string} condition of JavaScript
 */
const failsUnless = (condition) => `
  const passes = ${condition};
  const failed = { fullName: 'a.spec.ts it ends', status: 'failed', failureMessages: ['late'] };
  const file = process.argv[process.argv.indexOf('--outputFile') + 1];
  require('node:fs').writeFileSync(file, JSON.stringify({
    numPassedTests: passes ? 2 : 1, numFailedTests: passes ? 0 : 1, numPendingTests: 0,
    numTodoTests: 0, numRuntimeErrorTestSuites: 0,
    testResults: [
      { name: '/group', message: '', assertionResults: passes ? [] : [failed] } ] }));
  process.exit(passes ? 0 : 1);`;

/** @type {FakeCheckout} */
let checkout;
beforeEach(() => {
  checkout = new FakeCheckout();
  const scripts = SCRIPTS.map((name) => [name, `node scripts/${name.replace(':', '-')}.cjs`]);
  checkout.write('package.json', JSON.stringify({ scripts: Object.fromEntries(scripts) }));
  for (const name of SCRIPTS) script(name, name === 'unit' ? SPECS : '');
  for (const path of [NX, COMPILER, CONFIG, PAGE]) checkout.write(path, '');
  checkout.write(PLAYWRIGHT, STORIES);
  checkout.write(
    'libs/embedded-postgres/dist/index.js',
    `exports.startTestCluster = async () => ({ url: 'postgresql://none', stop: async () => {} });`,
  );
});
afterEach(() => checkout.remove());

/**
 * @param {string} name
 * @param {string} code
 */
const script = (name, code) => checkout.write(`scripts/${name.replace(':', '-')}.cjs`, code);

/** The last line and the exit code of `npm test`, where a browser is installed. */
async function npmTest() {
  const browser = { CHROMIUM_PATH: process.execPath };
  const { code, output } = await checkout.start('tools/test.mjs', browser).over;
  return { code, last: output.trimEnd().split('\n').at(-1), output };
}

test('everything that passes is success', async () => {
  expect(await npmTest()).toMatchObject({ code: 0, last: '12 passed, 0 failed, 0 skipped' });
});

test.each([
  ['lint', () => script('lint', FAILS)],
  ['a build', () => checkout.write(NX, FAILS)],
  ['pages that nobody built', () => checkout.remove(PAGE)],
  ['specs after their report', () => script('unit', SPECS + FAILS)],
  ['stories without a report', () => checkout.write(PLAYWRIGHT, '')],
])('one failure is the failure of all: %s', async (_what, breakIt) => {
  breakIt();
  const { code, last } = await npmTest();

  expect(code).toBe(1);
  expect(last).toMatch(/^\d+ passed, [1-9]\d* failed, 0 skipped$/);
});

test('a spec that passes when it is run alone is told as unsteady, and stops nobody', async () => {
  script('unit', failsUnless("process.argv.includes('a.spec.ts')"));
  const { code, last, output } = await npmTest();

  expect({ code, last }).toEqual({ code: 0, last: '12 passed, 0 failed, 0 skipped' });
  expect(output).toMatch(
    /^✗ specs .*^✓ specs again .*^Unsteady:.*^~ a\.spec\.ts it ends\n +late/ms,
  );
});

test('a spec that fails again has failed', async () => {
  script('unit', failsUnless('false'));
  const { code, last, output } = await npmTest();

  expect({ code, last }).toEqual({ code: 1, last: '11 passed, 1 failed, 0 skipped' });
  expect(output).toMatch(/^✗ specs again .*^✗ a\.spec\.ts it ends/ms);
  expect(output).not.toContain('Unsteady');
});

test('stories that nobody configured are a failure, not a success without them', async () => {
  checkout.remove(CONFIG);
  const { code, output } = await npmTest();

  expect(code).toBe(1);
  expect(output).toContain(`${CONFIG} is missing: no story was run.`);
});
