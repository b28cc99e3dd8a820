import type { Words } from '../../../shared/language/words';
import type * as english from './words';

export const words: Words<typeof english.words> = {
  refused: {
    title: 'Você não entrou',
    detail: 'O provedor não liberou o acesso, ou você voltou. Comece de novo ou use sua senha.',
  },
  noAnswer: {
    title: 'Você não entrou',
    detail:
      'O provedor não mandou nenhuma resposta. Comece de novo. Se continuar assim, o cliente registrado nele pode estar errado: fale com quem administra o whathooks.',
  },
};
