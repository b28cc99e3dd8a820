// @ts-check
/**
 * Baileys limits each upload of pre-keys with a timer of 30 s that it never clears, and each query with one
 * of 60 s that it does not clear when the connection dies. Nothing outside of Baileys can reach them. They do
 * not keep Jest waiting; every other timer does.
 */
const BY_BAILEYS = new Map([
  [30_000, 'uploadPreKeys'],
  [60_000, 'waitForMessage'],
]);

/**
 * Whether a function of Baileys calls, as V8 tells it. Jest's own stacks look up where each line stood before
 * it was compiled, which takes a hundred times as long; without a function of our own, Node asks for those.
 *
 * @param {string} name
 */
function isCalledBy(name) {
  const { prepareStackTrace, stackTraceLimit } = Error;
  const prepare = (/** @type {unknown} */ _error, /** @type {NodeJS.CallSite[]} */ calls) =>
    calls.some(
      (call) => call.getFunctionName() === name && /baileys/.test(call.getFileName() ?? ''),
    );
  Object.assign(Error, { prepareStackTrace: prepare, stackTraceLimit: 30 });
  try {
    return /** @type {unknown} */ (new Error().stack) === true;
  } finally {
    Object.assign(Error, { prepareStackTrace, stackTraceLimit });
  }
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
    const name = BY_BAILEYS.get(ms ?? 0);
    if (name && isCalledBy(name)) timer.unref();
    return timer;
  },
  start,
);
