import type { Words } from '../../shared/language/words';
import type * as english from './role-words';

export const ROLE_NAMES: Words<typeof english.ROLE_NAMES> = {
  owner: 'Proprietário',
  admin: 'Admin',
  agent: 'Atendente',
  viewer: 'Leitor',
};

export const ROLES_WITHIN: Words<typeof english.ROLES_WITHIN> = {
  owner: 'proprietário',
  admin: 'admin',
  agent: 'atendente',
  viewer: 'leitor',
};

export const ROLE_SENTENCES: Words<typeof english.ROLE_SENTENCES> = {
  owner: 'Pode fazer tudo, inclusive passar a organização a outro proprietário.',
  admin: 'Gerencia números, webhooks, chaves de API e pessoas, exceto proprietários.',
  agent: 'Lê e responde mensagens. Vê números e webhooks, sem alterá-los.',
  viewer: 'Vê números, mensagens e webhooks, e não altera nada.',
};
