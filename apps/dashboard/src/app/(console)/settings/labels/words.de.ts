import type { Words } from '../../../../shared/language/words';
import type * as english from './words';

export const words: Words<typeof english.words> = {
  title: 'Labels',
  lead: 'Stichwörter für Chats, in der ganzen Organisation. Gleichnamige Labels von WhatsApp-Business-Nummern sind dieselben.',
  add: 'Neues Label',
  none: 'Noch keine Labels',
  noneText: 'Mit Labels finden Sie Chats wieder: Neukunden, offene Rechnungen, Beschwerden.',
  edit: 'Bearbeiten',
  editOf: (name) => `Label „${name}“ bearbeiten`,
  remove: 'Löschen',
  removeOf: (name) => `Label „${name}“ löschen`,
  removeTitle: (name) => `Label „${name}“ löschen?`,
  removeText: 'Es wird von jedem Chat entfernt, hier und auf den Telefonen. Die Chats bleiben.',
  removed: 'Label gelöscht',
  saved: 'Label gespeichert',
  chats: (name) => `Chats mit dem Label „${name}“`,
  showChats: 'Chats anzeigen',
  name: 'Name',
  nameMissing: 'Geben Sie einen Namen ein.',
  color: 'Farbe',
  save: 'Speichern',
  refused: 'Nicht auf jedem Telefon',
  refusedBy: (number, reason) =>
    `Auf dem Telefon von ${number} ist dieses Label nicht so wie hier. ${reason}`,
  retry: 'Erneut versuchen',
  retryOf: (name) => `Erneut versuchen, das Label „${name}“ auf die Telefone zu bringen`,
};
