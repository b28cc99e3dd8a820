// @ts-check
/**
 * Baileys limits each upload of pre-keys with a timer of 30 s that it never clears, and each query with one
 * of 60 s that it does not clear when the connection dies. Nothing outside of Baileys can reach them. They do
 * not keep Jest waiting; every other timer does.
 */
const BY_BAILEYS = new Map([
  [30_000, /uploadPreKeys .*baileys/],
  [60_000, /waitForMessage .*baileys/],
]);

/** Who calls, as V8 tells it: Jest looks up where each line stood before it was compiled, for a hundred of them. */
function stackHere() {
  const { prepareStackTrace, stackTraceLimit } = Error;
  Object.assign(Error, { prepareStackTrace: undefined, stackTraceLimit: 30 });
  const { stack = '' } = new Error();
  Object.assign(Error, { prepareStackTrace, stackTraceLimit });
  return stack;
}

const world = /** @type {any} */ (globalThis);
const start = world.setTimeout;

world.setTimeout = Object.assign(
  /**
   * @param {(...values: unknown[]) => void} work
   * @param {number} [ms]
   * @param {unknown[]} values
   */
  (work, ms, ...values) => {
    const timer = start(work, ms, ...values);
    if (BY_BAILEYS.get(ms ?? 0)?.test(stackHere())) timer.unref();
    return timer;
  },
  start,
);
