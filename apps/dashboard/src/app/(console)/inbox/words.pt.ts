import type { Words } from '../../../shared/language/words';
import type * as english from './words';

export const words: Words<typeof english.words> = {
  title: 'Caixa de entrada',
  none: 'Ainda não há conversas',
  noneText:
    'Primeiro vincule um número. O que escreverem para ele aparece aqui, e você responde por aqui.',
  side: 'Conversas e filtros',
  conversation: 'Conversa',
  choose: 'Escolha uma conversa para ler e responder.',
  chooseKeys: 'As setas vão de conversa em conversa, Enter abre uma, ? lista todos os atalhos.',
  allChats: 'Todas as conversas',
  finding: 'Procurando a conversa…',
  missing: 'Esta conversa não existe',
  noNumber:
    'O endereço não indica um número, e nenhum dos seus tem essa conversa. Comece-a em “Nova conversa”.',
  removed: 'Este número foi removido',
  removedText: 'Ele foi excluído com as conversas dele, ou você não pode vê-lo.',
};
