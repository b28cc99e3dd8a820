import type { Words } from '../../shared/language/words';
import type * as english from './client-words';

export const clientWords: Words<typeof english.clientWords> = {
  deletedClient: 'un cliente eliminado',
  deleted: (name) => <>{name} (eliminado)</>,
};
