// @ts-check
import { setTimeout as delay } from 'node:timers/promises';

/** Pauses before each start that follows an end; the last one is repeated. */
const PAUSES_MS = [0, 500, 1_000, 2_000, 4_000, 8_000, 15_000, 30_000];
/** A program that ran for so long is well: its next end is a new story. */
const SETTLED_AFTER_MS = 60_000;
const STOP_PATIENCE_MS = 3_000;

/**
 * @typedef {import('./programs.mjs').Program} Program
 * @typedef {import('./lifetime.mjs').Lifetime} Lifetime
 */

/**
 * Starts a program again whenever it ends by itself, and says so. The rest goes on without it.
 *
 * @param {Program} first that does its work
 * @param {() => Program | null} start null when it may not be started any more
 * @param {(program: Program) => Promise<boolean>} isReady resolves when a started one does its work;
 *   false, or an error with one line, when it does not get there
 * @param {Lifetime} lifetime
 */
export async function keepProgram(first, start, isReady, lifetime) {
  const { name } = first;
  let program = first;
  let starts = 0;
  let since = Date.now();
  for (;;) {
    const how = await program.ended();
    if (lifetime.isOver) return;
    if (Date.now() - since > SETTLED_AFTER_MS) starts = 0;
    const pauseMs = PAUSES_MS[Math.min(starts, PAUSES_MS.length - 1)] ?? 0;
    starts += 1;
    const when = pauseMs === 0 ? 'it is started again' : `next start in ${pauseMs / 1_000} s`;
    console.error(`${name} ended unexpectedly (${how}); ${when}. The rest goes on.`);
    const waited = delay(pauseMs, true, { signal: lifetime.signal }).catch(() => false);
    if (!(await waited) || lifetime.isOver) return;
    const next = start();
    if (!next) return;
    program = lifetime.addReplaceable(next);
    since = Date.now();
    try {
      if (await isReady(program)) console.error(`${name} runs again.`);
    } catch (error) {
      console.error(/** @type {Error} */ (error).message);
      await program.end(STOP_PATIENCE_MS);
    }
  }
}
