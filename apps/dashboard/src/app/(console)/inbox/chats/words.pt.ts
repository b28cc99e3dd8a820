import type { Words } from '../../../../shared/language/words';
import type * as english from './words';

export const words: Words<typeof english.words> = {
  chats: 'Conversas',
  starred: 'Mensagens favoritas',
  views: 'Listas de conversas',
  search: 'Buscar conversas e mensagens',
  searchHint: 'Nomes, números e palavras',
  label: 'Etiqueta',
  allLabels: 'Todas as etiquetas',
  showAll: 'Mostrar todas',
  noneMatch: 'Nenhuma conversa encontrada',
  noneMatchText: 'Escolha outro número ou outra etiqueta, ou mostre todas as conversas.',
  none: {
    open: ['Ainda não há conversas', 'O que escreverem para seus números aparece aqui.'],
    needs_reply: ['Ninguém está esperando', 'Todas as mensagens foram respondidas.'],
    mine: ['Nenhuma é sua', 'As conversas atribuídas a você aparecem aqui.'],
    unassigned: ['Todas têm responsável', 'As conversas sem responsável aparecem aqui.'],
    closed: [
      'Nenhuma encerrada',
      'Encerre uma conversa quando terminar; uma nova mensagem a reabre.',
    ],
  },
  loaded: (count) => (count === 1 ? '1 conversa na lista' : `${count} conversas na lista`),
};

export const newChatWords: Words<typeof english.newChatWords> = {
  title: 'Nova conversa',
  from: 'De',
  phone: 'Número de telefone',
  phoneHint: 'Com código do país, ou um JID completo do WhatsApp.',
  phoneWrong: 'Escreva o número com o código do país, por exemplo 5511912345678.',
  submit: 'Abrir conversa',
};
