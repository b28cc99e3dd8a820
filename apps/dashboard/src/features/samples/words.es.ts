import type { Words } from '../../shared/language/words';
import type * as english from './words';

export const sampleWords: Words<typeof english.sampleWords> = {
  language: 'Lenguaje',
  fill: 'Completar los ejemplos',
  apiKey: 'Tu clave de API',
  apiKeyHint: 'Se queda en esta página: no se guarda ni se envía.',
  number: 'Tu número',
  anyNumber: 'Un número de los ejemplos',
  recipient: 'Destinatario',
  request: (language, title) => `${title}: ${language}`,
};
