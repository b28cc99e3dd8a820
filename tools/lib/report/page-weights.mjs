// @ts-check
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * KiB of scripts that a page may load at its start, as a browser gets them: compressed by Brotli. React and
 * Next are 114 of them. What is added is loaded when it is asked for; the limits only go down.
 */
export const LIMITS = { public: 175, docs: 180, reference: 195, console: 252 };

const DOCS = /^docs\//;
const REFERENCE = /^reference\//;
/** What the reference reads besides its scripts: the list of everything, and one file of the others. */
const REFERENCE_DATA = 'reference/data';
const REFERENCE_INDEX = 'index.json';
/** Pages that need no login. */
const PUBLIC = /^(index\.html|404|_not-found|invitation|login|register)/;
/** Folder of the pages in another language, with their scripts. */
const TRANSLATED = /^translated\/[a-z]+\//;
/** Old browsers alone run what is marked so. */
const SCRIPT = /<script(?![^>]*\snoModule)[^>]*\ssrc="\/([^"?]+)/gi;

/**
 * @typedef {object} PageWeight
 * @property {string} page path of its file in the built dashboard
 * @property {number} kib its scripts weigh, compressed by Brotli; of the reference with the data that it reads
 * @property {number} limit in KiB
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
    .map((path) => {
      const page = path.replaceAll('\\', '/');
      const [language = ''] = TRANSLATED.exec(page) ?? [];
      const text = readFileSync(join(folder, path), 'utf8');
      const scripts = new Set([...text.matchAll(SCRIPT)].map(([, script = '']) => script));
      const bytes = [...scripts].reduce(
        (sum, script) => sum + sentBytes(join(folder, language, script.slice(prefix))),
        0,
      );
      const kind = kindOf(page.slice(language.length));
      const data = kind === 'reference' ? referenceBytes(folder) : 0;
      return { page, kib: (bytes + data) / 1024, limit: LIMITS[kind] };
    })
    .toSorted((one, other) => other.kib - one.kib);
}

/** How many characters stand before the path of a file: those of the path that the pages were built for. @param {string} folder */
function prefixLength(folder) {
  const file = join(folder, 'built-for.json');
  if (!existsSync(file)) return 0;
  return JSON.parse(readFileSync(file, 'utf8')).basePath.length;
}

/**
 * @param {string} page
 * @returns {keyof typeof LIMITS}
 */
function kindOf(page) {
  if (DOCS.test(page)) return 'docs';
  if (REFERENCE.test(page)) return 'reference';
  return PUBLIC.test(page) ? 'public' : 'console';
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
  const lines = weights.map(({ page, kib, limit }) => {
    const much = `${kib.toFixed(0).padStart(5)} KiB of ${limit}`;
    return `${much}  ${page}${kib > limit ? '  TOO HEAVY' : ''}`;
  });
  return `Scripts of each page, compressed by Brotli:\n${lines.join('\n')}\n`;
}
