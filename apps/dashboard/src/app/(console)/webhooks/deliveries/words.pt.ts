import type { Words } from '../../../../shared/language/words';
import type * as english from './words';

export const words: Words<typeof english.words> = {
  title: 'Todas as entregas',
  lead: 'Entregas a todos os webhooks, as mais recentes primeiro.',
  moreDown: (count) =>
    count === 1 ? 'Mais um endpoint fora do ar' : `Mais ${count} endpoints fora do ar`,
};
