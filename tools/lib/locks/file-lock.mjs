// @ts-check
import { closeSync, existsSync, openSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';

/**
 * A lock that the kernel holds for this process and ends with it, however it ends. SQLite takes it,
 * as Node has no call for it; the file has no content. Nothing else in the process may open the file:
 * closing it would end the lock.
 */
export class FileLock {
  #database;

  /** @param {DatabaseSync} database with an open transaction */
  constructor(database) {
    this.#database = database;
  }

  /**
   * A lock that excludes every other.
   *
   * @param {string} file made when missing
   * @returns {FileLock | null} null when somebody else holds one
   */
  static exclusive(file) {
    return take(file, 'BEGIN EXCLUSIVE');
  }

  /**
   * A lock beside which others of its kind are possible, and no exclusive one.
   *
   * @param {string} file made when missing
   * @returns {FileLock | null} null when somebody else holds an exclusive one
   */
  static shared(file) {
    return take(file, 'BEGIN; SELECT count(*) FROM sqlite_schema');
  }

  release() {
    if (this.#database.isOpen) this.#database.close();
  }
}

/**
 * @param {string} file
 * @param {string} statements
 */
function take(file, statements) {
  if (!existsSync(file)) closeSync(openSync(file, 'a', 0o600));
  const database = new DatabaseSync(file);
  try {
    // Without a journal on disk, nobody has to clean up after a process that was killed.
    database.exec(`PRAGMA journal_mode = MEMORY; ${statements}`);
    return new FileLock(database);
  } catch (error) {
    database.close();
    if (/locked/.test(/** @type {Error} */ (error).message)) return null;
    throw error;
  }
}
