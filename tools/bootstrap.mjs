// @ts-check
/**
 * Runs before every npm script: makes sure that the packages of the lockfile are installed, Node 24
 * among them. Uses nothing but Node's own modules, as nothing else may be there yet.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isInstalled, nodeProblem, runtimeProblem } from './lib/build/installation.mjs';
import { alone } from './lib/locks/single-run.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const lockfile = join(root, 'package-lock.json');
const stampFile = join(root, 'node_modules/.whathooks-installed');
const HEARTBEAT_MS = 10_000;

/** @param {string} text */
function hash(text) {
  return createHash('sha256').update(text).digest('hex');
}

/** @param {string} file */
function read(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}

function upToDate() {
  const wanted = readFileSync(lockfile, 'utf8');
  const stamp = hash(wanted);
  if (read(stampFile) === stamp) return true;
  const installed = read(join(root, 'node_modules/.package-lock.json'));
  if (!isInstalled(JSON.parse(wanted), installed === null ? null : JSON.parse(installed))) {
    return false;
  }
  writeFileSync(stampFile, stamp);
  return true;
}

/** @returns {Promise<number>} exit code of npm */
async function install() {
  // Under npm its own path is known, and the Node that it started with.
  const { npm_node_execpath: node, npm_execpath: npm } = process.env;
  const [command, ...first] = node && npm ? [node, npm] : ['npm'];
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1_000);
  console.log('Installing packages. The first time takes a minute or two.');
  const heartbeat = setInterval(() => console.log(`  … ${seconds()} s`), HEARTBEAT_MS);
  const code = await new Promise((resolve) => {
    const child = spawn(
      command,
      [...first, 'ci', '--loglevel=error', '--no-fund', '--no-audit', '--no-progress'],
      { cwd: root, stdio: ['ignore', 'ignore', 'inherit'], shell: command === 'npm' },
    );
    child.on('error', () => resolve(1));
    child.on('close', (exitCode) => resolve(exitCode ?? 1));
  });
  clearInterval(heartbeat);
  if (code === 0) {
    writeFileSync(stampFile, hash(readFileSync(lockfile, 'utf8')));
    console.log(`Installed in ${seconds()} s.`);
  }
  return code;
}

/** @param {string | null} problem */
function stopAt(problem) {
  if (problem === null) return;
  console.error(problem);
  process.exit(1);
}

stopAt(nodeProblem(process.versions.node, process.platform));
if (!upToDate()) {
  const lock = join(tmpdir(), `whathooks-install-${hash(root).slice(0, 12)}.lock`);
  const code = await alone(
    lock,
    () => console.log('Another process is installing packages; waiting for it.'),
    async () => (upToDate() ? 0 : install()),
  );
  if (code !== 0) stopAt('The packages could not be installed: see the lines above.');
}
const bundledNode = process.platform === 'win32' ? 'node.cmd' : 'node';
stopAt(
  runtimeProblem(process.versions.node, existsSync(join(root, 'node_modules/.bin', bundledNode))),
);
