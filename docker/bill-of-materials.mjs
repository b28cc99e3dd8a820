// @ts-check
/**
 * Prints what the product is made of, as CycloneDX 1.6 in JSON: every package that the API runs with or that
 * the dashboard is built from, with its version and licence. From the folder that it is run in, after `npm ci`.
 *
 * npm's own `npm sbom` reads the whole workspace, tests and tools included, and refuses one from which packages were
 * removed.
 */
import { relative } from 'node:path';
import { dependenciesOf, manifestOf } from './dependencies.mjs';

const PROJECTS = ['apps/api', 'apps/dashboard'];
/** Packages whose package.json names no licence, and the licence that stands in their other files. */
const UNNAMED = new Map([['pause', 'MIT']]);

const root = process.cwd();
const { name, version, license } = manifestOf(root);

/** @type {Map<string, object>} by their address, as a package may lie in several places */
const components = new Map();
for (const folder of dependenciesOf(root, PROJECTS).keys()) {
  if (!relative(root, folder).includes('node_modules')) continue;
  const component = componentOf(manifestOf(folder));
  components.set(component.purl, component);
}

/** @param {{ name: string, version: string, license?: string | { type: string }, licenses?: { type: string }[] }} manifest */
function componentOf({ name: whole, version: its, license: own, licenses }) {
  const [group, short] = whole.startsWith('@') ? whole.split('/') : [undefined, whole];
  const purl = `pkg:npm/${whole.replace('@', '%40')}@${its}`;
  const licence =
    (typeof own === 'object' ? own.type : own) ?? licenses?.[0]?.type ?? UNNAMED.get(whole);
  return {
    ...{ type: 'library', 'bom-ref': purl, ...(group && { group }), name: short ?? whole },
    ...{ version: its, purl },
    licenses: licence ? [{ expression: licence.replace(/^GPL-3\.0$/, 'GPL-3.0-only') }] : [],
  };
}

const bill = {
  ...{ bomFormat: 'CycloneDX', specVersion: '1.6', version: 1 },
  metadata: {
    component: { type: 'application', name, version, licenses: [{ expression: license }] },
  },
  components: [...components.values()].sort((a, b) =>
    JSON.stringify(a) < JSON.stringify(b) ? -1 : 1,
  ),
};
process.stdout.write(`${JSON.stringify(bill, null, 1)}\n`);
