// @ts-check
/** The data folder belongs to one installation at a time, and is never made anew under it. */
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { FileLock } from '../locks/file-lock.mjs';
import { PlainError } from '../report/output.mjs';

const LOCK = 'in-use.lock';
/** Who holds the lock: a hint for people, true while the lock is held. */
const HOLDER = 'in-use.json';
/** What may lie in a folder of ours. */
const OURS = /^(in-use\.|master\.key|postgres$|simulator$|whathooks-postgres-)/;
const LOOK_EVERY_MS = 250;

/** @typedef {{ command: string, address?: string | undefined }} Holder */

export class DataFolder {
  #lock;
  #identity;

  /**
   * @param {string} path
   * @param {FileLock} lock
   */
  constructor(path, lock) {
    this.path = path;
    this.#lock = lock;
    this.#identity = identity(path);
  }

  /**
   * Makes the folder when it is missing and holds it until the end of the process.
   *
   * @param {string} path absolute
   * @param {Holder} holder who says so to others: `npm start` and where it is found
   * @returns {DataFolder}
   * @throws PlainError when it cannot be written, or names who holds it
   */
  static hold(path, holder) {
    makeDataFolder(path);
    const folder = DataFolder.holdUnlessHeld(path, holder);
    if (folder) return folder;
    throw new PlainError(
      `The data folder ${path} is in use by ${holderOf(path)}: stop it, or set DATA_DIR to another folder.`,
    );
  }

  /**
   * As `hold`, for a folder that exists.
   *
   * @param {string} path absolute
   * @param {Holder} holder
   * @returns {DataFolder | null} null while somebody else holds it
   */
  static holdUnlessHeld(path, holder) {
    const lock = FileLock.exclusive(join(path, LOCK));
    if (!lock) return null;
    writeFileSync(join(path, HOLDER), JSON.stringify({ ...holder, pid: process.pid }), {
      mode: 0o600,
    });
    return new DataFolder(path, lock);
  }

  /**
   * What happened to the folder, as one line, or null while it is the same.
   *
   * @returns {string | null}
   */
  get problem() {
    if (identity(this.path) === this.#identity) return null;
    return `The data folder is gone: ${this.path} was removed or moved. whathooks has stopped; restore the folder from its backup before you start again.`;
  }

  /**
   * Ends everything as soon as the folder is gone, and says so.
   *
   * @param {import('../processes/lifetime.mjs').Lifetime} lifetime
   */
  watch(lifetime) {
    const timer = setInterval(() => {
      const { problem } = this;
      if (problem) lifetime.fail(problem);
    }, LOOK_EVERY_MS);
    lifetime.signal.addEventListener('abort', () => clearInterval(timer));
  }

  release() {
    this.#lock.release();
  }
}

/**
 * Who holds the folder, such as `npm start (process 123, http://localhost:3000)`.
 *
 * @param {string} path
 */
function holderOf(path) {
  try {
    const { command, pid, address } = JSON.parse(readFileSync(join(path, HOLDER), 'utf8'));
    return `${command} (process ${pid}${address ? `, ${address}` : ''})`;
  } catch {
    return 'another process';
  }
}

/** @param {string} path */
function identity(path) {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false });
  return found ? `${found.dev}:${found.ino}` : null;
}

/**
 * Makes the folder for its owner alone. One that an earlier version left open to others is closed,
 * unless it holds something that is not ours.
 *
 * @param {string} path absolute
 * @throws PlainError when it cannot be written
 */
export function makeDataFolder(path) {
  try {
    makeFolder(path);
    const { uid, mode } = statSync(path);
    const names = readdirSync(path);
    accessSync(path, constants.W_OK | constants.X_OK);
    if (uid === process.getuid?.() && mode & 0o077 && names.every((name) => OURS.test(name))) {
      chmodSync(path, 0o700);
    }
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    throw new PlainError(
      `The data folder ${path} cannot be written (${code}): set DATA_DIR to a folder you own.`,
    );
  }
}

/**
 * Step by step: Node's own recursive way never comes back from folders that cannot have any
 * inside, such as /proc.
 *
 * @param {string} path
 */
function makeFolder(path) {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
  }
}
