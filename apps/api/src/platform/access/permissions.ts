import { API_KEY_SCOPES, type ApiKeyScope, reaches, type Role, SCOPES } from '@whathooks/dto';
import type { Actor } from './actor';

/** What a route requires of its caller. */
export type Permission =
  | ApiKeyScope
  | 'api-keys:read'
  | 'api-keys:write'
  | 'audit-log:read'
  /** What every member of the organization may do. */
  | 'member';

const ROLE_OF_SCOPE = Object.fromEntries(
  API_KEY_SCOPES.map((scope) => [scope, SCOPES[scope].role]),
) as Record<ApiKeyScope, Role>;

/** The least powerful role that may do something. */
const LEAST_ROLE: Readonly<Record<Permission, Role>> = {
  ...ROLE_OF_SCOPE,
  'api-keys:read': 'admin',
  'api-keys:write': 'admin',
  'audit-log:read': 'admin',
  member: 'viewer',
};

/**
 * Whether the actor has a permission. API keys and webhooks need an admin; an agent reads and sends
 * messages.
 */
export function may(actor: Actor, permission: Permission): boolean {
  if (actor.kind === 'user') return reaches(actor.role, LEAST_ROLE[permission]);
  return (actor.scopes as readonly string[]).includes(permission);
}
