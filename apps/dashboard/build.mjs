// @ts-check
/**
 * Builds everything that the API serves to browsers, into `out`: the pages, the page behind connect links, the
 * passkey extension, what programs read of the documentation, and compressed copies of all of it.
 *
 * `BASE_PATH=/wa` builds it for an installation below a path of its host. `--base-path /wa --out folder` does the same
 * elsewhere, for tests. What it was built for is written down: the API compares it with PUBLIC_URL.
 */
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

const here = import.meta.dirname;
const require = createRequire(import.meta.url);
const { values } = parseArgs({
  options: { 'base-path': { type: 'string' }, out: { type: 'string', default: 'out' } },
});
const out = resolve(here, values.out);
const basePath = (values['base-path'] ?? process.env.BASE_PATH ?? '').trim().replace(/\/+$/, '');

const next = join(dirname(require.resolve('next/package.json')), 'dist/bin/next');
run([next, 'build'], {
  BASE_PATH: basePath,
  // To `out` by itself, and elsewhere by a path from here.
  DASHBOARD_OUT: values.out === 'out' ? '' : values.out,
});
writeFileSync(join(out, 'built-for.json'), `${JSON.stringify({ basePath })}\n`);
run(['../passkey-extension/pack.mjs', join(out, 'whathooks-passkey-extension.zip')]);
run(['connect-page/build.mjs', join(out, 'connect')]);
run(['docs-twins.mjs', out]);
run(['compress-files.mjs', out]);

/**
 * @param {string[]} command
 * @param {Record<string, string>} [env]
 */
function run(command, env = {}) {
  const { status } = spawnSync(process.execPath, command, {
    cwd: here,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  if (status !== 0) process.exit(status ?? 1);
}
