import { filesToRunAgain } from './second-run.mjs';

/**
 * @param {(string | null)[]} files of tests that failed
 * @param {number} failed as counted
 */
const again = (files, failed = files.length) =>
  filesToRunAgain({
    counts: { passed: 9, failed, skipped: 0 },
    failures: files.map((file) => ({ name: 'it ends', says: 'late', file })),
  });

test('a file is run again once, whatever the number of its tests that failed', () => {
  expect(again(['a.spec.ts', 'src/browser/b.spec.ts', 'a.spec.ts'])).toEqual([
    'a.spec.ts',
    'src/browser/b.spec.ts',
  ]);
});

test.each([
  ['nothing failed', [], 0],
  ['more failed than is told', ['a.spec.ts'], 2],
  ['a failure stands outside of files', ['a.spec.ts', null], 2],
  ['a message may be lost', ['a.spec.ts', 'src/stories/chaos.spec.ts'], 2],
  ['many failed', ['1', '2', '3', '4', '5', '6'], 6],
])('nothing is run again where %s', (_why, files, failed) => {
  expect(again(files, failed)).toEqual([]);
});
