// @ts-check
/**
 * Baileys limits each upload of pre-keys with a timer of 30 s that it never clears, and that nothing
 * outside of it can reach. Such a timer does not keep Jest waiting; every other one does.
 */
const UPLOAD_TIMEOUT_MS = 30_000;
const UPLOAD = /uploadPreKeys .*baileys/;

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
    if (ms === UPLOAD_TIMEOUT_MS && UPLOAD.test(new Error().stack ?? '')) timer.unref();
    return timer;
  },
  start,
);
