import { type Permission, roleMay } from '@whathooks/dto';
import type { Actor } from './actor';

/**
 * Whether the actor has a permission. Which role has which stands in one table, which the settings page
 * of the dashboard shows: `libs/dto/src/facts/permissions.ts`.
 */
export function may(actor: Actor, permission: Permission): boolean {
  if (actor.kind === 'user') return roleMay(actor.role, permission);
  return (actor.scopes as readonly string[]).includes(permission);
}
