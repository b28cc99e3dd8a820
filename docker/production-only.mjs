// @ts-check
/**
 * Removes from an installed workspace what one project does not need at run time, from the folder it
 * is run in: `node docker/production-only.mjs apps/api`.
 *
 * `npm ci --omit=dev` leaves more than that: the project's own development workspaces with what
 * they need, and packages that others would use if they were there (a peer of Baileys for link previews, one
 * of @nestjs/swagger for compiling).
 */
import { existsSync, lstatSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { dependenciesOf } from './dependencies.mjs';

const root = process.cwd();
const project = process.argv[2] ?? '';

/** Folders of the packages that stay, and the links that lead to them. */
const needed = new Set(
  [...dependenciesOf(root, [project]).values()].flatMap((places) => [...places]),
);

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

clean(join(root, 'node_modules'));
for (const parent of ['apps', 'libs'].map((name) => join(root, name)).filter(existsSync)) {
  for (const name of readdirSync(parent)) {
    const folder = join(parent, name);
    if (needed.has(folder)) clean(join(folder, 'node_modules'));
    else rmSync(folder, { recursive: true });
  }
}
