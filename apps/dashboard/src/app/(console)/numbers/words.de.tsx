import { formatCount } from '../../../shared/format/count';
import type { Words } from '../../../shared/language/words';
import type * as english from './words';

const TAB_NAMES = {
  all: 'Alle',
  connected: 'Online',
  down: 'Offline',
  waiting: 'Nicht verknüpft',
};

export const words: Words<typeof english.words> = {
  lead: 'Ihre verknüpften WhatsApp-Nummern und ihr Status.',
  tabsLabel: 'Nummern nach Status',
  tab: (tab, count) => `${TAB_NAMES[tab]} ${formatCount(count)}`,
  narrow: 'Nummern filtern',
  search: 'Nummern suchen',
  searchSample: 'Name oder Nummer',
  client: 'Kunde',
  anyClient: 'Alle Kunden',
  noClient: 'Kein Kunde',
  cause: 'Ursache',
  anyCause: 'Alle Ursachen',
  sort: 'Sortieren nach',
  sorts: {
    newest: 'Neueste zuerst',
    name: 'Name',
    last: 'Letzte Nachricht',
    busiest: 'Aktivste zuerst',
    down: 'Am längsten offline',
  },
  noMatch: 'Keine Nummer passt',
  noMatchText: 'Wählen Sie einen anderen Tab oder eine andere Ursache, oder suchen Sie anders.',
  none: 'Noch keine Nummern',
  noneText:
    'Legen Sie eine an und scannen Sie ihren Code mit WhatsApp, dann kommen ihre Nachrichten an.',
  noPhone: 'Noch kein Telefon verknüpft',
  downSince: (time) => <>seit {time}</>,
  lastMessage: (time) => <>Letzte Nachricht: {time}</>,
  day: (count) =>
    `${formatCount(count)} ${count === 1 ? 'Nachricht' : 'Nachrichten'} in 24 Stunden`,
  select: (name) => `${name} auswählen`,
  selectAll: (count) => `Alle ${formatCount(count)} auswählen`,
  rename: (name) => `${name} umbenennen`,
  newName: (name) => `Neuer Name für ${name}`,
  saveName: 'Name speichern',
};

const numbers = (count: number): string =>
  count === 1 ? '1 Nummer' : `${formatCount(count)} Nummern`;

export const manyWords: Words<typeof english.manyWords> = {
  selected: (count) => `${formatCount(count)} ausgewählt`,
  reconnect: (count) => `${numbers(count)} neu verbinden`,
  reconnected: (count) =>
    `${numbers(count)} ${count === 1 ? 'wird' : 'werden'} verbunden. Entkoppelte warten auf ihren Scan.`,
  unlink: (count) => `${numbers(count)} entkoppeln`,
  unlinkTitle: (count) => `${numbers(count)} entkoppeln?`,
  unlinkText:
    'whathooks verschwindet aus den verknüpften Geräten der Telefone. Nachrichten bleiben hier, aber es kommen und gehen keine mehr, bis jede Nummer mit einem neuen Scan wieder verknüpft ist.',
  unlinked: (count) => `${numbers(count)} ${count === 1 ? 'ist' : 'sind'} entkoppelt.`,
  failed: (count, name, why) =>
    `${numbers(count)} ${count === 1 ? 'konnte' : 'konnten'} nicht geändert werden. ${name}: ${why}`,
};

export const createWords: Words<typeof english.createWords> = {
  name: 'Name',
  nameHint: 'Nur Ihr Team sieht diesen Namen.',
  nameSample: 'Bäckerei Beispiel',
  nameMissing: 'Geben Sie der Nummer einen Namen.',
  client: 'Kunde',
  noClient: 'Keiner',
  metadata: 'Metadaten',
  metadataHint:
    'Eigene Schlüssel-Wert-Paare, zum Beispiel eine Kundennummer. Jedes Event dieser Nummer enthält sie.',
  addMetadata: 'Metadaten hinzufügen',
  submit: 'Anlegen und Code anzeigen',
};
