// @ts-check
/**
 * A process of its own that starts PostgreSQL over the folder in its first argument, says
 * `{ pid, adopted }` on a line and then waits to be killed.
 */
const { readFileSync } = require('node:fs');
const { transformSync } = require('@swc/core');

require.extensions['.ts'] = (module, file) => {
  const { code } = transformSync(readFileSync(file, 'utf8'), {
    filename: file,
    jsc: { target: 'es2023', parser: { syntax: 'typescript' } },
    module: { type: 'commonjs' },
  });
  /** @type {any} */ (module)._compile(code, file);
};

const { startPostgres } = require('../src/index.ts');

startPostgres({ dataDir: process.argv[2] }).then(({ pid, adopted }) => {
  console.log(JSON.stringify({ pid, adopted }));
  setInterval(() => {}, 60_000);
});
