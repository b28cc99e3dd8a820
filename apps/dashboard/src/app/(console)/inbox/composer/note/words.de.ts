import type { Words } from '../../../../../shared/language/words';
import type * as english from './words';

export const words: Words<typeof english.words> = {
  label: (title) => `Notiz zu ${title}`,
  placeholder: 'Notiz schreiben. @ erwähnt jemanden aus dem Team',
  hint: (title) => `Nur Ihr Team sieht sie, nie ${title}.`,
  editing: 'Notiz bearbeiten',
  leave: 'Notiz unverändert lassen',
  add: 'Notiz hinzufügen',
  save: 'Notiz speichern',
};
