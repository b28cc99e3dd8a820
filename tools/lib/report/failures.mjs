// @ts-check
import { stripVTControlCharacters } from 'node:util';

/**
 * What failed, read from the reports of the runners: a line for the test and the first lines of what it said. They
 * stand together at the end of a run, where whoever sees no more than its last lines finds them.
 */

/**
 * @typedef {object} Failure
 * @property {string} name
 * @property {string} says
 * @property {string | null} file what its runner takes to run it again; null outside of files
 */

const LINES = 8;
const CHARACTERS = 700;

/**
 * @param {string | undefined} message
 * @returns {string}
 */
function beginning(message) {
  const lines = stripVTControlCharacters(message ?? '')
    .split('\n')
    .filter((line) => line.trim() !== '' && !/^\s+at /.test(line));
  return lines.slice(0, LINES).join('\n').slice(0, CHARACTERS);
}

/**
 * From Jest's `--json`.
 *
 * @param {{ testResults: { name: string, message: string, assertionResults: { fullName: string, status: string, failureMessages?: string[] | null }[] }[] }} report
 * @returns {Failure[]}
 */
export function jestFailures({ testResults }) {
  return testResults.flatMap(({ name, message, assertionResults }) => {
    const failed = assertionResults.filter(({ status }) => status === 'failed');
    if (failed.length === 0 && assertionResults.length === 0 && message)
      return [{ name, says: beginning(message), file: name }];
    return failed.map(({ fullName, failureMessages }) => ({
      name: fullName,
      says: beginning(failureMessages?.[0]),
      file: SPEC_IN_GROUP.exec(fullName)?.[0] ?? name,
    }));
  });
}

/** A spec that ran in a group stands in it by its path. */
const SPEC_IN_GROUP = /^\S+\.spec\.tsx?(?= )/;

/** @typedef {{ message?: string }} StoryError */
/** @typedef {{ status: string, results: { status: string, error?: StoryError, errors?: StoryError[] }[] }} StoryRun */
/** @typedef {{ specs?: { title: string, file: string, line: number, tests: StoryRun[] }[], suites?: Suite[] }} Suite */

/**
 * From Playwright's JSON reporter.
 *
 * @param {{ suites: Suite[], errors?: StoryError[] }} report
 * @returns {Failure[]}
 */
export function playwrightFailures({ suites, errors = [] }) {
  const outside = errors.map(({ message }) => ({
    name: 'outside',
    says: beginning(message),
    file: null,
  }));
  return [...suites.flatMap(inSuite), ...outside];
}

/**
 * @param {Suite} suite
 * @returns {Failure[]}
 */
function inSuite({ specs = [], suites = [] }) {
  const own = specs.flatMap(({ title, file, line, tests }) =>
    tests
      .filter(({ status }) => status === 'unexpected' || status === 'flaky')
      .map(({ results }) => ({
        name: `${file}:${line} ${title}`,
        says: beginning(messagesOf(results)),
        file,
      })),
  );
  return [...own, ...suites.flatMap(inSuite)];
}

/**
 * All that the first run that failed says: after the end of its time, what it waited for.
 *
 * @param {StoryRun['results']} results
 */
function messagesOf(results) {
  const failed = results.find(({ error }) => error);
  const errors = failed?.errors ?? (failed?.error ? [failed.error] : []);
  return errors.map(({ message }) => message ?? '').join('\n');
}

/**
 * @param {Failure[]} failures
 * @param {string} [mark]
 * @returns {string} empty for none
 */
export function failuresInWords(failures, mark = '✗') {
  return failures
    .map(({ name, says }) => `${mark} ${name}\n${says.replace(/^/gm, '    ')}`)
    .join('\n');
}

/**
 * What Playwright's line reporter printed, without the line for each story that began.
 *
 * @param {string} output
 * @returns {string}
 */
export function withoutProgress(output) {
  return stripVTControlCharacters(output)
    .split('\n')
    .filter((line) => !/^\s*\[\d+\/\d+\]/.test(line))
    .join('\n');
}
