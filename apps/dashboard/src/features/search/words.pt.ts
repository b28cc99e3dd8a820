import type { Words } from '../../shared/language/words';
import type * as english from './words';

export const searchWords: Words<typeof english.searchWords> = {
  chats: 'Conversas',
  people: 'Pessoas',
  messages: 'Mensagens',
  files: 'Arquivos',
  more: {
    chats: 'Mais conversas',
    messages: 'Mensagens mais antigas',
    files: 'Arquivos mais antigos',
  },
  results: 'Resultados da busca',
  none: 'Nada encontrado',
  noneText:
    'Tente menos palavras ou outras. Para achar números e IDs, bastam três caracteres quaisquer deles.',
  found: (count) => (count === 1 ? '1 resultado' : `${count} resultados`),
  searching: 'Buscando',
  within: (places) => `Só nas conversas de: ${places.join(', ')}`,
  everywhere: 'Buscar em tudo',
  partly: (since) =>
    `As mensagens anteriores a ${since} ainda estão sendo indexadas e não aparecem na busca.`,
};
