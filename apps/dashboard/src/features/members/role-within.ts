import { ROLES_WITHIN } from './role-words';

/** A role within a sentence; one of a newer whathooks as it is. */
export function roleWithin(role: string): string {
  const known: Readonly<Partial<Record<string, string>>> = ROLES_WITHIN;
  return known[role] ?? role;
}
