import type { Words } from '../../shared/language/words';
import type * as english from './words';

export const words: Words<typeof english.words> = {
  seconds: (count) => (count === 1 ? '1 segundo' : `${count} segundos`),
  minutes: (count) => (count === 1 ? '1 minuto' : `${count} minutos`),
  hours: (count) => (count === 1 ? '1 hora' : `${count} horas`),
  days: (count) => (count === 1 ? '1 dia' : `${count} dias`),
};
