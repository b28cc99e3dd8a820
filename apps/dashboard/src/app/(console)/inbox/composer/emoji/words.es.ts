import type { Words } from '../../../../../shared/language/words';
import type * as english from './words';

export const words: Words<typeof english.words> = {
  open: 'Emojis',
  loading: 'Cargando emojis.',
  search: 'Buscar emojis',
  recent: 'Usados recientemente',
  found: 'Encontrados',
  none: 'Ningún emoji tiene esta palabra.',
  groups: 'Grupos de emojis',
  keys: 'Las flechas pasan de un emoji a otro, Enter inserta uno en el texto.',
};

export const GROUP_LABELS: Words<typeof english.GROUP_LABELS> = {
  smileys_emotion: ['Caritas', '😀'],
  people_body: ['Personas', '👋'],
  animals_nature: ['Animales y naturaleza', '🐻'],
  food_drink: ['Comida y bebida', '🥐'],
  travel_places: ['Viajes y lugares', '🚗'],
  activities: ['Actividades', '⚽'],
  objects: ['Objetos', '💡'],
  symbols: ['Símbolos', '❤️'],
  flags: ['Banderas', '🏁'],
};
