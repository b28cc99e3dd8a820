import { API_KEY_SCOPES, type ApiKeyScope, reaches, type Role, SCOPES } from './scopes';

/** What people may do and API keys may not. */
interface PersonPermission {
  /** For people in the dashboard. */
  dashboardSentence: string;
  /** The least powerful role whose members may do it. */
  role: Role;
}

/** What takes a person: no API key has it. */
export const PERSON_PERMISSIONS = {
  member: {
    dashboardSentence: 'Change their own password, and leave the organization',
    role: 'viewer',
  },
  'members:read': { dashboardSentence: 'See who belongs to the organization', role: 'viewer' },
  'members:write': {
    dashboardSentence: 'Invite people, change their roles and remove them',
    role: 'admin',
  },
  'organization:write': {
    dashboardSentence: 'Change the logo and the colour of the organization',
    role: 'admin',
  },
  'api-keys:read': { dashboardSentence: 'See API keys', role: 'admin' },
  'api-keys:write': { dashboardSentence: 'Create and revoke API keys', role: 'admin' },
  'audit-log:read': { dashboardSentence: 'Read the audit log', role: 'admin' },
  'two-factor:reset': {
    dashboardSentence: 'End the second factor of a member who lost it',
    role: 'owner',
  },
  'password:reset': {
    dashboardSentence: 'Make a link for a member who forgot their password',
    role: 'owner',
  },
  'ownership:transfer': {
    dashboardSentence: 'Give the organization to another owner',
    role: 'owner',
  },
} as const satisfies Record<string, PersonPermission>;

/** What a route requires of its caller: a scope, or something that only people may. */
export type Permission = ApiKeyScope | keyof typeof PERSON_PERMISSIONS;

/** Every permission, those of keys first. */
export const PERMISSIONS = [
  ...API_KEY_SCOPES,
  ...Object.keys(PERSON_PERMISSIONS),
] as readonly Permission[];

const DEFINITIONS: Readonly<Record<Permission, PersonPermission>> = {
  ...SCOPES,
  ...PERSON_PERMISSIONS,
};

/** Whether members of a role have a permission. */
export function roleMay(role: Role, permission: Permission): boolean {
  return reaches(role, DEFINITIONS[permission].role);
}

/** What a permission lets people do, for people in the dashboard. */
export function permissionSentence(permission: Permission): string {
  return DEFINITIONS[permission].dashboardSentence;
}
