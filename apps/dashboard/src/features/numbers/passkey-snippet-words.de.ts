import type { Words } from '../../shared/language/words';
import type * as english from './passkey-snippet-words';

export const snippetWords: Words<typeof english.snippetWords> = {
  sign: 'Mit Passkey signieren',
  answer: 'Antwort für whathooks',
  copy: 'Kopieren Sie diesen Text und fügen Sie ihn in whathooks ein.',
  copied: 'Kopiert. Fügen Sie den Text in whathooks ein.',
  unused: 'Es wurde kein Passkey verwendet:',
};
