import { EnvironmentError, type Variables, text } from './variables';

/** Parts of the product that one process can play. */
export const PROCESS_ROLES = ['api', 'gateway', 'delivery'] as const;
export type ProcessRole = (typeof PROCESS_ROLES)[number];

export function roles(variables: Variables): ReadonlySet<ProcessRole> {
  const names = text(variables, 'ROLES', PROCESS_ROLES.join(',')).split(',');
  const chosen = names.map((name) => {
    const role = PROCESS_ROLES.find((candidate) => candidate === name.trim());
    if (!role) {
      throw new EnvironmentError(`ROLES must name ${PROCESS_ROLES.join(', ')}, not "${name}".`);
    }
    return role;
  });
  const set = new Set(chosen);
  if (set.has('api') !== set.has('gateway')) {
    throw new EnvironmentError(
      'ROLES must name api and gateway together: they share a process. delivery may stand alone.',
    );
  }
  return set;
}
