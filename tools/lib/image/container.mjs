// @ts-check
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { attempt, run } from '../processes/commands.mjs';

/** Of the user `node` and its group in the images of Node. */
const NODE_USER = '1000:1000';

/** A container that runs in the foreground of a command of ours. */
export class Container {
  #cli;
  #id;
  /**
   * @param {import('./container-engine.mjs').Engine} engine
   * @param {string} id name of the container
   * @param {string[]} options of `run`
   * @param {string} image
   */
  constructor(engine, id, options, image) {
    this.name = 'The container';
    /** What the program inside has said. */
    this.output = '';
    this.#cli = engine.cli;
    this.#id = id;
    const [program = '', ...first] = engine.cli;
    const named = ['run', '--name', id, '--rm', ...engine.runOptions];
    this.process = spawn(program, [...first, ...named, ...options, image], {
      // Ctrl-C is ours to pass on.
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.process.on('error', (error) => (this.output += error.message));
    for (const stream of [this.process.stdout, this.process.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => (this.output += text));
    }
  }

  get running() {
    const { pid, exitCode, signalCode } = this.process;
    return pid !== undefined && exitCode === null && signalCode === null;
  }

  /**
   * Runs lines of JavaScript inside, as the user of the image.
   *
   * @param {string} script
   * @returns {Promise<string>} what they print
   */
  evaluate(script) {
    const node = ['node', '--input-type=module', '-'];
    // By number: the engine may not see the container's list of users from where it is called.
    const exec = ['exec', '--interactive', '--user', NODE_USER, this.#id];
    return run([...this.#cli, ...exec, ...node], { input: script });
  }

  /**
   * Asks the program inside to end.
   *
   * @param {number} patienceMs
   * @returns {Promise<string>} how it ended, such as `exit code 0`
   */
  async stop(patienceMs) {
    const ended = once(this.process, 'exit').then(
      ([code, signal]) => signal ?? `exit code ${code}`,
    );
    await run([...this.#cli, 'kill', '--signal', 'TERM', this.#id]);
    return Promise.race([ended, delay(patienceMs, 'not at all', { ref: false })]);
  }

  /** Ends it however it is, with the volumes of this name. @param {string[]} volumes */
  async remove(volumes) {
    if (this.running) {
      const ended = once(this.process, 'exit');
      await attempt([...this.#cli, 'rm', '--force', '--time', '0', this.#id]);
      await ended;
    }
    if (volumes.length > 0) await attempt([...this.#cli, 'volume', 'rm', '--force', ...volumes]);
  }
}
