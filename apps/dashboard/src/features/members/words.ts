import type { Permission, Role } from '@whathooks/dto';
import { permissionSentence, PERMISSIONS } from '@whathooks/dto/facts';

export { ROLE_NAMES, ROLE_SENTENCES } from './role-words';

/** What each permission lets people do: the sentence begins with a verb. */
export const PERMISSION_WORDS = Object.fromEntries(
  PERMISSIONS.map((permission) => [permission, permissionSentence(permission)]),
) as Readonly<Record<Permission, string>>;

/**
 * Who may do what somebody of a role may not: "Owners and admins send messages. You are a viewer."
 *
 * @param what a sentence of {@link PERMISSION_WORDS}.
 */
export function lackingWords(role: Role, able: readonly Role[], what: string): string {
  const roles = able.map((one) => `${one}s`);
  const who = [roles.slice(0, -1).join(', '), roles.at(-1)].filter(Boolean).join(' and ');
  const sentence = `${who} ${what.charAt(0).toLowerCase()}${what.slice(1)}`;
  const article = role === 'viewer' ? 'a' : 'an';
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}. You are ${article} ${role}.`;
}

/** Words of people of the organization. */
export const words = { colleague: 'A colleague' } as const;
