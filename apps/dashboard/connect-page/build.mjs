// @ts-check
/** Builds the page behind a connect link into a folder: `node connect-page/build.mjs out/connect`. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

const folder = import.meta.dirname;
const out = resolve(process.argv[2] ?? join(folder, '../out/connect'));

mkdirSync(out, { recursive: true });
const tsc = join(folder, '../../../node_modules/@typescript/native/bin/tsc');
const args = [tsc, '-p', join(folder, 'tsconfig.json'), '--outDir', out];
const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' });
for (const file of ['index.html', 'connect.css']) copyFileSync(join(folder, file), join(out, file));
process.exitCode = status ?? 1;
