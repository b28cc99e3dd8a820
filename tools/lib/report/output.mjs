// @ts-check

/** An end that a person caused or can mend: one line, no stack. */
export class PlainError extends Error {}

/**
 * Runs a program's main function. A plain problem is one line on standard error and exit code 1; a
 * fault of ours keeps its stack.
 *
 * @param {() => Promise<number | void>} main resolves to the exit code, or 0
 */
export async function runMain(main) {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    process.exitCode = 1;
    process.stderr.write(`${isPlain(error) ? error.message : stackOf(error)}\n`);
  }
}

/**
 * @param {unknown} error
 * @returns {error is Error}
 */
function isPlain(error) {
  if (error instanceof PlainError) return true;
  // Our libraries say the same with these names.
  const name = error instanceof Error ? error.constructor.name : '';
  return name === 'PostgresStartError' || name === 'EnvironmentError';
}

/** @param {unknown} error */
function stackOf(error) {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** @param {number} started in milliseconds, of `Date.now()` */
export function secondsSince(started) {
  return `${((Date.now() - started) / 1_000).toFixed(1)} s`;
}
