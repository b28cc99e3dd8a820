import type { Role } from '@whathooks/dto';
import type { Words } from '../../shared/language/words';
import { ROLE_NAMES } from './role-words';
import type * as english from './words';

export { ROLE_NAMES, ROLE_SENTENCES, ROLES_WITHIN } from './role-words';

export const PERMISSION_WORDS: Words<typeof english.PERMISSION_WORDS> = {
  'sessions:read': 'Nummern und ihren Status sehen',
  'sessions:write': 'Nummern anlegen, verknüpfen, entkoppeln und löschen',
  'messages:read': 'Nachrichten sehen',
  'messages:send': 'Nachrichten senden',
  'webhooks:read': 'Webhooks sehen',
  'webhooks:write': 'Webhooks anlegen, ändern und löschen',
  member: 'Das eigene Passwort ändern und die Organisation verlassen',
  'members:read': 'Sehen, wer zur Organisation gehört',
  'members:write': 'Personen einladen, ihre Rollen ändern und sie entfernen',
  'organization:write': 'Logo und Farbe der Organisation ändern',
  'api-keys:read': 'API-Schlüssel sehen',
  'api-keys:write': 'API-Schlüssel erstellen und widerrufen',
  'audit-log:read': 'Das Audit-Protokoll lesen',
  'two-factor:reset': 'Den verlorenen zweiten Faktor eines Mitglieds zurücksetzen',
  'password:reset': 'Einen Link für ein Mitglied erstellen, das sein Passwort vergessen hat',
  'ownership:transfer': 'Die Organisation an einen anderen Inhaber übergeben',
};

const ROLES_TOGETHER: Readonly<Record<Role, string>> = {
  owner: 'Inhaber',
  admin: 'Admins',
  agent: 'Agenten',
  viewer: 'Betrachter',
};

export const lackingWords: typeof english.lackingWords = (role, able, permission) => {
  const roles = able.map((one) => ROLES_TOGETHER[one]);
  const who = [roles.slice(0, -1).join(', '), roles.at(-1)].filter(Boolean).join(' und ');
  return `Nur ${who} dürfen: ${PERMISSION_WORDS[permission]}. Ihre Rolle: ${ROLE_NAMES[role]}.`;
};

export const words: Words<typeof english.words> = { colleague: 'Jemand aus dem Team' };
