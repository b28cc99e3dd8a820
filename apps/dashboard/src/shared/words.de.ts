import { formatCount } from './format/count';
import type { Words } from './language/words';
import type * as english from './words';

export const words: Words<typeof english.words> = {
  brand: 'whathooks',
  brandHome: 'whathooks, Startseite',
  cancel: 'Abbrechen',
  close: 'Schließen',
  copied: 'Kopiert',
  copy: (what) => `${what} kopieren`,
  copiedWhat: (what) => `${what} kopiert`,
  dismiss: 'Ausblenden',
  incomplete: 'Gelöscht, oder die Adresse ist unvollständig.',
  newTab: '(öffnet sich in einem neuen Tab)',
  now: 'jetzt',
  saved: 'Gespeichert',
  showAll: 'Alle anzeigen',
  skipToContent: 'Zum Inhalt springen',
  tryAgain: 'Erneut versuchen',
  useDark: 'Dunkles Design verwenden',
  useLight: 'Helles Design verwenden',
  code: (label) => `Code: ${label}`,
  codeCopy: (label) => `Code „${label}“`,
  documentTitle: (name) => `${name} · whathooks`,
  request: (id) => ` Anfrage: ${id}`,
};

export const crashWords: Words<typeof english.crashWords> = {
  title: 'Diese Seite kann nicht angezeigt werden',
  text: 'Darin ist etwas schiefgegangen. Ihre gespeicherten Daten sind sicher, und nichts wurde doppelt gesendet. Versuchen Sie es erneut, oder laden Sie die Seite neu. Passiert es immer wieder, geben Sie die Angaben unten an den Betreiber von whathooks weiter.',
  details: 'Details',
  reload: 'Seite neu laden',
};

export const listWords: Words<typeof english.listWords> = {
  shown: (count, hasMore) => {
    const shown =
      count === 1
        ? '1 Eintrag wird angezeigt.'
        : `${formatCount(count)} Einträge werden angezeigt.`;
    return hasMore ? `${shown} Ältere können geladen werden.` : shown;
  },
  searching: 'Protokoll wird durchsucht…',
  noneYet: 'Noch kein Treffer',
  noneYetText:
    'Unter den neuesten Einträgen ist kein Treffer. Suchen Sie in älteren weiter, oder wählen Sie einen kürzeren Zeitraum.',
  keepSearching: 'Weitersuchen',
  noOlderYet: 'Noch kein älterer Treffer. Weitersuchen',
};

export const chartWords: Words<typeof english.chartWords> = {
  time: 'Zeit',
  described: (title) => `${title}. Mit den Pfeiltasten gehen Sie von Zeitpunkt zu Zeitpunkt.`,
  counted: (name, count) => `${name}: ${formatCount(count)}`,
};

export const formWords: Words<typeof english.formWords> = {
  custom: 'Eigene Auswahl…',
  from: 'Von',
  until: 'Bis',
  untilNow: 'Leer: bis jetzt',
  enterTime: 'Geben Sie Datum und Uhrzeit ein.',
  laterTime: 'Wählen Sie eine Zeit nach der ersten.',
  yourTime: (zone) => `Ihre Zeitzone: ${zone}`,
  pairName: (legend, line) => `${legend}, Name ${line}`,
  pairValue: (legend, line) => `${legend}, Wert ${line}`,
  pairNameSample: 'Name',
  pairValueSample: 'Wert',
  removeLine: (line) => `Zeile ${line} entfernen`,
  nameMissing: 'Jede Zeile braucht einen Namen. Entfernen Sie Zeilen, die Sie nicht brauchen.',
  nameTwice: 'Jeder Name darf nur einmal vorkommen.',
};

export const problemWords: Words<typeof english.problemWords> = {
  unexpectedAnswer: {
    title: 'Unerwartete Antwort',
    detail: (status) =>
      `Der Server hat mit ${status} geantwortet, ohne Erklärung. Versuchen Sie es gleich noch einmal.`,
  },
  unreachable: {
    title: 'Keine Verbindung zu whathooks',
    detail:
      'Der Server ist nicht erreichbar. Prüfen Sie Ihre Verbindung und versuchen Sie es erneut.',
  },
  unexpected: {
    title: 'Etwas ist schiefgegangen',
    detail: 'Laden Sie die Seite neu und versuchen Sie es erneut.',
  },
};

export const formatWords: Words<typeof english.formatWords> = {
  statusPosts: 'Statusmeldungen',
  channel: (id) => `Kanal ${id}`,
  today: 'Heute',
  yesterday: 'Gestern',
  within: { today: 'heute', yesterday: 'gestern' },
  group: (id) => `Gruppe ${id}`,
  hiddenNumber: (id) => `Verborgene Nummer ${id}`,
};
