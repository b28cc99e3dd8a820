import { formatCount } from '../../../shared/format/count';
import type { Words } from '../../../shared/language/words';
import type * as english from './down-words';

export const downWords: Words<typeof english.downWords> = {
  title: 'Der Endpunkt ist ausgefallen',
  named: (url) => <>Der Endpunkt ist ausgefallen: {url}</>,
  tryNow: 'Jetzt versuchen',
  tryOf: (url) => `Jetzt versuchen: ${url}`,
  failingSince: (time) => <>Seit {time} schlägt jeder Versuch fehl.</>,
  waiting: (count) =>
    count === 1 ? '1 Zustellung wartet.' : `${formatCount(count)} Zustellungen warten.`,
  waitingMore: (count) => `Mehr als ${formatCount(count)} Zustellungen warten.`,
  oldest: (time) => <>Die älteste wartet seit {time}.</>,
  probes:
    'Je eine Zustellung prüft, ob der Endpunkt wieder antwortet; die erste, die ankommt, gibt alle anderen frei.',
  nextProbe: (time) => <>Nächste Prüfung: {time}</>,
  probing: 'Er wird gerade geprüft.',
};

export const behindWords: Words<typeof english.behindWords> = {
  behind: 'Im Rückstand:',
  over: (count) => `über ${count}`,
  waitingSince: (count, time) => (
    <>
      {count} warten, die älteste seit {time}
    </>
  ),
  title: 'Zustellungen warten lange',
  why: 'Der Endpunkt funktioniert, antwortet aber langsamer, als Events eintreffen, oder einige Zustellungen sind fehlgeschlagen und werden wiederholt. Antworten Sie, bevor Ihr Server die Arbeit erledigt, oder erlauben Sie mehr Anfragen gleichzeitig.',
  show: 'Wartende anzeigen',
  settings: 'Grenzen ändern',
};

export const offWords: Words<typeof english.offWords> = {
  title: 'An diesen Webhook wird nichts gesendet',
  text: 'Er ist ausgeschaltet: Neue Events werden nicht eingereiht, Wartende bleiben erhalten. Wenn Ihr Server bereit ist, schalten Sie ihn ein; Events aus der Zwischenzeit sendet „Nachholen“.',
  switchOn: 'Einschalten',
};
