import type { Words } from '../../shared/language/words';
import type * as english from './passkey-snippet-words';

export const snippetWords: Words<typeof english.snippetWords> = {
  sign: 'Assinar com a chave de acesso',
  answer: 'Resposta para o whathooks',
  copy: 'Copie este texto e cole no whathooks.',
  copied: 'Copiado. Cole no whathooks.',
  unused: 'Nenhuma chave de acesso foi usada:',
};
