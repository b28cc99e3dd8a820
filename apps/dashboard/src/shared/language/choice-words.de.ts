import type { Words } from './words';
import type * as english from './choice-words';

export const choiceWords: Words<typeof english.choiceWords> = { language: 'Sprache' };
