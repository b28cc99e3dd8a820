import type { ApiKeyScope, Role } from '@whathooks/dto';
import type { Actor } from './actor';

/** What a route asks of whoever calls it. */
export type Permission =
  | ApiKeyScope
  | 'api-keys:read'
  | 'api-keys:write'
  | 'audit-log:read'
  /** Anything that every member of the organization may do. */
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

/** Whether someone may do something. Keys and webhooks need an admin; an agent reads and answers. */
export function may(actor: Actor, permission: Permission): boolean {
  if (actor.kind === 'user') return BY_ROLE[actor.role].has(permission);
  return (actor.scopes as readonly string[]).includes(permission);
}
