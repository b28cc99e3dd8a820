import type { Words } from '../../../shared/language/words';
import type * as english from './words';

export const words: Words<typeof english.words> = {
  title: 'Bandeja',
  none: 'Aún no hay conversaciones',
  noneText: 'Primero vincula un número. Lo que le escriban aparece aquí, y aquí respondes.',
  side: 'Chats y filtros',
  conversation: 'Conversación',
  choose: 'Elige un chat para leer y responder.',
  chooseKeys: 'Las flechas pasan de un chat a otro, Enter abre uno, ? muestra todos los atajos.',
  allChats: 'Todos los chats',
  finding: 'Buscando el chat…',
  missing: 'Este chat no existe',
  noNumber:
    'La dirección no indica ningún número, y ninguno de los tuyos tiene ese chat. Inícialo con «Nuevo chat».',
  removed: 'Este número se eliminó',
  removedText: 'Se eliminó junto con sus conversaciones, o no puedes verlo.',
};
