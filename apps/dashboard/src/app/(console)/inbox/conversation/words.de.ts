import type { Words } from '../../../../shared/language/words';
import type * as english from './words';

export const words: Words<typeof english.words> = {
  outside: 'Ein Teil einer Unterhaltung steht außerhalb einer Unterhaltung.',
  restricted:
    'WhatsApp lässt diese Nummer vorerst keine neuen Chats beginnen: Auf ihrer Seite steht, bis wann. Senden Sie dann noch einmal, oder warten Sie, bis die Person zuerst schreibt.',
};
