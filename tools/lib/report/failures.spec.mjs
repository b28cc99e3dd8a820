import { failuresInWords, jestFailures, playwrightFailures, withoutProgress } from './failures.mjs';

test('a failed spec is told by its name and the beginning of what it said', () => {
  const testResults = [
    {
      ...{ name: 'apps/api/a.spec.ts', message: 'long' },
      assertionResults: [
        { fullName: 'a lease ends', status: 'passed', failureMessages: [] },
        {
          fullName: 'a lease is taken',
          status: 'failed',
          failureMessages: ['\u001b[31mExpected: 1\u001b[39m\n\nReceived: 2\n    at a.spec.ts:3:1'],
        },
      ],
    },
    { name: 'apps/api/b.spec.ts', message: 'Cannot find module x', assertionResults: [] },
  ];
  expect(failuresInWords(jestFailures({ testResults }))).toBe(
    [
      ...['✗ a lease is taken', '    Expected: 1', '    Received: 2'],
      ...['✗ apps/api/b.spec.ts', '    Cannot find module x'],
    ].join('\n'),
  );
});

test('what failed in a group of specs is run again by the path of its own file', () => {
  const path = 'apps/api/src/leases/lease.spec.ts';
  const failed = (/** @type {string} */ fullName) => ({ fullName, status: 'failed' });
  const testResults = [
    { name: '/x/.nx/specs/1.spec.cjs', message: '', assertionResults: [failed(`${path} it ends`)] },
    { name: '/x/tools/a.spec.mjs', message: '', assertionResults: [failed('it ends')] },
  ];
  expect(jestFailures({ testResults }).map(({ file }) => file)).toEqual([
    path,
    '/x/tools/a.spec.mjs',
  ]);
});

test('a failed story and one that is flaky are told from inner suites, too', () => {
  const run = (/** @type {string} */ status, /** @type {string} */ message) => ({
    status,
    results: [
      { status: 'failed', error: { message }, errors: [{ message }, { message: 'It waited.' }] },
    ],
  });
  const specs = [
    { title: 'it links', file: 'link.spec.ts', line: 4, tests: [run('expected', 'no')] },
    { title: 'it sends', file: 'link.spec.ts', line: 9, tests: [run('unexpected', 'Timeout')] },
  ];
  const flaky = [{ title: 'it waits', file: 'b.spec.ts', line: 2, tests: [run('flaky', 'late')] }];
  const suites = [{ specs, suites: [{ specs: flaky }] }];
  expect(playwrightFailures({ suites, errors: [{ message: 'no such file' }] })).toEqual([
    { name: 'link.spec.ts:9 it sends', says: 'Timeout\nIt waited.', file: 'link.spec.ts' },
    { name: 'b.spec.ts:2 it waits', says: 'late\nIt waited.', file: 'b.spec.ts' },
    { name: 'outside', says: 'no such file', file: null },
  ]);
});

test('stories that began are not told among what failed', () => {
  const output =
    '\u001b[1A\u001b[2K[1/2] [api] › a\n  1) [api] › b\n    Error: no\n[2/2] [api] › b\n';
  expect(withoutProgress(output)).toBe('  1) [api] › b\n    Error: no\n');
});
