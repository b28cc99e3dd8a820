import type { Words } from '../../shared/language/words';
import type * as english from './words';

export const words: Words<typeof english.words> = {
  logInFirst: 'Inicia sesión para continuar.',
  needsLogin: 'Esta página requiere iniciar sesión. Inicia sesión y vuelve a abrirla.',
};

export const deviceWords: Words<typeof english.deviceWords> = {
  unknown: 'Dispositivo desconocido',
  on: (browser, system) => `${browser} en ${system}`,
};
