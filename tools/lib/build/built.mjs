// @ts-check
/**
 * What was built last in this folder. Nx takes outputs out of its cache even when they are in place:
 * it removes and writes them, under whatever runs from them. So it is not asked when nothing changed.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const OUTPUT = /^(apps|libs)\/[^/]+\/(dist|out)\//;
const NEITHER =
  /^(node_modules|test|\.next|test-results|playwright-report|coverage|translated|next-env\.d\.ts|.*\.(tsbuildinfo|spec\.\w+))$/;
const DASHBOARD = '@whathooks/dashboard';
const LANGUAGES = 'languages';
const SHARED = ['package-lock.json', 'tsconfig.base.json', 'nx.json'];

/**
 * What a build of projects reads (its sources, and BASE_PATH, below which pages are to be found), and what it has made, by project.
 *
 * @typedef {Map<string, string>} Fingerprints
 */

/**
 * What a build of these projects reads.
 *
 * @param {string} root of the checkout
 * @param {string[]} projects names of packages
 * @returns {Fingerprints}
 */
export function sourcesOf(root, projects) {
  return fingerprints(root, projects, (isOutput) => !isOutput);
}

/**
 * Whether the outputs in place are those of the last build of these projects, from these sources.
 *
 * @param {string} root
 * @param {Fingerprints} sources
 */
export function isBuilt(root, sources) {
  const outputs = outputsOf(root, sources);
  return [...sources].every(([project, fingerprint]) => {
    const file = stampOf(root, project);
    return (
      existsSync(file) && readFileSync(file, 'utf8') === `${fingerprint} ${outputs.get(project)}`
    );
  });
}

/**
 * Remembers what is in place now.
 *
 * @param {string} root
 * @param {Fingerprints} sources as they were before the build
 */
export function noteBuilt(root, sources) {
  const outputs = outputsOf(root, sources);
  for (const [project, fingerprint] of sources) {
    writeFileSync(stampOf(root, project), `${fingerprint} ${outputs.get(project)}`);
  }
}

/**
 * Whether the pages in other languages are those of the sources. They are built after all else, and often later.
 *
 * @param {string} root
 * @param {Fingerprints} sources
 */
export function areLanguagesBuilt(root, sources) {
  const stamp = stampOf(root, LANGUAGES);
  return (
    existsSync(join(root, 'apps/dashboard/out/translated')) &&
    existsSync(stamp) &&
    readFileSync(stamp, 'utf8') === sources.get(DASHBOARD)
  );
}

/**
 * Remembers that they are in place now.
 *
 * @param {string} root
 * @param {Fingerprints} sources as they were before the build
 */
export function noteLanguages(root, sources) {
  const fingerprint = sources.get(DASHBOARD);
  if (fingerprint) writeFileSync(stampOf(root, LANGUAGES), fingerprint);
}

/**
 * @param {string} root
 * @param {string} project
 */
function stampOf(root, project) {
  return join(root, '.nx', `whathooks-built-${project.split('/').at(-1)}`);
}

/**
 * @param {string} root
 * @param {Fingerprints} sources
 */
function outputsOf(root, sources) {
  return fingerprints(root, [...sources.keys()], (isOutput) => isOutput);
}

/**
 * By the content of files: a project's own, and those of all libraries.
 *
 * @param {string} root
 * @param {string[]} projects
 * @param {(isOutput: boolean) => boolean} isWanted
 * @returns {Fingerprints}
 */
function fingerprints(root, projects, isWanted) {
  const contentOf = (/** @type {string[]} */ files) => {
    const hash = createHash('sha256').update(`${process.version} ${process.env.BASE_PATH ?? ''}`);
    for (const path of files.sort()) {
      if (!isWanted(OUTPUT.test(path))) continue;
      hash.update(`\0${path}\0`).update(readFileSync(join(root, path)));
    }
    return hash.digest('hex');
  };
  const shared = SHARED.filter((path) => existsSync(join(root, path)));
  const common = contentOf([...shared, ...filesIn(root, 'libs')]);
  return new Map(
    projects.map((project) => {
      const own = contentOf(filesIn(root, join('apps', project.split('/').at(-1) ?? '')));
      return [project, `${common} ${own}`];
    }),
  );
}

/**
 * @param {string} root
 * @param {string} folder
 * @returns {string[]} paths from the root
 */
function filesIn(root, folder) {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (NEITHER.test(entry.name)) return [];
    if (entry.isDirectory()) return filesIn(root, path);
    return entry.isFile() ? [path] : [];
  });
}
