import { SNIPPET_SHORTCUT_MAX } from '@whathooks/dto/facts';
import type { Words } from '../../../../shared/language/words';
import type * as english from './words';

export const words: Words<typeof english.words> = {
  title: 'Textbausteine',
  lead: 'Texte, die Sie oft schreiben. Tippen Sie / in das Nachrichtenfeld und wählen Sie einen.',
  add: 'Neuer Baustein',
  none: 'Noch keine Textbausteine',
  noneText:
    'Schreiben Sie eine Antwort, die Sie täglich geben, nur einmal: Dann haben alle sie zur Hand.',
  edit: 'Bearbeiten',
  editOf: (shortcut) => `Textbaustein „${shortcut}“ bearbeiten`,
  remove: 'Löschen',
  removeOf: (shortcut) => `Textbaustein „${shortcut}“ löschen`,
  removeTitle: (shortcut) => `Textbaustein „${shortcut}“ löschen?`,
  removeText:
    'Er kann nicht mehr gewählt werden. Nachrichten, die damit geschrieben wurden, bleiben.',
  removed: 'Textbaustein gelöscht',
  saved: 'Textbaustein gespeichert',
  variables: 'Variablen',
  variablesText: 'Sie stehen für das, was im jeweiligen Chat bekannt ist:',
};

export const formWords: Words<typeof english.formWords> = {
  shortcut: 'Kürzel',
  shortcutHint: 'Was nach dem / getippt wird, zum Beispiel zeiten.',
  shortcutWrong: `Verwenden Sie 1 bis ${SNIPPET_SHORTCUT_MAX} Buchstaben, Ziffern, - oder _.`,
  text: 'Text',
  textMissing: 'Schreiben Sie den Text.',
  unknown: (names) =>
    `${names.map((name) => `{{${name}}}`).join(', ')}: Diese Variable gibt es nicht. Verwenden Sie {{name}}, {{phone}} oder {{agent}}.`,
  insert: 'Variable einfügen',
  preview: 'So erhält es Jana',
  save: 'Speichern',
};

export const VARIABLE_MEANINGS: Words<typeof english.VARIABLE_MEANINGS> = {
  name: 'Name der Person im Chat',
  phone: 'Nummer der Person im Chat',
  agent: 'Name der Person, die schreibt',
};

export const SAMPLE_VALUES: Words<typeof english.SAMPLE_VALUES> = {
  name: 'Jana Beispiel',
  phone: '+4915112345678',
  agent: 'Ana',
};
