// @ts-check
/** What compose.yaml says of a service, as arguments of `docker run` or `podman run`. */
import { PlainError } from '../report/output.mjs';

/** @typedef {import('../processes/variables.mjs').Variables} Variables */

/** About building, about other services, and about how compose starts and restarts. */
const NOT_OF_ONE_RUN = [
  ...['build', 'image', 'depends_on', 'ports', 'restart', 'stop_grace_period', 'healthcheck'],
];

/**
 * Puts values in the place of `${NAME}`, `${NAME:-default}` and `${NAME:?problem}`.
 *
 * @param {string} text
 * @param {Variables} variables
 * @throws PlainError when one that is demanded is not set
 */
export function interpolate(text, variables) {
  return text.replace(
    /\$\{(\w+)(?::([-?])([^}]*))?\}/g,
    (_, /** @type {string} */ name, /** @type {string} */ operator, /** @type {string} */ rest) => {
      const value = variables[name];
      if (value) return value;
      if (operator === '?') throw new PlainError(`${name} is not set: ${rest}`);
      return operator === '-' ? rest : '';
    },
  );
}

/**
 * @param {Record<string, any>} service of compose.yaml
 * @param {object} options
 * @param {Variables} options.variables for the placeholders
 * @param {Record<string, string>} options.environment stands above the service's own
 * @param {string} options.project stands before the names of volumes
 * @returns {string[]}
 * @throws PlainError for a key that is not known here, so that nothing is left out silently
 */
export function runArguments(service, { variables, environment, project }) {
  return Object.entries(service).flatMap(([key, value]) => {
    if (NOT_OF_ONE_RUN.includes(key)) return [];
    switch (key) {
      case 'environment':
        return Object.entries({ ...value, ...environment }).flatMap(([name, text]) => [
          '--env',
          `${name}=${interpolate(String(text), variables)}`,
        ]);
      case 'volumes':
        return repeated('--volume', value, (volume) => `${project}-${volume}`);
      case 'read_only':
        return value ? ['--read-only'] : [];
      case 'tmpfs':
        return repeated('--tmpfs', value);
      case 'cap_drop':
        return repeated('--cap-drop', value);
      case 'security_opt':
        return repeated('--security-opt', value);
      default:
        throw new PlainError(
          `tools/lib/image/compose-service.mjs does not know \`${key}\`: add it.`,
        );
    }
  });
}

/**
 * @param {string} option
 * @param {string[]} values
 * @param {(value: string) => string} [change]
 */
function repeated(option, values, change = (value) => value) {
  return values.flatMap((value) => [option, change(value)]);
}
