import type { Words } from '../../../shared/language/words';
import type * as english from './words';

export const words: Words<typeof english.words> = {
  title: 'API-Schlüssel',
  notYours: 'Ihre Rolle sieht API-Schlüssel nicht',
  lead: 'Für Programme, die für Sie Nachrichten senden und Nummern verwalten.',
  create: 'API-Schlüssel erstellen',
  none: 'Noch keine API-Schlüssel',
  noneText: 'Erstellen Sie einen: Danach sehen Sie einen Befehl, der Ihre erste Nachricht sendet.',
  revoke: 'Widerrufen',
  revokeKey: (name) => `${name} widerrufen`,
  revokeTitle: (name) => `${name} widerrufen?`,
  revokeAction: 'Schlüssel widerrufen',
  revokeText:
    'Programme mit diesem Schlüssel werden ab ihrer nächsten Anfrage abgewiesen. Das lässt sich nicht rückgängig machen.',
  revoked: (name) => `${name} ist widerrufen.`,
};

export const rotateWords: Words<typeof english.rotateWords> = {
  action: 'Erneuern',
  actionOf: (name) => `${name} erneuern`,
  title: (name) => `${name} erneuern?`,
  text: 'Sie erhalten einen neuen Schlüssel mit denselben Rechten. Der jetzige funktioniert noch eine Weile, damit Sie erst die Programme umstellen können.',
  overlap: 'Wie lange der jetzige Schlüssel noch gilt',
  none: 'Er endet sofort',
  hour: 'Eine Stunde',
  day: 'Einen Tag',
  week: 'Eine Woche',
  submit: 'Schlüssel erneuern',
};

export const tableWords: Words<typeof english.tableWords> = {
  name: 'Name',
  key: 'Schlüssel',
  permissions: 'Rechte',
  everything: 'Alles',
  lastUsed: 'Zuletzt benutzt',
  neverUsed: 'Nie',
  expires: 'Läuft ab',
  neverExpires: 'Läuft nicht ab',
  actions: 'Aktionen',
  ending: (last4) => `wh_…${last4}`,
  from: (addresses) => `Nur von ${addresses.join(', ')}`,
  usedFrom: (address) => `von ${address}`,
  madeBy: (name, at) => (
    <>
      Erstellt von {name}, {at}
    </>
  ),
  made: (at) => <>Erstellt {at}</>,
  previous: (until) => <>Der vorige Schlüssel gilt bis {until}</>,
};

export const createWords: Words<typeof english.createWords> = {
  name: 'Name',
  nameHint: 'Wofür der Schlüssel gebraucht wird.',
  nameSample: 'CRM-Anbindung',
  nameMissing: 'Geben Sie an, wofür der Schlüssel ist.',
  permissions: 'Rechte',
  everything: 'Alles',
  some: 'Nur, was ich auswähle',
  allowed: 'Erlaubt',
  allowedMissing: 'Wählen Sie mindestens ein Recht.',
  addresses: 'Erlaubte Adressen (optional)',
  addressesHint:
    'IP-Adressen oder -Bereiche der Server, die den Schlüssel benutzen, je Zeile eine. Leer: alle.',
  addressesSample: '203.0.113.0/24',
  expires: 'Läuft ab',
  never: 'Nie',
  in30Days: 'In 30 Tagen',
  in90Days: 'In 90 Tagen',
  inAYear: 'In einem Jahr',
  submit: 'Schlüssel erstellen',
};

export const newKeyWords: Words<typeof english.newKeyWords> = {
  title: 'Ihr neuer API-Schlüssel',
  copyNow: 'Kopieren Sie ihn jetzt.',
  copyNowText:
    'Er wird nur dieses eine Mal angezeigt. Geht er verloren, widerrufen Sie ihn und erstellen Sie einen neuen.',
  key: 'API-Schlüssel',
  keyCopy: 'Schlüssel',
  done: 'Fertig',
  linkFirst: 'Verknüpfen Sie eine Nummer, um ihn zu testen',
  linkFirstText:
    'Der Schlüssel funktioniert schon, aber zum Senden braucht es eine verbundene Nummer.',
  sendFrom: 'Senden von',
  sendTo: 'Senden an',
  simulatedHint: 'Legen Sie diese Nummer zuerst auf der Telefonseite als Kontakt an.',
  command: 'Senden Sie damit eine Nachricht',
  commandCopy: 'Befehl',
  sampleText: 'Hallo von whathooks',
};
