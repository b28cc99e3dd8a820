// @ts-check
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { failuresOnly } from './nx-output.mjs';
import { PlainError, secondsSince } from './output.mjs';

export const root = join(import.meta.dirname, '../..');

/**
 * Builds what changed since the last time, and what it depends on. Says in a line what takes time,
 * and everything when it fails.
 *
 * @param {string[]} projects names of packages
 * @param {AbortSignal} signal breaks it off
 * @throws PlainError when something does not compile
 */
export async function build(projects, signal) {
  const started = Date.now();
  const { ok, output, built } = await nxBuild(projects, signal);
  if (signal.aborted) return;
  if (!ok) {
    process.stderr.write(failuresOnly(output));
    throw new PlainError('The build failed: see the lines above.');
  }
  if (built > 0) console.log(`Built in ${secondsSince(started)}.`);
}

/**
 * @param {string[]} projects
 * @param {AbortSignal} signal
 * @returns {Promise<{ ok: boolean, output: string, built: number }>} `built`: those not found in the cache
 */
async function nxBuild(projects, signal) {
  const nx = spawn(
    process.execPath,
    [
      join(root, 'node_modules/nx/dist/bin/nx.js'),
      ...['run-many', '--target', 'build', '--outputStyle', 'static', '--projects'],
      projects.join(','),
    ],
    {
      cwd: root,
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', NX_TUI: 'false' },
      // A group of its own, so that the compilers it starts end with it.
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const breakOff = () => nx.pid && process.kill(-nx.pid, 'SIGKILL');
  signal.addEventListener('abort', breakOff);
  let output = '';
  let built = 0;
  const read = (/** @type {string} */ line) => {
    output += `${line}\n`;
    const task = /^> nx run @whathooks\/([\w-]+):build\s*(\[.*\])?/.exec(line);
    if (!task || task[2]) return;
    built += 1;
    if (built === 1) console.log('Building what changed:');
    console.log(`  ${task[1]}`);
  };
  const streams = [nx.stdout, nx.stderr].map((input) =>
    createInterface({ input }).on('line', read),
  );
  const code = await new Promise((resolve) => {
    nx.on('error', () => resolve(1));
    nx.on('close', resolve);
  });
  signal.removeEventListener('abort', breakOff);
  for (const stream of streams) stream.close();
  return { ok: code === 0, output, built };
}
