import type { Words } from '../../shared/language/words';
import type * as english from './words';

export const searchWords: Words<typeof english.searchWords> = {
  chats: 'Chats',
  people: 'Personen',
  messages: 'Nachrichten',
  files: 'Dateien',
  more: {
    chats: 'Weitere Chats',
    messages: 'Ältere Nachrichten',
    files: 'Ältere Dateien',
  },
  results: 'Suchergebnisse',
  none: 'Nichts gefunden',
  noneText:
    'Versuchen Sie weniger oder andere Wörter. Nummern und IDs finden Sie über drei beliebige aufeinanderfolgende Zeichen.',
  found: (count) => (count === 1 ? '1 Ergebnis' : `${count} Ergebnisse`),
  searching: 'Suche läuft',
  within: (places) => `Nur in Chats von: ${places.join(', ')}`,
  everywhere: 'Überall suchen',
  partly: (since) =>
    `Nachrichten, die älter sind als ${since}, werden noch indexiert und sind noch nicht zu finden.`,
};
