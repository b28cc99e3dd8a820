import type { Words } from '../../shared/language/words';
import type * as english from './words';

export const SCOPE_WORDS: Words<typeof english.SCOPE_WORDS> = {
  'sessions:read': 'Ver los números y su estado',
  'sessions:write': 'Crear, vincular, desvincular y eliminar números',
  'messages:read': 'Listar mensajes',
  'messages:send': 'Enviar mensajes',
  'webhooks:read': 'Ver webhooks',
  'webhooks:write': 'Crear, cambiar y eliminar webhooks',
};
