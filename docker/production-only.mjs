// @ts-check
/**
 * Removes from an installed workspace what one project does not need at run time, from the folder it
 * is run in: `node docker/production-only.mjs apps/api`.
 *
 * `npm ci --omit=dev` leaves more than that: the project's own development workspaces with what
 * they need, and packages that others would use if they were there (a peer of Baileys for link previews, one
 * of @nestjs/swagger for compiling). What a package lists as its dependencies stays, wherever npm
 * has put it; peers that are needed are dependencies of the project itself.
 */
import { existsSync, lstatSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';

const root = process.cwd();
const project = join(root, process.argv[2] ?? '');

/** Folders of the packages that stay, and the links that lead to them. @type {Set<string>} */
const needed = new Set();

/** @param {string} folder */
function need(folder) {
  if (needed.has(folder)) return;
  needed.add(folder);
  const { dependencies = {}, optionalDependencies = {} } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  );
  for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) {
    const place = find(name, folder);
    if (place) {
      need(realpathSync(place));
      needed.add(place);
    } else if (!(name in optionalDependencies)) {
      throw new Error(`${name} is missing: ${folder} needs it.`);
    }
  }
}

/**
 * Where Node finds a package.
 *
 * @param {string} name
 * @param {string} folder of the package that asks for it
 * @returns {string | null}
 */
function find(name, folder) {
  const place = join(folder, 'node_modules', name);
  if (existsSync(place)) return place;
  return folder === root || folder === dirname(folder) ? null : find(name, dirname(folder));
}

/** @param {string} nodeModules */
function clean(nodeModules) {
  if (!existsSync(nodeModules)) return;
  for (const name of readdirSync(nodeModules)) {
    const place = join(nodeModules, name);
    if (name.startsWith('@')) clean(place);
    else if (needed.has(place)) cleanInside(place);
    else rmSync(place, { recursive: true });
  }
  if (readdirSync(nodeModules).length === 0) rmSync(nodeModules, { recursive: true });
}

/** @param {string} place folder of a package, or a link to one of ours */
function cleanInside(place) {
  if (!lstatSync(place).isSymbolicLink()) clean(join(place, 'node_modules'));
}

need(project);
clean(join(root, 'node_modules'));
for (const parent of ['apps', 'libs'].map((name) => join(root, name)).filter(existsSync)) {
  for (const name of readdirSync(parent)) {
    const folder = join(parent, name);
    if (needed.has(folder)) clean(join(folder, 'node_modules'));
    else rmSync(folder, { recursive: true });
  }
}
