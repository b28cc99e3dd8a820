// @ts-check
/** Which variables a program gets: a secret is known to those alone that work with it. */

/** @typedef {Record<string, string | undefined>} Variables */

/** What a Node program needs on any system, wherever it was started. */
const SYSTEM =
  /^(PATH|HOME|USER|LOGNAME|SHELL|LANG|LC_\w+|TZ|TMPDIR|TMP|TEMP|NODE_ENV|NODE_OPTIONS|NODE_COMPILE_CACHE|SYSTEMROOT|WINDIR|COMSPEC|PATHEXT|APPDATA|LOCALAPPDATA|USERPROFILE)$/i;

/** Variables that open the database, decrypt what is in it, or sign for a WhatsApp server. */
const SECRETS = /^(DATABASE_URL|PG\w+|MASTER_KEY|NEW_MASTER_KEY|WHATSAPP_ROOT_KEY)$/;

/** Variables that mean something when they are set to nothing: that a thing is switched off. */
const MAY_BE_EMPTY = new Set(['WHATSAPP_VERSION_URL']);

/**
 * Variables that are set: a blank one is not, as for the API's own settings.
 *
 * @param {Variables} env
 * @returns {Variables}
 */
export function setVariables(env) {
  return Object.fromEntries(
    Object.entries(env).filter(
      ([name, value]) => value?.trim() || (value !== undefined && MAY_BE_EMPTY.has(name)),
    ),
  );
}

/**
 * For the simulator.
 *
 * @param {Variables} variables
 */
export function simulatorEnvironment(variables) {
  return pick(
    variables,
    (name) => SYSTEM.test(name) || name === 'DATA_DIR' || name === 'SIMULATOR_PORT',
  );
}

/**
 * For compilers and development servers, which have settings of their own.
 *
 * @param {Variables} variables
 */
export function withoutSecrets(variables) {
  return pick(variables, (name) => !SECRETS.test(name));
}

/**
 * For the API. It keeps what Node, OpenSSL and the database's client read, besides its own.
 *
 * @param {Variables} variables
 */
export function apiEnvironment(variables) {
  return pick(variables, (name) => name !== 'NEW_MASTER_KEY');
}

/**
 * @param {Variables} variables
 * @param {(name: string) => boolean} wanted
 * @returns {Variables}
 */
function pick(variables, wanted) {
  return Object.fromEntries(Object.entries(variables).filter(([name]) => wanted(name)));
}
