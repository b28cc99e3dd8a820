// @ts-check
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

/**
 * Does something while no other process does the same. The holder's process id stands in a file; a
 * holder that was killed does not block anybody.
 *
 * @template T
 * @param {string} lockFile
 * @param {() => void} onWait called once when another process has to be waited for
 * @param {() => Promise<T>} act
 * @returns {Promise<T>}
 */
export async function alone(lockFile, onWait, act) {
  let waiting = false;
  while (!take(lockFile)) {
    if (!waiting) onWait();
    waiting = true;
    await delay(250);
  }
  try {
    return await act();
  } finally {
    rmSync(lockFile, { force: true });
  }
}

/** @param {string} lockFile */
function take(lockFile) {
  try {
    writeFileSync(lockFile, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  }
  if (!isHeld(lockFile)) rmSync(lockFile, { force: true });
  return false;
}

/** @param {string} lockFile */
function isHeld(lockFile) {
  try {
    const pid = Number(readFileSync(lockFile, 'utf8'));
    // Empty for the moment between its making and its writing.
    if (pid === 0) return true;
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

/** @param {unknown} error */
function codeOf(error) {
  return /** @type {NodeJS.ErrnoException} */ (error).code;
}
