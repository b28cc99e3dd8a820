// @ts-check
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { PlainError } from '../report/output.mjs';

const endWithParent = join(import.meta.dirname, 'end-with-parent.cjs');

/**
 * @typedef {object} ProgramOptions
 * @property {string} name for people, such as `The API`
 * @property {string} script JavaScript file
 * @property {string[]} [args]
 * @property {string} [cwd]
 * @property {Record<string, string | undefined>} env the whole environment
 * @property {boolean} [quiet] whether only its errors are shown
 */

/** A Node program that we started: its output is ours, and it ends with us. */
export class Program {
  /** @param {ProgramOptions} options */
  constructor({ name, script, args = [], cwd, env, quiet = false }) {
    this.name = name;
    /** Set when we have asked for its end. */
    this.ending = false;
    /** Set by who started it, when it does its work. */
    this.ready = false;
    this.process = spawn(process.execPath, ['--require', endWithParent, script, ...args], {
      cwd,
      env,
      // A group of its own: what it starts in turn ends with it.
      detached: true,
      stdio: ['ignore', quiet ? 'ignore' : 'inherit', 'inherit', 'ipc'],
    });
    this.process.on('error', () => {});
    // What it started in turn and left behind.
    this.process.on('exit', () => this.signal('SIGKILL'));
  }

  get running() {
    return (
      this.process.pid !== undefined &&
      this.process.exitCode === null &&
      this.process.signalCode === null
    );
  }

  /** Resolves at its end with the words for it, such as `exit code 1`. */
  async ended() {
    if (this.running) await once(this.process, 'exit');
    const { exitCode, signalCode } = this.process;
    return signalCode ?? `exit code ${exitCode ?? 'unknown'}`;
  }

  /**
   * Asks it to end, and makes it after `patienceMs`.
   *
   * @param {number} patienceMs
   */
  async end(patienceMs) {
    this.ending = true;
    if (!this.running) return;
    const ended = once(this.process, 'exit');
    this.signal('SIGTERM');
    const late = delay(patienceMs, 'late', { ref: false });
    if ((await Promise.race([ended, late])) === 'late') {
      this.signal('SIGKILL');
      await ended;
    }
  }

  /** @param {NodeJS.Signals} name */
  signal(name) {
    try {
      if (this.process.pid) process.kill(-this.process.pid, name);
    } catch {
      // It has ended in the meantime.
    }
  }
}

/**
 * Waits until an address answers with success.
 *
 * @param {string} url
 * @param {{ name: string, running: boolean }} program that serves it
 * @param {number} patienceMs
 * @returns {Promise<Response | null>} null when the program ended instead
 */
export async function answers(url, program, patienceMs) {
  const deadline = Date.now() + patienceMs;
  while (program.running) {
    const response = await fetch(url, { signal: AbortSignal.timeout(2_000) }).catch(() => null);
    if (response?.ok) return response;
    if (Date.now() > deadline) {
      throw new PlainError(`${program.name} did not get ready within ${patienceMs / 1_000} s.`);
    }
    await delay(50);
  }
  return null;
}
