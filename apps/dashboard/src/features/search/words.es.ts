import type { Words } from '../../shared/language/words';
import type * as english from './words';

export const searchWords: Words<typeof english.searchWords> = {
  chats: 'Chats',
  people: 'Personas',
  messages: 'Mensajes',
  files: 'Archivos',
  more: {
    chats: 'Más chats',
    messages: 'Mensajes anteriores',
    files: 'Archivos anteriores',
  },
  results: 'Resultados de la búsqueda',
  none: 'No se encontró nada',
  noneText:
    'Prueba con menos palabras o con otras. Los números y los ids se encuentran por tres caracteres seguidos.',
  found: (count) => (count === 1 ? '1 resultado' : `${count} resultados`),
  searching: 'Buscando',
  within: (places) => `Solo en chats de: ${places.join(', ')}`,
  everywhere: 'Buscar en todo',
  partly: (since) =>
    `Los mensajes anteriores a ${since} aún se están indexando y no se pueden encontrar todavía.`,
};
