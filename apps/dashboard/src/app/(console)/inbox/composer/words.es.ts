import type { Words } from '../../../../shared/language/words';
import type * as english from './words';

export const words: Words<typeof english.words> = {
  modes: 'Qué escribes',
  reply: 'Responder',
  note: 'Nota',
  replyKeys: 'Responder en el chat (Alt + R)',
  noteKeys: 'Nota para colegas (Alt + N)',
  viewer:
    'Puedes leer este chat, pero no responder. Un propietario o administrador puede darte el rol de agente, que responde y escribe notas.',
};
