// @ts-check
/** The list of bugs that `npm run mutate` makes on purpose, tools/mutations.yaml. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { root } from '../build/build.mjs';

/**
 * @typedef {object} Mutation
 * @property {string} room of the product, to run some of them
 * @property {string} file path from the root
 * @property {string} from text that stands in the file once; white space in it fits any other
 * @property {string} to what takes its place
 * @property {string} bug what goes wrong then
 * @property {string[]} specs paths of those that must notice
 * @property {string} [only] part of the names of the tests to run, where the whole file takes long
 * @property {string} [survives] why no spec notices, where none can
 */

/**
 * @typedef {Pick<Mutation, 'room' | 'file' | 'specs' | 'only'> & {
 *   mutations: (Pick<Mutation, 'bug' | 'from' | 'to'> & Partial<Mutation>)[]
 * }} Group
 */

const LIST = join(root, 'tools/mutations.yaml');

/** @returns {Mutation[]} in the order of the list */
export function readMutations() {
  const groups = /** @type {Group[]} */ (parse(readFileSync(LIST, 'utf8')));
  return groups.flatMap(({ mutations, ...shared }) =>
    mutations.map((mutation) => ({ ...shared, ...mutation })),
  );
}

/**
 * What of a mutation is not true any more.
 *
 * @param {Mutation} mutation
 * @param {string} [folder] of the checkout
 * @returns {string | null} null when it can be tried
 */
export function faultOf({ file, from, to, specs }, folder = root) {
  if (!existsSync(join(folder, file))) return `${file} does not exist`;
  const times = [...readFileSync(join(folder, file), 'utf8').matchAll(patternOf(from))].length;
  if (times !== 1) return `${file} holds this ${times} times and not once: ${from}`;
  if (from === to) return `${file} stays as it is: ${from}`;
  if (specs.length === 0) return `no spec is named for ${file}`;
  const missing = specs.find((spec) => !existsSync(join(folder, spec)));
  return missing ? `${missing} does not exist` : null;
}

/**
 * Makes the bug.
 *
 * @param {Mutation} mutation
 * @param {string} source of its file
 * @returns {string}
 */
export function mutated({ from, to }, source) {
  return source.replace(patternOf(from), () => to);
}

/** @param {string} text */
function patternOf(text) {
  const escaped = text.trim().replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(escaped.replace(/\s+/g, '\\s+'), 'g');
}

/**
 * Those of a room, of a file, or whose bug speaks of it.
 *
 * @param {Mutation[]} mutations
 * @param {string[]} words all of which have to occur; none for everything
 */
export function chosen(mutations, words) {
  return mutations.filter(({ room, file, bug }) => {
    const text = `${room} ${file} ${bug}`.toLowerCase();
    return words.every((word) => text.includes(word.toLowerCase()));
  });
}
