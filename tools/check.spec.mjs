import { execFileSync } from 'node:child_process';
import { FakeCheckout } from './test/fake-checkout.mjs';

/** Programs that `npm run check` starts; each writes down what it was asked for. */
const PROGRAMS = {
  nx: 'node_modules/nx/dist/bin/nx.js',
  tsc: 'node_modules/@typescript/native/bin/tsc',
  oxlint: 'node_modules/oxlint/bin/oxlint',
  oxfmt: 'node_modules/oxfmt/bin/oxfmt',
  boundaries: 'scripts/boundaries.cjs',
  unit: 'scripts/unit.cjs',
};
const REPORT = `
  const file = process.argv[process.argv.indexOf('--outputFile') + 1];
  require('node:fs').writeFileSync(file, JSON.stringify({ numPassedTests: 2, numFailedTests: 0,
    numPendingTests: 0, numTodoTests: 0, numRuntimeErrorTestSuites: 0 }));`;
const FAILS = 'process.exit(1);';

/** @type {FakeCheckout} */
let checkout;
beforeEach(() => {
  checkout = new FakeCheckout();
  checkout.write('.gitignore', 'node_modules/\nasked.txt\n.nx/\n');
  checkout.write(
    'package.json',
    JSON.stringify({
      scripts: { boundaries: `node ${PROGRAMS.boundaries}`, unit: `node ${PROGRAMS.unit}` },
    }),
  );
  for (const name of /** @type {(keyof typeof PROGRAMS)[]} */ (Object.keys(PROGRAMS))) {
    program(name, name === 'unit' ? REPORT : '');
  }
  checkout.write('apps/api/src/outbox.spec.ts', '');
  checkout.write('apps/api/src/other.spec.ts', '');
  checkout.write('apps/e2e/src/stories/main.spec.ts', '');
  git('init', '--quiet', '--initial-branch', 'main');
  commit();
});
afterEach(() => checkout.remove());

/**
 * @param {keyof typeof PROGRAMS} name
 * @param {string} code
 */
function program(name, code) {
  const told = `require('node:fs').appendFileSync('asked.txt', ['${name}', ...process.argv.slice(2)].join(' ') + '\\n');`;
  checkout.write(PROGRAMS[name], `${told}${code}`);
}

/** @param {string[]} args */
const git = (...args) => execFileSync('git', args, { cwd: checkout.root, encoding: 'utf8' });

/** @param {string} what path from the root */
function commit(what = '.') {
  git('add', what);
  const ada = ['-c', 'user.name=Ada', '-c', 'user.email=ada@agency.example'];
  git(...ada, 'commit', '--quiet', '--allow-empty', '--message', 'a commit', '--', what);
}

async function check() {
  const { code, output } = await checkout.start('tools/check.mjs').over;
  const asked = execFileSync('cat', ['asked.txt'], { cwd: checkout.root, encoding: 'utf8' });
  return { code, output, last: output.trimEnd().split('\n').at(-1), asked };
}

test('where nothing differs from main, types and boundaries are checked', async () => {
  const { code, last, asked } = await check();

  expect({ code, last }).toEqual({ code: 0, last: '4 passed, 0 failed, 0 skipped' });
  expect(asked).toContain('-t typecheck');
  expect(asked).toMatch(/^boundaries$/m);
  expect(asked).not.toMatch(/^(oxlint|oxfmt|unit)/m);
});

test('what is committed on a branch, changed or new is formatted, linted and tested', async () => {
  git('checkout', '--quiet', '-b', 'branch');
  checkout.write('apps/api/src/outbox.ts', 'export {};');
  commit();
  checkout.write('apps/api/src/main.ts', '// changed');
  checkout.write('apps/api/src/new.spec.ts', '');
  checkout.write('README.md', '# New');
  const { code, last, asked } = await check();

  expect({ code, last }).toEqual({ code: 0, last: '8 passed, 0 failed, 0 skipped' });
  const files = ['apps/api/src/main.ts', 'apps/api/src/new.spec.ts', 'apps/api/src/outbox.ts'];
  expect(asked).toContain(`--no-error-on-unmatched-pattern README.md ${files.join(' ')}\n`);
  const lint = 'oxlint --type-aware --no-error-on-unmatched-pattern';
  expect(asked).toContain(`${lint} ${files.join(' ')}\n`);
  const specs = ['apps/api/src/new.spec.ts', 'apps/api/src/outbox.spec.ts'];
  expect(asked).toContain(`--runTestsByPath ${specs.join(' ')}\n`);
});

test('a change of the rules lints all files', async () => {
  checkout.write('.oxlintrc.json', '{}');

  expect((await check()).asked).toMatch(/^oxlint --type-aware --no-error-on-unmatched-pattern$/m);
});

test.each(
  /** @type {const} */ ([
    ['oxlint', 'npm run lint -- apps/api/src/main.ts apps/api/src/outbox.spec.ts'],
    ['oxfmt', 'npm run format'],
    ['boundaries', 'npm run boundaries'],
    ['unit', 'npm run unit -- apps/api/src/outbox.spec.ts'],
  ]),
)('%s that fails is told with the command that runs it by itself', async (name, command) => {
  checkout.write('apps/api/src/main.ts', '// changed');
  checkout.write('apps/api/src/outbox.spec.ts', '// changed');
  program(name, FAILS);
  // Among the files of the repository, and not among those that changed.
  commit('scripts');
  const { code, output } = await check();

  expect(code).toBe(1);
  expect(output).toContain(`By itself: ${command}\n`);
});

test('a checkout without main says what is missing', async () => {
  git('branch', '--move', 'elsewhere');
  const { code, output } = await checkout.start('tools/check.mjs').over;

  expect(code).toBe(1);
  expect(output).toBe(
    'There is no main to compare with: `npm run check` needs a clone with the branch main.\n',
  );
});
