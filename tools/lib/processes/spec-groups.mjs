// @ts-check
/**
 * Specs that `npm test` runs in one module registry.
 *
 * Jest loads everything anew for each file: the application with its libraries takes longer to load, and to
 * become fast, than most specs take. A group is a file of its own for Jest that calls its specs one after
 * the other, each in a `describe` with its path. `npm run unit` runs the files themselves.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';

/** Folders whose specs are Jest's, each a project of jest.config.ts. */
const PROJECTS = [
  'apps/api',
  'apps/dashboard',
  'libs/api-client',
  'libs/dto',
  'libs/embedded-postgres',
  'libs/webhook-signature',
  'libs/whatsapp',
  'libs/whatsapp-simulator',
];

const NOT_SOURCES = new Set(['node_modules', 'dist', 'out', '.next']);

/** ES modules cannot be called so. */
const SPEC = /\.spec\.tsx?$/;

/** Bytes of a spec that take a second, about. */
const BYTES_PER_SECOND = 500;

/** Seconds of specs that wait for timers, or work, for longer than their length tells. */
const LONG = JSON.parse(readFileSync(new URL('./long-specs.json', import.meta.url), 'utf8'));

const SIMULATED = /simulat/i;

/**
 * Specs that want a registry of their own: they bend something before others load it, name a server of
 * another root key, of which Baileys takes one, or count what every application of a process does.
 */
const ALONE = new Set([
  'apps/api/src/deliveries/engine/delivery-sharing.spec.ts',
  'apps/api/test/events.spec.ts',
  'apps/dashboard/src/app/(public)/docs/sections/event-table.spec.tsx',
  'libs/dto/test/events.spec.ts',
  'libs/whatsapp/test/close-reason.spec.ts',
  'libs/whatsapp/test/hostile-server.spec.ts',
  'libs/whatsapp/test/signatures.spec.ts',
]);

/** Groups for each worker: so the last ones end at about the same time. */
const GROUPS_PER_WORKER = 5;

/**
 * @typedef {object} Spec
 * @property {string} path from the root of the workspace
 * @property {number} seconds estimated
 * @property {boolean} simulated whether a simulator serves it: the others name servers of other root keys
 */

/**
 * Shares specs out to so many groups that none is much longer than `seconds`, the longest first.
 *
 * @param {Spec[]} specs
 * @param {number} seconds
 * @returns {Spec[][]}
 */
export function shareOut(specs, seconds) {
  if (specs.length === 0) return [];
  const total = specs.reduce((sum, spec) => sum + spec.seconds, 0);
  const groups = Array.from({ length: Math.max(1, Math.round(total / seconds)) }, () => ({
    seconds: 0,
    specs: /** @type {Spec[]} */ ([]),
  }));
  for (const spec of specs.toSorted((one, other) => other.seconds - one.seconds)) {
    const [least] = groups.toSorted((one, other) => one.seconds - other.seconds);
    if (!least) throw new Error('there is no group');
    least.specs.push(spec);
    least.seconds += spec.seconds;
  }
  return groups
    .filter((group) => group.specs.length > 0)
    .toSorted((one, other) => other.seconds - one.seconds)
    .map((group) => group.specs);
}

/** A spec that cannot be loaded fails alone. */
const LOAD = `const load = (path) => {
  try {
    require(path);
  } catch (error) {
    it('can be loaded', () => {
      throw error;
    });
  }
};
`;

/**
 * The file of a group.
 *
 * @param {string} root absolute path of the workspace
 * @param {Spec[]} specs
 */
export function groupFile(root, specs) {
  const calls = specs.map(
    ({ path }) => `describe(${JSON.stringify(path)}, () => {
  load(${JSON.stringify(join(root, path))});
  afterAll(() => jest.restoreAllMocks());
});
`,
  );
  return `'use strict';\n${LOAD}${calls.join('')}`;
}

/**
 * Writes the groups into a folder, one folder for each project with a file for each group. Their names
 * say in which order they are to begin.
 *
 * @param {string} root absolute path of the workspace
 * @param {string} folder is written anew
 * @param {number} workers
 */
export function writeSpecGroups(root, folder, workers) {
  const specs = PROJECTS.map((project) => ({ project, specs: specsIn(root, project) }));
  const total = specs.flatMap((one) => one.specs).reduce((sum, { seconds }) => sum + seconds, 0);
  const each = total / (workers * GROUPS_PER_WORKER);
  rmSync(folder, { recursive: true, force: true });
  for (const one of specs) {
    const target = join(folder, one.project);
    mkdirSync(target, { recursive: true });
    const alone = one.specs.filter(({ path }) => ALONE.has(path)).map((spec) => [spec]);
    const together = one.specs.filter(({ path }) => !ALONE.has(path));
    const groups = [true, false].flatMap((simulated) =>
      shareOut(
        together.filter((spec) => spec.simulated === simulated),
        each,
      ),
    );
    for (const [index, group] of [...groups, ...alone].entries()) {
      const seconds = Math.round(group.reduce((sum, spec) => sum + spec.seconds, 0));
      const first = basename(group[0]?.path ?? '').replace(/\.tsx?$/, '');
      const name = `${99_999 - seconds}-${index}-${first}.cjs`;
      writeFileSync(join(target, name), groupFile(root, group));
    }
  }
}

/**
 * @param {string} root
 * @param {string} project
 * @returns {Spec[]}
 */
function specsIn(root, project) {
  if (!existsSync(join(root, project))) return [];
  return filesIn(join(root, project)).map((file) => {
    const path = relative(root, file);
    const text = readFileSync(file, 'utf8');
    return {
      path,
      seconds: LONG[path] ?? text.length / BYTES_PER_SECOND,
      simulated: SIMULATED.test(text),
    };
  });
}

/**
 * @param {string} folder
 * @returns {string[]}
 */
function filesIn(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .toSorted((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return NOT_SOURCES.has(entry.name) ? [] : filesIn(path);
      return SPEC.test(entry.name) ? [path] : [];
    });
}
