// @ts-check
/**
 * `npm run fuzz -- --requests 100000 --seed 7`: requests made by chance from the OpenAPI document, to every route of a
 * server that it starts on this machine. No answer may be a 5xx, and each has to fit the document.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from './lib/build/build.mjs';

const { values } = parseArgs({
  options: {
    requests: { type: 'string', default: '100000' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
});
for (const [name, value] of Object.entries(values)) {
  if (!/^[1-9]\d{0,8}$/.test(value)) {
    console.error(`--${name} takes a whole number from 1 on, and not ${JSON.stringify(value)}.`);
    process.exit(2);
  }
}

const jest = join(root, 'node_modules/jest/bin/jest.js');
const flags = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
const child = spawn(process.execPath, [...flags, jest, 'apps/api/test/fuzz/fuzz.spec.ts'], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, FUZZ_REQUESTS: values.requests, FUZZ_SEED: values.seed },
});
child.on('exit', (code) => process.exit(code ?? 1));
