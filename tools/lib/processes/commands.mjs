// @ts-check
import { spawn } from 'node:child_process';
import { PlainError } from '../report/output.mjs';

/** How much of what a failed command said is shown. */
const LAST_LINES = 40;

/**
 * @typedef {object} CommandOptions
 * @property {string} [cwd]
 * @property {Record<string, string | undefined>} [env] the whole environment; ours when not given
 * @property {string} [input] for its standard input
 * @property {AbortSignal} [signal] ends it, and what it started
 */

/**
 * Runs a command that is silent while it works.
 *
 * @param {string[]} command program and arguments
 * @param {CommandOptions} [options]
 * @returns {Promise<string>} its standard output
 * @throws PlainError with the end of what it said, when it fails
 */
export async function run(command, options = {}) {
  const { ok, stdout, output } = await attempt(command, options);
  if (ok) return stdout;
  const lines = output.trim().split('\n').slice(-LAST_LINES);
  throw new PlainError([...lines, `This command failed: ${command.join(' ')}`].join('\n'));
}

/**
 * Runs a command that may fail.
 *
 * @param {string[]} command program and arguments
 * @param {CommandOptions} [options]
 * @returns {Promise<{ ok: boolean, stdout: string, output: string }>} `output`: of both streams
 */
export async function attempt([program = '', ...args], { cwd, env, input, signal } = {}) {
  const child = spawn(program, args, { cwd, env, detached: true });
  const kill = () => child.pid && process.kill(-child.pid, 'SIGKILL');
  signal?.addEventListener('abort', kill);
  let stdout = '';
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text) => {
    stdout += text;
    output += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text) => (output += text));
  // A program that does not read its input says by its exit code what is wrong.
  child.stdin.on('error', () => {}).end(input ?? '');
  const code = await new Promise((resolve) => {
    child.on('error', (error) => {
      output += `${error.message}\n`;
      resolve(1);
    });
    child.on('close', resolve);
  });
  signal?.removeEventListener('abort', kill);
  return { ok: code === 0, stdout, output };
}
