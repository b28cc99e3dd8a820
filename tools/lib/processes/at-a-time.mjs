// @ts-check
import { availableParallelism, totalmem } from 'node:os';

const GIB = 2 ** 30;

/**
 * How many specs and stories run at a time in `npm test`: together more than there are cores, as each waits
 * for connections, timers and processes more than it works, and no more than fit into memory. With four
 * specs and three stories on two cores, what has a deadline missed it now and then.
 *
 * @param {number} cores
 * @param {number} memory in bytes
 */
export function atATime(cores = availableParallelism(), memory = totalmem()) {
  const most = (/** @type {number} */ wanted, /** @type {number} */ gibEach) =>
    Math.max(1, Math.min(Math.ceil(wanted), Math.floor(memory / GIB / gibEach)));
  return { specs: most(cores * 1.5, 2), stories: most(cores, 4) };
}
