import { formatCount } from '../../../shared/format/count';
import type { Words } from '../../../shared/language/words';
import type * as english from './words';

export const words: Words<typeof english.words> = {
  title: 'Übersicht',
  numbers: 'Nummern',
  allNumbers: (count) => `Alle ${count}`,
  messages: 'Neueste Nachrichten',
  allMessages: 'Alle Nachrichten',
};

export const startWords: Words<typeof english.startWords> = {
  title: 'Erste Schritte',
  count: (done, all) => `${done} von ${all} erledigt`,
  done: 'Erledigt',
  number: {
    title: 'Nummer verknüpfen',
    text: 'Legen Sie sie an und scannen Sie ihren QR-Code mit WhatsApp.',
    action: 'Nummer verknüpfen',
  },
  webhook: {
    title: 'Webhook hinzufügen',
    text: 'Ihr Server erhält jede eingehende Nachricht als signiertes JSON.',
    action: 'Webhook hinzufügen',
  },
  key: {
    title: 'API-Schlüssel erstellen',
    text: 'Ihr Code braucht einen, um Nachrichten zu senden.',
    action: 'API-Schlüssel erstellen',
  },
  message: {
    title: 'Nachricht senden',
    text: 'Mit dem Befehl, der bei Ihrem neuen Schlüssel steht, oder aus dem Posteingang.',
    action: 'Posteingang öffnen',
  },
};

export const replyWords: Words<typeof english.replyWords> = {
  title: 'Antwortzeit',
  median: 'Median',
  p90: '90 % innerhalb von',
  count: 'Antworten',
  who: 'Wer geantwortet hat',
  others: 'Telefone und API-Schlüssel',
  none: 'Noch keine Antwort',
  byMember: (span) => `Antwortzeit nach Person, letzte ${span}`,
};

export const spanWords: Words<typeof english.spanWords> = {
  '1': '24 Stunden',
  '7': '7 Tage',
  '30': '30 Tage',
};
export const SPAN_LABEL: Words<typeof english.SPAN_LABEL> = 'Zeitraum';

export const figureWords: Words<typeof english.figureWords> = {
  numbers: 'Nummern online',
  messages: 'Nachrichten',
  deliveries: 'Zustellungen',
  unanswered: 'Warten auf Antwort',
  ofAll: (connected, all) => `${formatCount(connected)} von ${formatCount(all)}`,
  standing: (down, waiting) => {
    const parts = [
      down > 0 && `${formatCount(down)} offline`,
      waiting > 0 && `${formatCount(waiting)} noch nicht verknüpft`,
    ];
    return parts.filter(Boolean).join(' · ') || 'Keine ist offline';
  },
  directions: (inbound, outbound) =>
    `${formatCount(inbound)} empfangen · ${formatCount(outbound)} gesendet`,
  upTo: (count, isMore) => (isMore ? `über ${formatCount(count)}` : formatCount(count)),
  waiting: (count, age) => `${count} warten, die älteste: ${age}`,
  nothingWaits: (failed) =>
    failed === 0
      ? 'Nichts wartet'
      : `Nichts wartet · ${formatCount(failed)} ${failed === 1 ? 'Fehlversuch' : 'Fehlversuche'}`,
  oldestChat: (age) => `Längste Wartezeit: ${age}`,
  everybodyAnswered: 'Alle haben eine Antwort',
};

export const trafficWords: Words<typeof english.trafficWords> = {
  messages: 'Nachrichten',
  deliveries: 'Zustellungen',
  inbound: 'Empfangen',
  outbound: 'Gesendet',
  delivered: 'Zugestellt',
  failed: 'Fehlversuche',
  over: (what, span) => `${what} der letzten ${span}`,
};

export const concernWords: Words<typeof english.concernWords> = {
  title: 'Handlungsbedarf',
  allWell:
    'Alles in Ordnung: Jede verknüpfte Nummer ist online, und kein Endpunkt ist ausgefallen.',
  since: (time) => <>Seit {time}</>,
  nextTry: (time) => <>Nächster Versuch: {time}</>,
  nextProbe: (time) => <>Nächste Prüfung: {time}</>,
  ends: (time) => <>Endet: {time}</>,
  others: (count) => `und ${formatCount(count)} weitere`,
  showAll: (count) => `Alle ${formatCount(count)} anzeigen`,
  open: 'Öffnen',
  linkAgain: 'Neu verknüpfen',
  reconnect: 'Jetzt verbinden',
  reconnecting: 'Die Verbindung wird aufgebaut.',
  tryNow: 'Jetzt versuchen',
  trying: 'Der Endpunkt wird jetzt geprüft. Sobald er antwortet, wird alles gesendet, was wartet.',
  switchOn: 'Einschalten',
  switchedOn: 'Der Webhook ist eingeschaltet.',
};
