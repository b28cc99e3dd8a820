import type { Permission, Role } from '@whathooks/dto';
import { permissionSentence, roleMay, ROLES } from '@whathooks/dto/facts';

/** What the roles are called. */
export const ROLE_NAMES: Readonly<Record<Role, string>> = {
  owner: 'Owner',
  admin: 'Admin',
  agent: 'Agent',
  viewer: 'Viewer',
};

/** What somebody of a role may do, in a sentence. */
export const ROLE_SENTENCES: Readonly<Record<Role, string>> = {
  owner: 'May do everything, and give the organization to another owner.',
  admin: 'Manages numbers, webhooks, API keys and people, but not owners.',
  agent: 'Reads and answers messages. Sees numbers and webhooks without changing them.',
  viewer: 'Sees numbers, messages and webhooks, and changes nothing.',
};

/** Who may do what somebody of a role may not: "Owners and admins send messages. You are a viewer." */
export function lacking(role: Role, permission: Permission): string {
  const able = ROLES.filter((one) => roleMay(one, permission)).map((one) => `${one}s`);
  const who = [able.slice(0, -1).join(', '), able.at(-1)].filter(Boolean).join(' and ');
  const what = permissionSentence(permission);
  const sentence = `${who} ${what.charAt(0).toLowerCase()}${what.slice(1)}`;
  const article = role === 'viewer' ? 'a' : 'an';
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}. You are ${article} ${role}.`;
}

/** Words of people of the organization. */
export const words = { colleague: 'A colleague' } as const;
