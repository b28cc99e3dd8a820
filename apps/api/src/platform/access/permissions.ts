import type { ApiKeyScope, Role } from '@whathooks/dto';
import type { Actor } from './actor';

/** What a route requires of its caller. */
export type Permission =
  | ApiKeyScope
  | 'api-keys:read'
  | 'api-keys:write'
  | 'audit-log:read'
  /** What every member of the organization may do. */
  | 'member';

const VIEWER: readonly Permission[] = ['member', 'sessions:read', 'messages:read', 'webhooks:read'];
const AGENT: readonly Permission[] = [...VIEWER, 'messages:send'];
const ADMIN: readonly Permission[] = [
  ...AGENT,
  'sessions:write',
  'webhooks:write',
  'api-keys:read',
  'api-keys:write',
  'audit-log:read',
];

const BY_ROLE: Record<Role, ReadonlySet<Permission>> = {
  viewer: new Set(VIEWER),
  agent: new Set(AGENT),
  admin: new Set(ADMIN),
  owner: new Set(ADMIN),
};

/**
 * Whether the actor has a permission. API keys and webhooks need an admin; an agent reads and sends
 * messages.
 */
export function may(actor: Actor, permission: Permission): boolean {
  if (actor.kind === 'user') return BY_ROLE[actor.role].has(permission);
  return (actor.scopes as readonly string[]).includes(permission);
}
