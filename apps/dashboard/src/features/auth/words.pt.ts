import type { Words } from '../../shared/language/words';
import type * as english from './words';

export const words: Words<typeof english.words> = {
  logInFirst: 'Entre para continuar.',
  needsLogin: 'Esta página exige login. Entre e abra-a de novo.',
};

export const deviceWords: Words<typeof english.deviceWords> = {
  unknown: 'Dispositivo desconhecido',
  on: (browser, system) => `${browser} no ${system}`,
};
