// @ts-check
/**
 * `npm run audit`: asks the registry for known faults of the packages that the product needs at run time; with `--all`
 * of those that build and test it, too. Ends with 1 where it knows of any, and with 2 where the registry does not
 * answer: then nothing is known, and that is not the same as no fault.
 */
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { root } from './lib/build/build.mjs';
import { verdictOf } from './lib/audit-verdict.mjs';

const { values } = parseArgs({ options: { all: { type: 'boolean', default: false } } });
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
const { stdout, error } = spawnSync(
  npm,
  ['audit', '--json', ...(values.all ? [] : ['--omit=dev'])],
  {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    shell: process.platform === 'win32',
  },
);
const { lines, exitCode } = verdictOf(error ? JSON.stringify({ message: error.message }) : stdout);
for (const line of lines) console[exitCode === 0 ? 'log' : 'error'](line);
process.exit(exitCode);
