// @ts-check

/** @typedef {Record<string, string | undefined>} Variables */

/**
 * Variables that are set: a blank one is not, as for the API's own settings.
 *
 * @param {Variables} env
 * @returns {Variables}
 */
export function setVariables(env) {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()));
}
