// @ts-check
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Folders of the packages that projects need at run time, the projects themselves among them, mapped to the places
 * that lead there: two for a package of our own, which is a link in node_modules.
 *
 * What a package lists as its dependencies is needed, wherever npm has put it. Optional ones are where they are
 * installed; peers are dependencies of the project itself.
 *
 * @param {string} root
 * @param {string[]} projects folders in it
 * @returns {Map<string, Set<string>>}
 * @throws where a dependency is not installed
 */
export function dependenciesOf(root, projects) {
  /** @type {Map<string, Set<string>>} */
  const needed = new Map();

  /**
   * @param {string} folder
   * @param {string} place
   */
  const need = (folder, place) => {
    const places = needed.get(folder);
    if (places) {
      places.add(place);
      return;
    }
    needed.set(folder, new Set([folder, place]));
    const { dependencies = {}, optionalDependencies = {} } = manifestOf(folder);
    for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) {
      const found = find(root, name, folder);
      if (found) need(realpathSync(found), found);
      else if (!(name in optionalDependencies))
        throw new Error(`${name} is missing: ${folder} needs it.`);
    }
  };
  for (const project of projects) need(join(root, project), join(root, project));
  return needed;
}

/** @param {string} folder of a package */
export function manifestOf(folder) {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
}

/**
 * Where Node finds a package.
 *
 * @param {string} root
 * @param {string} name
 * @param {string} folder of the package that asks for it
 * @returns {string | null}
 */
function find(root, name, folder) {
  const place = join(folder, 'node_modules', name);
  if (existsSync(place)) return place;
  return folder === root || folder === dirname(folder) ? null : find(root, name, dirname(folder));
}
