import type { Words } from '../../../../shared/language/words';
import type * as english from './words';

export const words: Words<typeof english.words> = {
  modes: 'O que você escreve',
  reply: 'Resposta',
  note: 'Nota',
  replyKeys: 'Responder à conversa (Alt + R)',
  noteKeys: 'Nota para colegas (Alt + N)',
  viewer:
    'Você pode ler esta conversa, mas não responder. Um proprietário ou admin pode tornar você atendente, para responder e escrever notas.',
};
