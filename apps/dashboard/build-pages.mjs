// @ts-check
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';

export const here = import.meta.dirname;

const require = createRequire(import.meta.url);
const next = join(dirname(require.resolve('next/package.json')), 'dist/bin/next');

/** Without a slash at its end, as the API reads it. @param {string} [given] */
export function basePathOf(given = '') {
  return given.trim().replace(/\/+$/, '');
}

/**
 * Builds the pages in one language, and writes down what for.
 *
 * @param {{ language: string, basePath: string, folder: string }} pages `folder`: from here
 */
export function buildPages({ language, basePath, folder }) {
  run([next, 'build'], {
    BASE_PATH: basePath,
    DASHBOARD_LANGUAGE: language,
    // To `out` by itself, and elsewhere by a path from here.
    DASHBOARD_OUT: folder === 'out' ? '' : folder,
  });
  writeFileSync(
    join(resolve(here, folder), 'built-for.json'),
    `${JSON.stringify({ basePath, language })}\n`,
  );
}

/**
 * Ends this process where the command fails.
 *
 * @param {string[]} command
 * @param {Record<string, string>} [env]
 */
export function run(command, env = {}) {
  const { status } = spawnSync(process.execPath, command, {
    cwd: here,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  if (status !== 0) process.exit(status ?? 1);
}
