import type { Words } from '../../../../shared/language/words';
import type * as english from './words';

export const words: Words<typeof english.words> = {
  title: 'Atalhos do teclado',
  open: 'Atalhos do teclado (?)',
  groups: [
    [
      'Conversas',
      [
        ['j ou ↓', 'Próxima conversa'],
        ['k ou ↑', 'Conversa anterior'],
        ['Enter', 'Abrir a conversa'],
        ['Esc', 'Voltar à lista'],
        ['/', 'Buscar conversas e mensagens'],
        ['n', 'Nova conversa'],
        ['1 a 5', 'Todas, a responder, minhas, sem responsável, encerradas'],
      ],
    ],
    [
      'Conversa aberta',
      [
        ['r', 'Escrever uma resposta'],
        ['m', 'Escrever uma nota para colegas'],
        ['Alt e R, Alt e N', 'Da nota para a resposta, e de volta, ao escrever'],
        ['e', 'Encerrar a conversa ou reabri-la'],
        ['a', 'Atribuir a conversa'],
        ['u', 'Primeira mensagem não lida'],
        ['/', 'Uma resposta rápida, no campo de texto'],
        ['↑ e ↓', 'De mensagem em mensagem, com o foco na conversa'],
        ['Tab', 'Às ações da mensagem'],
        ['Enter', 'Enviar'],
        ['Shift e Enter', 'Nova linha'],
      ],
    ],
    ['Em qualquer lugar', [['?', 'Esta lista']]],
  ],
};
