import type { Words } from '../../../shared/language/words';
import type * as english from './words';

export const words: Words<typeof english.words> = {
  lead: 'Nachrichten aller Nummern, live aktualisiert. Zum Antworten öffnen Sie den Posteingang.',
  filter: 'Nachrichten filtern',
  chat: 'Chat',
  direction: 'Richtung',
  allDirections: 'Alle',
  starred: 'Nur mit Stern',
  status: 'Status',
  anyStatus: 'Alle',
  time: 'Zeitraum',
  anyTime: 'Gesamte Zeit',
  lastHour: 'Letzte Stunde',
  last24Hours: 'Letzte 24 Stunden',
  last7Days: 'Letzte 7 Tage',
  search: 'Suche',
  searchHint: 'Text, ID oder Telefonnummer',
  inbound: 'Eingang',
  outbound: 'Ausgang',
  noMatch: 'Keine Nachricht passt',
  noMatchText:
    'Wählen Sie eine andere Nummer, einen anderen Status, Zeitraum oder eine andere Richtung, oder leeren Sie die Felder darüber.',
  none: 'Noch keine Nachrichten',
  noneText: 'Nachrichten erscheinen hier, sobald eine verknüpfte Nummer eine sendet oder empfängt.',
  goToNumbers: 'Zu den Nummern',
  scheduled: 'Geplant',
  moreScheduled: 'Spätere Nachrichten laden',
  scheduledTo: (contact, time) => `An ${contact}, ${time}`,
  cancel: 'Nicht senden',
  cancelOf: (contact) => `Nicht an ${contact} senden`,
  cancelTitle: 'Diese Nachricht nicht senden?',
  cancelAction: 'Nicht senden',
  cancelText: (contact, time) =>
    `Die Nachricht an ${contact} (${time}) wird nicht gesendet. Sie bleibt als abgebrochen in der Liste.`,
  cancelled: 'Die Nachricht wird nicht gesendet',
};
