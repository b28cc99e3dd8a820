// @ts-check
/** Ends all parts together, whatever the reason. */
import { onStopSignal } from './stop-signals.mjs';

const PROGRAM_PATIENCE_MS = 3_000;
const DATABASE_PATIENCE_MS = 1_000;

/**
 * @typedef {import('./programs.mjs').Program} Program
 * @typedef {{ stop(patienceMs?: number): Promise<void> }} Database
 */

/**
 * What runs, and when it is over: a signal, the end of the shell that npm started us in, or a
 * program that ends by itself. All of it is gone within five seconds.
 */
export class Lifetime {
  /** @type {Program[]} */
  #programs = [];
  /** @type {Promise<void>[]} */
  #ends = [];
  #over = new AbortController();
  /** @type {string | null} */
  #problem = null;

  constructor() {
    /** Exit code for the whole. */
    this.code = 0;
    /**
     * Stopped after the programs that use it.
     *
     * @type {Database | null}
     */
    this.database = null;
    onStopSignal(() => {
      // Asked twice: a person who does not want to wait.
      if (this.isOver) for (const program of this.#programs) program.signal('SIGKILL');
      this.finish(0);
    });
  }

  /** Aborted when everything has to end. */
  get signal() {
    return this.#over.signal;
  }

  get isOver() {
    return this.#over.signal.aborted;
  }

  /** @returns {Promise<void>} at the moment when everything has to end */
  get over() {
    return new Promise((resolve) => {
      if (this.isOver) resolve();
      else this.signal.addEventListener('abort', () => resolve(), { once: true });
    });
  }

  /**
   * Ends the programs.
   *
   * @param {number} code
   */
  finish(code) {
    if (this.isOver) return;
    this.code = code;
    this.#over.abort();
    for (const program of this.#programs) this.#end(program);
  }

  /**
   * Ends the programs because of something that a person has to know.
   *
   * @param {string} problem one line; the first one counts. It is printed last, below what the programs
   *   say while they end
   */
  fail(problem) {
    if (this.isOver) return;
    this.#problem = problem;
    this.finish(1);
  }

  /**
   * @param {Program} program whose end is the end of all
   * @returns {Program}
   */
  add(program) {
    this.#programs.push(program);
    if (this.isOver) this.#end(program);
    void program.ended().then((how) => {
      if (program.ending) return;
      // Before it got ready it has said itself what is wrong.
      if (program.ready) process.stderr.write(`${program.name} ended unexpectedly (${how}).\n`);
      this.finish(1);
    });
    return program;
  }

  /**
   * A program that is ended with the rest, but may come and go before.
   *
   * @param {Program} program
   * @param {(how: string) => void} [onEnd] it ended without being asked to
   * @returns {Program}
   */
  addReplaceable(program, onEnd) {
    this.#programs.push(program);
    if (this.isOver) this.#end(program);
    void program.ended().then((how) => {
      this.#programs.splice(this.#programs.indexOf(program), 1);
      if (!program.ending) onEnd?.(how);
    });
    return program;
  }

  /** Resolves when nothing runs any more. */
  async ended() {
    this.finish(this.code);
    await Promise.all(this.#ends);
    await this.database?.stop(DATABASE_PATIENCE_MS);
    if (this.#problem) console.error(this.#problem);
    this.#problem = null;
  }

  /** @param {Program} program */
  #end(program) {
    this.#ends.push(program.end(PROGRAM_PATIENCE_MS));
  }
}
