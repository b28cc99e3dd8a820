import type { Words } from '../../shared/language/words';
import type * as english from './words';

export const words: Words<typeof english.words> = {
  logInFirst: 'Melden Sie sich an, um fortzufahren.',
  needsLogin:
    'Für diese Seite müssen Sie angemeldet sein. Melden Sie sich an und öffnen Sie sie erneut.',
};

export const deviceWords: Words<typeof english.deviceWords> = {
  unknown: 'Unbekanntes Gerät',
  on: (browser, system) => `${browser} unter ${system}`,
};
