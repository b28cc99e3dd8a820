import type { Role } from '@whathooks/dto';

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
