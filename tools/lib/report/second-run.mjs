// @ts-check
/**
 * Which files `npm test` runs a second time, by themselves. A test that fails while two hundred others share
 * the cores, and passes alone, is unsteady: it is told at the end of the run, and a defect to be mended, but
 * it does not stop everybody else's work.
 */

/** @typedef {import('./counts.mjs').Counts} Counts */
/** @typedef {import('./failures.mjs').Failure} Failure */

/** More failures than these are no accident of a busy machine. */
const MOST = 5;

/** What fails once in such a story may be a message that was lost: it has no second try. */
const ABOUT_THE_PROMISE = /(^|\/)src\/stories\//;

/**
 * @param {{ counts: Counts, failures: Failure[] }} outcome of a step
 * @returns {string[]} none where a second run could change nothing
 */
export function filesToRunAgain({ counts, failures }) {
  const unexplained = counts.failed !== failures.length;
  if (unexplained || failures.length > MOST) return [];
  const files = failures.map(({ file }) => file);
  const known = files.filter((file) => file !== null && !ABOUT_THE_PROMISE.test(file));
  return known.length === files.length ? [...new Set(/** @type {string[]} */ (known))] : [];
}
