import type { Words } from '../../../../../shared/language/words';
import type * as english from './words';

export const stateWords: Words<typeof english.stateWords> = {
  asking: 'WhatsApp wird nach einem Code gefragt…',
  tryingAgain: (reason) => `${reason} Neuer Versuch läuft…`,
  connecting: 'Die Verbindung wird aufgebaut…',
  slow: 'Das dauert länger als sonst. Vielleicht ist WhatsApp nicht erreichbar. whathooks versucht es weiter, und diese Seite aktualisiert sich von selbst.',
  online: 'Online',
  onlineAs: (phone) => `Online als ${phone}`,
  ready: 'Bereit zum Senden und Empfangen.',
  readySince: (time) => <>Bereit zum Senden und Empfangen seit {time}</>,
  openInbox: 'Posteingang öffnen',
  notLinked: 'Diese Nummer ist nicht verknüpft',
  linkAgain: 'Neu verknüpfen',
  linkAgainText: 'Verknüpfen Sie sie neu, um zu empfangen und zu senden.',
  unlinked: 'Das Gerät wurde entkoppelt.',
  help: 'Wenn sich eine Nummer nicht verknüpft',
  newCode: 'Neuen Code anfordern',
  stopped: 'Verknüpfen angehalten',
  disconnected: 'Getrennt',
  connectHere: 'Hier verbinden',
  tryAgain: 'Erneut versuchen',
  tryNow: 'Jetzt versuchen',
  waiting: 'Wartet vor dem nächsten Versuch',
  triesAt: (time) => <>Nächster Versuch von whathooks: {time}, nicht früher.</>,
  dropped: 'Die Verbindung ist abgebrochen',
  reconnects:
    'whathooks verbindet sich von selbst neu, so lange es dauert. Lassen Sie das Telefon eingeschaltet und online. Nachrichten, die inzwischen eintreffen, warten bei WhatsApp.',
};

export const connectedWords: Words<typeof english.connectedWords> = {
  title: 'Verbunden',
  text: (number) =>
    `${number} ist verknüpft. Ab jetzt wird jede eingehende Nachricht hier gespeichert und an Ihre Webhooks gesendet.`,
  addWebhook: 'Webhook hinzufügen',
  createKey: 'API-Schlüssel erstellen',
};

export const limitEndWords: Words<typeof english.limitEndWords> = {
  ends: (time, left) => (
    <>
      Ende: {time}
      {left}.
    </>
  ),
  in: (time) => `, in ${time}`,
  soon: ', jeden Moment',
};

export const UNITS: Words<typeof english.UNITS> = {
  days: 'd',
  hours: 'h',
  minutes: 'min',
  seconds: 's',
};

export const limitWords: Words<typeof english.limitWords> = {
  timelock: 'WhatsApp lässt diese Nummer keine neuen Chats beginnen',
  timelockText:
    'Das geschieht bei Nummern, die vielen Menschen schreiben, die sie nicht kennen. Chats mit Personen, die der Nummer geschrieben haben, gehen weiter wie bisher.',
  none: 'Keine neuen Chats mehr übrig',
  noneText: (used) =>
    `${used}: WhatsApp lässt diese Nummer vorerst keine weiteren beginnen. Chats mit Personen, die der Nummer geschrieben haben, gehen weiter wie bisher.`,
  few: 'Wenige neue Chats übrig',
  fewText: (used) =>
    `${used}. Ist keiner mehr übrig, lehnt WhatsApp Nachrichten an neue Personen ab. Chats mit Personen, die der Nummer geschrieben haben, gehen weiter wie bisher.`,
  used: (used) =>
    used === 1 ? '1 neuer Chat ist verbraucht' : `${used} neue Chats sind verbraucht`,
  usedOf: (used, quota) => `${used} von ${quota} neuen Chats sind verbraucht`,
};
