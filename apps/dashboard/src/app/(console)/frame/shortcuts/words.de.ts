import type { Words } from '../../../../shared/language/words';
import type * as english from './words';

export const words: Words<typeof english.words> = {
  title: 'Tastenkürzel',
  paletteKey: 'Strg K',
  groups: (palette) => [
    [
      'Überall',
      [
        [
          palette,
          'Chats, Personen, Nummern, Webhooks und jede ID finden, und zu jeder Seite gehen',
        ],
        ['Tab', 'Zum nächsten Bedienelement, mit Umschalt zurück'],
        ['Esc', 'Schließen, was offen ist'],
        ['?', 'Diese Liste'],
      ],
    ],
    ['Diagramme', [['← und →', 'Von Zeitpunkt zu Zeitpunkt, wenn ein Diagramm den Fokus hat']]],
    ['Posteingang', [['?', 'Dort zeigt ? die Tasten des Posteingangs']]],
  ],
};
