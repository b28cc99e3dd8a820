// @ts-check
/**
 * Builds everything that the API serves to browsers, into `out`: the pages in English, the page behind connect links,
 * the passkey extension, what programs read of the documentation, and compressed copies of all of it. The pages in
 * other languages are made by `build-languages.mjs`.
 *
 * `BASE_PATH=/wa` builds it for an installation below a path of its host. `--base-path /wa --out folder` does the same
 * elsewhere, for tests. What it was built for is written down: the API compares it with PUBLIC_URL.
 */
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { basePathOf, buildPages, here, run } from './build-pages.mjs';

const { values } = parseArgs({
  options: { 'base-path': { type: 'string' }, out: { type: 'string', default: 'out' } },
});
const out = resolve(here, values.out);

buildPages({
  language: 'en',
  basePath: basePathOf(values['base-path'] ?? process.env.BASE_PATH),
  folder: values.out,
});
run(['../passkey-extension/pack.mjs', join(out, 'whathooks-passkey-extension.zip')]);
run(['connect-page/build.mjs', join(out, 'connect')]);
run(['docs-twins.mjs', out]);
run(['compress-files.mjs', out, ...(values.out === 'out' ? [] : ['--quick'])]);
