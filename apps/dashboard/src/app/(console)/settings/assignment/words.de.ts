import type { Words } from '../../../../shared/language/words';
import type * as english from './words';

export const words: Words<typeof english.words> = {
  title: 'Zuweisung',
  lead: 'Wie Chats den Mitgliedern zugewiesen werden.',
  legend: 'Nicht zugewiesene Chats',
  none: 'Von Hand',
  noneText: 'Sie bleiben ohne Zuweisung, bis jemand sie übernimmt.',
  roundRobin: 'Reihum',
  roundRobinText:
    'Jeder Chat, der auf Antwort wartet, geht an das Mitglied unten, dessen letzte Zuweisung am längsten zurückliegt.',
  members: 'Wer teilnimmt',
  membersText: 'Betrachter können nicht antworten und sind nicht aufgeführt.',
  membersMissing: 'Wählen Sie mindestens eine Person.',
  submit: 'Speichern',
};
