import type { Words } from '../../../../../shared/language/words';
import type * as english from './words';

export const words: Words<typeof english.words> = {
  open: 'Emojis',
  loading: 'Carregando emojis.',
  search: 'Buscar emojis',
  recent: 'Recentes',
  found: 'Encontrados',
  none: 'Nenhum emoji com esta palavra.',
  groups: 'Grupos de emojis',
  keys: 'As setas vão de emoji em emoji, Enter coloca um no texto.',
};

export const GROUP_LABELS: Words<typeof english.GROUP_LABELS> = {
  smileys_emotion: ['Carinhas', '😀'],
  people_body: ['Pessoas', '👋'],
  animals_nature: ['Animais e natureza', '🐻'],
  food_drink: ['Comidas e bebidas', '🥐'],
  travel_places: ['Viagens e lugares', '🚗'],
  activities: ['Atividades', '⚽'],
  objects: ['Objetos', '💡'],
  symbols: ['Símbolos', '❤️'],
  flags: ['Bandeiras', '🏁'],
};
