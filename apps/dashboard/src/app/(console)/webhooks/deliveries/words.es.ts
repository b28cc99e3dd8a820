import type { Words } from '../../../../shared/language/words';
import type * as english from './words';

export const words: Words<typeof english.words> = {
  title: 'Todas las entregas',
  lead: 'Entregas a todos los webhooks, las más recientes primero.',
  moreDown: (count) =>
    count === 1 ? 'Hay otro endpoint caído' : `Hay otros ${count} endpoints caídos`,
};
