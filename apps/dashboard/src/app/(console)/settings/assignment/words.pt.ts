import type { Words } from '../../../../shared/language/words';
import type * as english from './words';

export const words: Words<typeof english.words> = {
  title: 'Atribuição',
  lead: 'Como as conversas são atribuídas aos membros.',
  legend: 'Conversas sem responsável',
  none: 'Manualmente',
  noneText: 'Ficam sem responsável até alguém assumi-las.',
  roundRobin: 'Em rodízio',
  roundRobinText:
    'Cada conversa que espera resposta vai para o membro abaixo que está há mais tempo sem receber uma.',
  members: 'Quem participa',
  membersText: 'Leitores não podem responder e não aparecem na lista.',
  membersMissing: 'Escolha pelo menos uma pessoa.',
  submit: 'Salvar',
};
