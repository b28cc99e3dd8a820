// @ts-check
/**
 * Lets Node run the sources as specs do, in a separate process whose output can be read:
 *
 *   node --require ./test/processes/from-source.cjs src/main.ts
 *
 * What one start compiled is kept for the next: it is a third of what a start costs.
 */
const { createHash } = require('node:crypto');
const { mkdirSync, readFileSync, renameSync, writeFileSync } = require('node:fs');
const Module = require('node:module');
const { tmpdir } = require('node:os');
const path = require('node:path');
const { jestProject } = require('../../../../tools/jest/preset.cjs');

const root = path.join(__dirname, '../../../..');
const project = jestProject('apps/api');
const [, shared] = project.transform['^.+\\.(ts|js)$'];
// Nobody reads the maps here, and they are as long as the code.
const swcOptions = { ...shared, sourceMaps: false };

const KEPT = path.join(tmpdir(), 'whathooks-compiled/from-source');
mkdirSync(KEPT, { recursive: true });
const version = JSON.stringify([require('@swc/core/package.json').version, swcOptions]);

/** @type {any} */
const loader = Module;

loader._extensions['.ts'] = (/** @type {any} */ module, /** @type {string} */ filename) => {
  module._compile(compiled(filename, readFileSync(filename, 'utf8')), filename);
};

/**
 * @param {string} filename
 * @param {string} source
 */
function compiled(filename, source) {
  const kept = path.join(
    KEPT,
    createHash('sha256')
      .update(version + filename + source)
      .digest('hex'),
  );
  try {
    return readFileSync(kept, 'utf8');
  } catch {
    const { transformSync } = require('@swc/core');
    const { code } = transformSync(source, { ...swcOptions, filename });
    // Others find the whole of it or nothing.
    writeFileSync(`${kept}.${process.pid}`, code);
    renameSync(`${kept}.${process.pid}`, kept);
    return code;
  }
}

const resolve = loader._resolveFilename;
loader._resolveFilename = (/** @type {string} */ request, /** @type {unknown[]} */ ...rest) => {
  const library = /^@whathooks\/([^/]+)$/.exec(request)?.[1];
  const name = library ? path.join(root, 'libs', library, 'src/index.ts') : request;
  return resolve(name, ...rest);
};
