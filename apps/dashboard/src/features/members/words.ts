import type { Permission, Role } from '@whathooks/dto';
import { permissionSentence, PERMISSIONS } from '@whathooks/dto/facts';

/** What the roles are called. */
export const ROLE_NAMES: Readonly<Record<Role, string>> = {
  owner: 'Owner',
  admin: 'Admin',
  agent: 'Agent',
  viewer: 'Viewer',
};

/** The same within a sentence: "changed the role from viewer to admin". */
export const ROLES_WITHIN: Readonly<Record<Role, string>> = {
  owner: 'owner',
  admin: 'admin',
  agent: 'agent',
  viewer: 'viewer',
};

/** What somebody of a role may do, in a sentence. */
export const ROLE_SENTENCES: Readonly<Record<Role, string>> = {
  owner: 'May do everything, and give the organization to another owner.',
  admin: 'Manages numbers, webhooks, API keys and people, but not owners.',
  agent: 'Reads and answers messages. Sees numbers and webhooks without changing them.',
  viewer: 'Sees numbers, messages and webhooks, and changes nothing.',
};

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
