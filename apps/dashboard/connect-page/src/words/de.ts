import type { Words } from './words.js';

export const words: Words = {
  title: (organization) => `WhatsApp mit ${organization} verknüpfen`,
  opening: 'Einen Moment…',
  scanSteps: [
    'Öffnen Sie WhatsApp auf Ihrem Telefon.',
    'Tippen Sie auf Einstellungen oder das Menü, dann auf Verknüpfte Geräte und Gerät hinzufügen.',
    'Richten Sie Ihr Telefon auf diesen Code.',
  ],
  codeAlt: 'Code zum Scannen mit WhatsApp auf Ihrem Telefon',
  codeComes: 'Der nächste Code kommt gleich…',
  typeInstead: 'Stattdessen mit Telefonnummer verknüpfen',
  scanInstead: 'Stattdessen einen Code scannen',
  yourNumber: 'Ihre WhatsApp-Nummer mit Landesvorwahl',
  numberHint: 'Zum Beispiel +49 151 23456789',
  getCode: 'Code anfordern',
  waiting: 'WhatsApp wird gefragt…',
  typeSteps: [
    'Öffnen Sie WhatsApp, dann Einstellungen oder das Menü, dann Verknüpfte Geräte.',
    'Tippen Sie auf Gerät hinzufügen, dann auf Stattdessen mit Telefonnummer verknüpfen.',
    'Geben Sie diesen Code ein:',
  ],
  copy: 'Code kopieren',
  copied: 'Kopiert',
  connecting: 'Ihr Telefon wird verknüpft. Lassen Sie WhatsApp geöffnet, bis es fertig ist.',
  doneTitle: 'Fertig: Ihr WhatsApp ist verknüpft',
  done: (organization) =>
    `${organization} kann jetzt Nachrichten für Sie empfangen und beantworten. Sie können diese Seite schließen und die Verknüpfung jederzeit in WhatsApp unter Verknüpfte Geräte aufheben.`,
  overTitle: 'Dieser Link ist nicht offen',
  over: 'Er wurde benutzt, zurückgezogen oder ist abgelaufen. Zeigt Ihr Telefon ein neues verknüpftes Gerät, ist alles fertig. Sonst bitten Sie um einen neuen Link.',
  offline: 'Die Verbindung ist unterbrochen. Es wird von selbst wieder versucht.',
  faults: {
    number: 'Schreiben Sie die Nummer mit Landesvorwahl, zum Beispiel +49 151 23456789.',
    refused:
      'WhatsApp gibt für diese Nummer jetzt keinen Code. Prüfen Sie sie, oder scannen Sie den Code.',
    notNow: 'Im Moment gibt es keinen Code. Versuchen Sie es in einigen Sekunden wieder.',
    tooMany: 'Zu viele Versuche. Warten Sie eine Minute und versuchen Sie es wieder.',
    notReached:
      'Der Server ist nicht erreichbar. Prüfen Sie Ihre Verbindung und versuchen Sie es wieder.',
  },
  reasons: {
    scan_again: 'WhatsApp hat den Code ersetzt. Scannen Sie den neuen.',
    passkey_required:
      'WhatsApp verlangt den Passkey dieses Kontos. Bitten Sie die Absender des Links, es mit Ihnen abzuschließen.',
    passkey_confirmation:
      'WhatsApp verlangt, einen Code zu vergleichen. Bitten Sie die Absender des Links, es mit Ihnen abzuschließen.',
    passkey_failed: 'WhatsApp hat den Passkey nicht angenommen. Scannen Sie den Code noch einmal.',
    pairing_refused: 'WhatsApp hat die Verknüpfung abgelehnt. Versuchen Sie es mit dem neuen Code.',
    temporarily_banned:
      'WhatsApp hat diese Nummer für eine Weile gesperrt. Versuchen Sie es später.',
    connection_lost: 'WhatsApp ist nicht erreichbar. Es wird von selbst wieder versucht.',
  },
};
