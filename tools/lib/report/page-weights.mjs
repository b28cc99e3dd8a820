// @ts-check
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Kilobytes (1,000 bytes) of scripts that a page may load at its start, as a browser gets them: compressed by Brotli.
 * React and Next are 117 of them. What is added is loaded when it is asked for; the limits only go down.
 * `reference`: its scripts with the data that it reads.
 */
export const LIMITS = { public: 170, reference: 195, console: 250 };

const REFERENCE = /^reference\//;
/** Pages in another language, which have scripts of their own. */
const TRANSLATED = /^translated\/[^/]+\//;
/** What the reference reads besides its scripts: the list of everything, and one file of the others. */
const REFERENCE_DATA = 'reference/data';
const REFERENCE_INDEX = 'index.json';
/** Pages that need no login. */
const PUBLIC =
  /^(index\.html|404|_not-found|docs|forgot-password|invitation|login|reference|register|reset-password|sign-in)/;
/** Old browsers alone run what is marked so. */
const SCRIPT = /<script(?![^>]*\snoModule)[^>]*\ssrc="\/([^"?]+)/gi;

/**
 * @typedef {object} PageWeight
 * @property {string} page path of its file in the built dashboard
 * @property {number} kb kilobytes that its scripts weigh, compressed by Brotli
 * @property {number} limit in kilobytes
 */

/**
 * What the scripts of each page of the built dashboard weigh, the heaviest first.
 *
 * @param {string} folder of the built dashboard
 * @returns {PageWeight[]}
 */
export function pageWeights(folder) {
  const prefix = prefixLength(folder);
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.html'))
    .flatMap((path) => {
      const page = path.replaceAll('\\', '/');
      const text = readFileSync(join(folder, path), 'utf8');
      const scripts = new Set([...text.matchAll(SCRIPT)].map(([, script = '']) => script));
      const [at = ''] = TRANSLATED.exec(page) ?? [];
      const bytes = [...scripts].reduce(
        (sum, script) => sum + sentBytes(join(folder, at, script.slice(prefix))),
        0,
      );
      const limit = PUBLIC.test(page.slice(at.length)) ? LIMITS.public : LIMITS.console;
      const weight = { page, kb: bytes / 1_000, limit };
      if (!REFERENCE.test(page)) return [weight];
      const kb = (bytes + referenceBytes(folder)) / 1_000;
      return [weight, { page: `${page} with its data`, kb, limit: LIMITS.reference }];
    })
    .toSorted((one, other) => other.kb - one.kb);
}

/** How many characters stand before the path of a file: those of the path that the pages were built for. @param {string} folder */
function prefixLength(folder) {
  const file = join(folder, 'built-for.json');
  if (!existsSync(file)) return 0;
  return JSON.parse(readFileSync(file, 'utf8')).basePath.length;
}

/**
 * Data that the reference reads to show the heaviest of its groups.
 *
 * @param {string} folder of the built dashboard
 */
function referenceBytes(folder) {
  const data = join(folder, REFERENCE_DATA);
  const groups = readdirSync(data).filter(
    (name) => name.endsWith('.json') && name !== REFERENCE_INDEX,
  );
  const heaviest = Math.max(...groups.map((name) => sentBytes(join(data, name))));
  return sentBytes(join(data, REFERENCE_INDEX)) + heaviest;
}

/** The build writes compressed copies beside all but the smallest files. @param {string} file */
function sentBytes(file) {
  return statSync(existsSync(`${file}.br`) ? `${file}.br` : file).size;
}

/**
 * A line for each page; what is too heavy says so.
 *
 * @param {PageWeight[]} weights
 */
export function weightTable(weights) {
  const lines = weights.map(({ page, kb, limit }) => {
    const much = `${kb.toFixed(1).padStart(6)} KB of ${limit}`;
    return `${much}  ${page}${kb > limit ? '  TOO HEAVY' : ''}`;
  });
  return `Scripts of each page, compressed by Brotli:\n${lines.join('\n')}\n`;
}
