/** Words of choosing an emoji. */
export const words = {
  open: 'Emojis',
  loading: 'Loading emojis.',
  search: 'Search emojis',
  recent: 'Recently used',
  found: 'Found',
  none: 'No emoji has this word.',
  groups: 'Groups of emojis',
  keys: 'The arrow keys go from emoji to emoji, Enter puts one into the text.',
} as const;

/** Names of the groups of Unicode, and the emoji that stands for each. */
export const GROUP_LABELS: Readonly<Record<string, readonly [name: string, sign: string]>> = {
  smileys_emotion: ['Smileys', '😀'],
  people_body: ['People', '👋'],
  animals_nature: ['Animals and nature', '🐻'],
  food_drink: ['Food and drink', '🥐'],
  travel_places: ['Travel and places', '🚗'],
  activities: ['Activities', '⚽'],
  objects: ['Objects', '💡'],
  symbols: ['Symbols', '❤️'],
  flags: ['Flags', '🏁'],
};
