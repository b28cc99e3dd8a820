// @ts-check
import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { root } from '../build/build.mjs';
import { agree, inWords, one } from './counts.mjs';
import { secondsSince } from './output.mjs';
import { filesToRunAgain } from './second-run.mjs';

/** @typedef {import('./counts.mjs').Counts} Counts */
/** @typedef {import('./failures.mjs').Failure} Failure */

/**
 * @typedef {object} Step
 * @property {string} name
 * @property {string[]} command program and arguments
 * @property {Record<string, string>} [env] added to our own
 * @property {string} [report] file with the runner's JSON; without it the step counts as one test
 * @property {(report: any) => Counts} [count] reads the report
 * @property {(report: any) => Failure[]} [failures] what failed, from the report
 * @property {(output: string) => string} [shorten] what to show of a failure
 * @property {string} [alone] command that runs this step by itself, shown when it fails
 */

/**
 * @typedef {object} Outcome
 * @property {string} name of the step
 * @property {Counts} counts
 * @property {Failure[]} failures
 */

/**
 * Runs steps, also side by side: silent while one passes, everything it said when it fails, and one
 * line with its counts.
 */
export class Steps {
  /** @type {Set<import('node:child_process').ChildProcess>} */
  #running = new Set();
  #brokenOff = new AbortController();

  /** @type {Outcome[]} */
  #outcomes = [];

  /** Of all steps, in the order in which they ended. */
  get counts() {
    return this.#outcomes.map(({ counts }) => counts);
  }

  /** What failed, also when it was run again. */
  get failures() {
    return this.#outcomes.flatMap(({ counts, failures }) => (counts.failed > 0 ? failures : []));
  }

  /** What failed at first, and passed when it was run again. */
  get unsteady() {
    return this.#outcomes.flatMap(({ counts, failures }) => (counts.failed > 0 ? [] : failures));
  }

  /**
   * @param {Step} step
   * @returns {Promise<boolean>} whether it passed
   */
  async run(step) {
    const outcome = await this.#outcomeOf(step);
    if (outcome) this.#outcomes.push(outcome);
    return outcome?.counts.failed === 0;
  }

  /**
   * Runs the files of a step in which tests failed once more, now that nothing runs beside them. When they
   * pass, the step has passed, and its failures are unsteady.
   *
   * @param {string} name of the step
   * @param {(files: string[]) => Step} again what runs these files
   */
  async runAgain(name, again) {
    const first = this.#outcomes.find((outcome) => outcome.name === name);
    const files = first ? filesToRunAgain(first) : [];
    if (!first || files.length === 0) return;
    const second = await this.#outcomeOf(again(files));
    if (second?.counts.failed !== 0) return;
    const { passed, failed, skipped } = first.counts;
    first.counts = { passed: passed + failed, failed: 0, skipped };
  }

  /**
   * @param {Step} step
   * @returns {Promise<Outcome | null>} null where the steps are broken off
   */
  async #outcomeOf(step) {
    if (this.isBrokenOff) return null;
    const started = Date.now();
    if (step.report) rmSync(step.report, { force: true });
    const { ok, output } = await this.#spawn(step);
    const report = step.report ? read(step.report) : null;
    const counts = step.count ? agree(told(report, step.count), ok) : one(ok);
    if (counts.failed > 0) process.stdout.write(step.shorten?.(output) ?? output);
    tell(step.name, counts, started);
    if (counts.failed > 0 && step.alone) console.log(`  By itself: ${step.alone}`);
    return { name: step.name, counts, failures: told(report, step.failures) ?? [] };
  }

  /**
   * Notes a step that could not run.
   *
   * @param {string} name
   * @param {string} why
   */
  fail(name, why) {
    if (this.isBrokenOff) return;
    console.log(why);
    this.#outcomes.push({ name, counts: one(false), failures: [] });
    tell(name, one(false), Date.now());
  }

  get isBrokenOff() {
    return this.signal.aborted;
  }

  /** Aborted when the steps are broken off. */
  get signal() {
    return this.#brokenOff.signal;
  }

  /** Ends the steps that run, and lets none follow. */
  breakOff() {
    this.#brokenOff.abort();
    for (const { pid } of this.#running) if (pid) process.kill(-pid, 'SIGKILL');
  }

  /**
   * @param {Step} step
   * @returns {Promise<{ ok: boolean, output: string }>}
   */
  async #spawn({ command: [program = '', ...args], env }) {
    const child = spawn(program, args, {
      cwd: root,
      // A group of its own, so that whatever it starts can be ended with it.
      detached: true,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#running.add(child);
    /** @type {Buffer[]} */
    const output = [];
    child.stdout.on('data', (chunk) => output.push(chunk));
    child.stderr.on('data', (chunk) => output.push(chunk));
    const code = await new Promise((resolve) => {
      child.on('error', (error) => {
        output.push(Buffer.from(`${error.message}\n`));
        resolve(1);
      });
      child.on('close', resolve);
    });
    this.#running.delete(child);
    return { ok: code === 0, output: Buffer.concat(output).toString() };
  }
}

/**
 * @param {string} name
 * @param {Counts} counts
 * @param {number} started
 */
function tell(name, counts, started) {
  const mark = counts.failed > 0 ? '✗' : '✓';
  console.log(`${mark} ${name.padEnd(18)} ${inWords(counts)} (${secondsSince(started)})`);
}

/**
 * @param {string} file
 * @returns {unknown} null where there is none, or no JSON
 */
function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

/**
 * @template T
 * @param {unknown} report
 * @param {((report: any) => T) | undefined} reader
 * @returns {T | null} null where the report is not one that the reader knows
 */
function told(report, reader) {
  if (!report || !reader) return null;
  try {
    return reader(report);
  } catch {
    return null;
  }
}
