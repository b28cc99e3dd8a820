import type { Words } from '../../../../shared/language/words';
import type * as english from './words';

export const words: Words<typeof english.words> = {
  title: 'Tastenkürzel',
  open: 'Tastenkürzel (?)',
  groups: [
    [
      'Chats',
      [
        ['j oder ↓', 'Nächster Chat'],
        ['k oder ↑', 'Voriger Chat'],
        ['Enter', 'Chat öffnen'],
        ['Esc', 'Zurück zur Liste'],
        ['/', 'Chats und Nachrichten suchen'],
        ['n', 'Neuer Chat'],
        ['1 bis 5', 'Alle, unbeantwortet, meine, nicht zugewiesen, erledigt'],
      ],
    ],
    [
      'Unterhaltung',
      [
        ['r', 'Antwort schreiben'],
        ['m', 'Notiz fürs Team schreiben'],
        ['Alt und R, Alt und N', 'Beim Schreiben von der Notiz zur Antwort und zurück'],
        ['e', 'Chat als erledigt markieren oder wieder öffnen'],
        ['a', 'Chat zuweisen'],
        ['u', 'Erste ungelesene Nachricht'],
        ['/', 'Textbaustein, im Nachrichtenfeld'],
        ['↑ und ↓', 'Von Nachricht zu Nachricht, wenn die Unterhaltung den Fokus hat'],
        ['Tab', 'Zu den Aktionen der Nachricht'],
        ['Enter', 'Senden'],
        ['Umschalt und Enter', 'Neue Zeile'],
      ],
    ],
    ['Überall', [['?', 'Diese Liste']]],
  ],
};
