// @ts-check
/**
 * Lets Node run the sources as specs do, in a separate process whose output can be read:
 *
 *   node --require ./test/processes/from-source.cjs src/main.ts
 */
const { readFileSync } = require('node:fs');
const Module = require('node:module');
const path = require('node:path');
const { transformSync } = require('@swc/core');
const { jestProject } = require('../../../../tools/jest-preset.cjs');

const root = path.join(__dirname, '../../../..');
const project = jestProject('apps/api');
const [, swcOptions] = project.transform['^.+\\.(ts|js)$'];

/** @type {any} */
const loader = Module;

loader._extensions['.ts'] = (/** @type {any} */ module, /** @type {string} */ filename) => {
  const { code } = transformSync(readFileSync(filename, 'utf8'), { ...swcOptions, filename });
  module._compile(code, filename);
};

const resolve = loader._resolveFilename;
loader._resolveFilename = (/** @type {string} */ request, /** @type {unknown[]} */ ...rest) => {
  const library = /^@whathooks\/([^/]+)$/.exec(request)?.[1];
  const name = library ? path.join(root, 'libs', library, 'src/index.ts') : request;
  return resolve(name, ...rest);
};
