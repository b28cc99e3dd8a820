import { formatCount } from '../../../../shared/format/count';
import type { Words } from '../../../../shared/language/words';
import type * as english from './words';

export const words: Words<typeof english.words> = {
  title: 'Kunden',
  lead: 'Wem welche Nummern gehören. Personen, Einladungen und API-Schlüssel können auf einzelne Kunden beschränkt werden.',
  add: 'Neuer Kunde',
  none: 'Noch keine Kunden',
  noneText:
    'Legen Sie Ihre Kunden an und wählen Sie deren Nummern. Dann laden Sie jemanden ein, der nur diesen Kunden sieht, oder erstellen Sie einen solchen API-Schlüssel.',
  edit: 'Bearbeiten',
  editOf: (name) => `Kunden „${name}“ bearbeiten`,
  remove: 'Löschen',
  removeOf: (name) => `Kunden „${name}“ löschen`,
  removeTitle: (name) => `Kunden „${name}“ löschen?`,
  removeText:
    'Die Nummern bleiben und gehören dann keinem Kunden. Personen und API-Schlüssel, die nur auf diesen Kunden beschränkt sind, sehen von da an nichts mehr.',
  removed: 'Kunde gelöscht',
  saved: 'Kunde gespeichert',
  name: 'Name',
  nameSample: 'Bäckerei Beispiel',
  nameMissing: 'Geben Sie einen Namen ein.',
  numbers: 'Nummern',
  numbersHint:
    'Eine Nummer gehört nur einem Kunden: Wählen Sie sie hier, gehört sie dem anderen nicht mehr.',
  chooseNumbers: 'Nummern wählen',
  noSuchNumber: 'Keine Nummer heißt so',
  noNumbersAtAll:
    'Es gibt noch keine Nummern. Verknüpfen Sie eine unter „Nummern“ und wählen Sie sie hier.',
  deleted: 'Eine gelöschte Nummer',
  save: 'Speichern',
  withoutNumbers: 'Noch keine Nummern. Über „Bearbeiten“ wählen Sie welche.',
  numbersOf: (names, more) =>
    [...names, ...(more > 0 ? [`und ${formatCount(more)} weitere`] : [])].join(', '),
  showNumbers: 'Nummern anzeigen',
  showNumbersOf: (name) => `Nummern von ${name}`,
  next: 'Als Nächstes: Laden Sie eine Person ein, die nur einen Kunden sieht, oder erstellen Sie einen solchen API-Schlüssel.',
  people: 'Personen',
  keys: 'API-Schlüssel',
};

export const webhookWords: Words<typeof english.webhookWords> = {
  title: 'Webhooks der Nummern, die gehen',
  text: 'Webhooks nennen eine Nummer, die ihren Kunden verlässt. Jemand von diesem Kunden kann ihre Adressen eingetragen haben.',
  label: 'Was wird aus ihnen?',
  stop: 'Sie hören auf',
  stopText:
    'Die Nummer wird aus ihnen entfernt, und was wartet, wird abgebrochen. Wer keine andere Nummer nennt, wird ausgeschaltet.',
  keep: 'Sie laufen weiter',
  keepText: 'Sie senden weiter an dieselben Adressen, was die Nummer empfängt.',
  cancel: 'Abbrechen',
  go: 'Weiter',
};
