import type { Words } from '../../shared/language/words';
import type * as english from './passkey-snippet-words';

export const snippetWords: Words<typeof english.snippetWords> = {
  sign: 'Firmar con la llave de acceso',
  answer: 'Respuesta para whathooks',
  copy: 'Copia este texto y pégalo en whathooks.',
  copied: 'Copiado. Pégalo en whathooks.',
  unused: 'No se usó ninguna llave de acceso:',
};
