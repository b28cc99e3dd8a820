import type { Words } from '../../shared/language/words';
import type * as english from './role-words';

export const ROLE_NAMES: Words<typeof english.ROLE_NAMES> = {
  owner: 'Propietario',
  admin: 'Admin',
  agent: 'Agente',
  viewer: 'Lector',
};

export const ROLES_WITHIN: Words<typeof english.ROLES_WITHIN> = {
  owner: 'propietario',
  admin: 'admin',
  agent: 'agente',
  viewer: 'lector',
};

export const ROLE_SENTENCES: Words<typeof english.ROLE_SENTENCES> = {
  owner: 'Puede hacerlo todo y ceder la organización a otro propietario.',
  admin: 'Gestiona números, webhooks, claves de API y personas, pero no a los propietarios.',
  agent: 'Lee y responde mensajes. Ve números y webhooks sin cambiarlos.',
  viewer: 'Ve números, mensajes y webhooks, y no cambia nada.',
};
