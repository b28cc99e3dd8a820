import type { Words } from '../../../../../shared/language/words';
import type * as english from './words';

export const words: Words<typeof english.words> = {
  open: 'Emojis',
  loading: 'Emojis werden geladen.',
  search: 'Emojis suchen',
  recent: 'Zuletzt benutzt',
  found: 'Gefunden',
  none: 'Kein Emoji mit diesem Wort.',
  groups: 'Emoji-Gruppen',
  keys: 'Mit den Pfeiltasten gehen Sie von Emoji zu Emoji, Enter fügt eines in den Text ein.',
};

export const GROUP_LABELS: Words<typeof english.GROUP_LABELS> = {
  smileys_emotion: ['Smileys', '😀'],
  people_body: ['Personen', '👋'],
  animals_nature: ['Tiere und Natur', '🐻'],
  food_drink: ['Essen und Trinken', '🥐'],
  travel_places: ['Reisen und Orte', '🚗'],
  activities: ['Aktivitäten', '⚽'],
  objects: ['Objekte', '💡'],
  symbols: ['Symbole', '❤️'],
  flags: ['Flaggen', '🏁'],
};
