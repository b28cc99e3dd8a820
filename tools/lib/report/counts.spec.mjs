import { agree, countJest, countPlaywright, inWords, one, sum } from './counts.mjs';

const JEST = {
  numPassedTests: 7,
  numFailedTests: 1,
  numPendingTests: 2,
  numTodoTests: 1,
  numRuntimeErrorTestSuites: 1,
};

test('a Jest file that cannot be read is a failure besides the tests that fail', () => {
  expect(countJest(JEST)).toEqual({ passed: 7, failed: 2, skipped: 3 });
});

test('a flaky story and an error outside of stories are failures', () => {
  const stats = { expected: 5, unexpected: 1, flaky: 1, skipped: 2 };
  expect(countPlaywright({ stats, errors: [{ message: 'no such file' }] })).toEqual({
    passed: 5,
    failed: 3,
    skipped: 2,
  });
});

test('a runner that ends badly after good tests has failed', () => {
  const good = { passed: 3, failed: 0, skipped: 0 };
  expect(agree(good, true)).toEqual(good);
  expect(agree(good, false)).toEqual({ passed: 3, failed: 1, skipped: 0 });
});

test('a runner without a report, or without a single test, has failed', () => {
  expect(agree(null, true)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  expect(agree({ passed: 0, failed: 0, skipped: 0 }, true)).toEqual(one(false));
});

test('the last line adds up all steps', () => {
  const total = sum([one(true), one(false), countJest(JEST)]);
  expect(inWords(total)).toBe('8 passed, 3 failed, 3 skipped');
});
