import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { FakeCheckout } from '../../test/fake-checkout.mjs';

/** Stands for Nx: writes down that it began, waits while there is a file `hold`, and builds. */
const NX = `
  const fs = require('node:fs');
  fs.appendFileSync('builds', process.env.DATABASE_URL ? 'with secrets,' : 'build,');
  while (fs.existsSync('hold')) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
  fs.mkdirSync('apps/api/dist', { recursive: true });
  fs.writeFileSync('apps/api/dist/main.js', fs.readFileSync('apps/api/src/main.ts'));`;

/** Builds in order to run, says so, and runs until there is no file `run`. */
const RUN = `
  import { existsSync } from 'node:fs';
  import { setTimeout as delay } from 'node:timers/promises';
  import { build } from './lib/build/build.mjs';
  import { runMain } from './lib/report/output.mjs';
  await runMain(async () => {
    await build(['@whathooks/api'], new AbortController().signal, { toRun: true });
    console.log('runs');
    while (existsSync('run')) await delay(20);
  });`;

/** @type {FakeCheckout} */
let checkout;
beforeEach(() => {
  checkout = new FakeCheckout();
  checkout.write('node_modules/nx/dist/bin/nx.js', NX);
  checkout.write('tools/run.mjs', RUN);
});
afterEach(() => checkout.remove());

const start = () => checkout.start('tools/run.mjs', { DATABASE_URL: 'postgresql://secret' });
const run = () => start().over;
const builds = () => {
  const file = join(checkout.root, 'builds');
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
};

test('of two at once one builds, and the other says that it waits and finds it done', async () => {
  checkout.write('hold', '');
  const first = start();
  while (builds() === '') await delay(20);
  const second = start();
  while (second.output === '') await delay(20);
  checkout.remove('hold');

  expect((await second.over).output).toBe(
    'Another process is building in this folder; waiting for it.\nruns\n',
  );
  expect((await first.over).code).toBe(0);
  expect(builds()).toBe('build,');
});

test('what is built is touched again when a source or an output has changed', async () => {
  await run();
  await run();
  expect(builds()).toBe('build,');

  checkout.write('libs/dto/src/index.ts', '// changed');
  await run();
  expect(builds()).toBe('build,build,');

  checkout.write('apps/api/dist/main.js', '// changed');
  await run();
  expect(builds()).toBe('build,build,build,');
});

test('what is built for one path is built anew for another one', async () => {
  const builtFor = (/** @type {string} */ path) =>
    checkout.start('tools/run.mjs', { BASE_PATH: path }).over;
  await builtFor('');
  await builtFor('/wa');
  await builtFor('/wa');
  expect(builds()).toBe('build,build,');
});

test('nobody builds under what runs, and what needs no build starts beside it', async () => {
  checkout.write('run', '');
  const first = start();
  while (!first.output.includes('runs')) await delay(20);
  checkout.write('apps/api/src/main.ts', '// changed');

  const refused = await run();
  expect(refused).toEqual({
    code: 1,
    output: expect.stringMatching(/^whathooks runs from this folder, and the sources have changed/),
  });
  checkout.write('apps/api/src/main.ts', '');
  const beside = start();
  while (beside.output === '') await delay(20);
  checkout.remove('run');
  expect((await beside.over).output).toBe('runs\n');
  expect((await first.over).code).toBe(0);
  expect(builds()).toBe('build,');
});

test('a build that fails is not taken for done', async () => {
  checkout.write('node_modules/nx/dist/bin/nx.js', 'console.log("no"); process.exit(1)');
  expect((await run()).code).toBe(1);
  checkout.write('node_modules/nx/dist/bin/nx.js', NX);
  expect((await run()).code).toBe(0);
  expect(builds()).toBe('build,');
});
