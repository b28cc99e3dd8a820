import type { Words } from '../../shared/language/words';
import type * as english from './role-words';

export const ROLE_NAMES: Words<typeof english.ROLE_NAMES> = {
  owner: 'Inhaber',
  admin: 'Admin',
  agent: 'Agent',
  viewer: 'Betrachter',
};

export const ROLES_WITHIN: Words<typeof english.ROLES_WITHIN> = {
  owner: 'Inhaber',
  admin: 'Admin',
  agent: 'Agent',
  viewer: 'Betrachter',
};

export const ROLE_SENTENCES: Words<typeof english.ROLE_SENTENCES> = {
  owner: 'Darf alles, auch die Organisation an einen anderen Inhaber übergeben.',
  admin: 'Verwaltet Nummern, Webhooks, API-Schlüssel und Personen, aber keine Inhaber.',
  agent: 'Liest und beantwortet Nachrichten. Sieht Nummern und Webhooks, ohne sie zu ändern.',
  viewer: 'Sieht Nummern, Nachrichten und Webhooks und ändert nichts.',
};
