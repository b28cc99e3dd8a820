import type { Role } from '@whathooks/dto';
import type { Words } from '../../shared/language/words';
import { ROLES_WITHIN } from './role-words';
import type * as english from './words';

export { ROLE_NAMES, ROLE_SENTENCES, ROLES_WITHIN } from './role-words';

export const PERMISSION_WORDS: Words<typeof english.PERMISSION_WORDS> = {
  'sessions:read': 'Ver números e o status deles',
  'sessions:write': 'Criar, vincular, desvincular e excluir números',
  'messages:read': 'Listar mensagens',
  'messages:send': 'Enviar mensagens',
  'webhooks:read': 'Ver webhooks',
  'webhooks:write': 'Criar, alterar e excluir webhooks',
  member: 'Mudar a própria senha e sair da organização',
  'members:read': 'Ver quem faz parte da organização',
  'members:write': 'Convidar pessoas, mudar suas funções e removê-las',
  'organization:write': 'Mudar o logo e a cor da organização',
  'api-keys:read': 'Ver chaves de API',
  'api-keys:write': 'Criar e revogar chaves de API',
  'audit-log:read': 'Ler o registro de auditoria',
  'two-factor:reset': 'Remover o segundo fator de um membro que o perdeu',
  'password:reset': 'Criar um link para um membro que esqueceu a senha',
  'ownership:transfer': 'Passar a organização a outro proprietário',
};

const PLURALS: Readonly<Record<Role, string>> = {
  owner: 'proprietários',
  admin: 'admins',
  agent: 'atendentes',
  viewer: 'leitores',
};

export const lackingWords: Words<typeof english.lackingWords> = (role, able, permission) => {
  const roles = able.map((one) => PLURALS[one]);
  const who = [roles.slice(0, -1).join(', '), roles.at(-1)].filter(Boolean).join(' e ');
  return `${PERMISSION_WORDS[permission]} é só para ${who}. Você é ${ROLES_WITHIN[role]}.`;
};

export const words: Words<typeof english.words> = { colleague: 'Um colega' };
