import type { Permission, Role } from '@whathooks/dto';
import { permissionSentence, PERMISSIONS } from '@whathooks/dto/facts';

export { ROLE_NAMES, ROLE_SENTENCES, ROLES_WITHIN } from './role-words';

/** What each permission lets people do: the sentence begins with a verb. */
export const PERMISSION_WORDS = Object.fromEntries(
  PERMISSIONS.map((permission) => [permission, permissionSentence(permission)]),
) as Readonly<Record<Permission, string>>;

const SEVERAL: Readonly<Record<Role, string>> = {
  owner: 'owners',
  admin: 'admins',
  agent: 'agents',
  viewer: 'viewers',
};
const YOU_ARE: Readonly<Record<Role, string>> = {
  owner: 'You are an owner.',
  admin: 'You are an admin.',
  agent: 'You are an agent.',
  viewer: 'You are a viewer.',
};

/** Who may do what somebody of a role may not: "Only owners and admins can see API keys. You are a viewer." */
export function lackingWords(role: Role, able: readonly Role[], permission: Permission): string {
  const roles = able.map((one) => SEVERAL[one]);
  const who = [roles.slice(0, -1).join(', '), roles.at(-1)].filter(Boolean).join(' and ');
  // Each begins with a verb.
  const deed = PERMISSION_WORDS[permission];
  return `Only ${who} can ${deed.charAt(0).toLowerCase()}${deed.slice(1)}. ${YOU_ARE[role]}`;
}

/** Words of people of the organization. */
export const words = { colleague: 'A colleague' } as const;
