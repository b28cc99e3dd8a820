import type { Words } from '../../shared/language/words';
import type * as english from './words';

export const words: Words<typeof english.words> = {
  simulated: 'WhatsApp simulado',
  openPhone: 'Abrir celular',
};
