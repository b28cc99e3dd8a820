import type { Words } from '../../shared/language/words';
import type * as english from './words';

export const SCOPE_WORDS: Words<typeof english.SCOPE_WORDS> = {
  'sessions:read': 'Ver números e o status deles',
  'sessions:write': 'Criar, vincular, desvincular e excluir números',
  'messages:read': 'Listar mensagens',
  'messages:send': 'Enviar mensagens',
  'webhooks:read': 'Ver webhooks',
  'webhooks:write': 'Criar, alterar e excluir webhooks',
};
