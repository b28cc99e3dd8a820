import type { Words } from '../../../../shared/language/words';
import type * as english from './words';

export const headerWords: Words<typeof english.headerWords> = {
  documentTitle: (name) => `${name} · Posteingang · whathooks`,
  removed: 'Nummer entfernt',
  person: 'Über diesen Chat',
  toDay: 'Zu einem Tag gehen',
  day: 'Tag',
  go: 'Dorthin',
  close: 'Erledigt',
  reopen: 'Wieder öffnen',
  more: 'Weitere Aktionen',
  markUnread: 'Als ungelesen markieren',
  pin: 'Fixieren',
  unpin: 'Fixierung lösen',
  mute: 'Eine Woche stumm',
  unmute: 'Nicht mehr stumm',
  archive: 'Archivieren',
  unarchive: 'Aus dem Archiv holen',
  composing: (name) => (name === null ? 'Schreibt…' : `${name} schreibt…`),
  recording: (name) =>
    name === null ? 'Nimmt eine Sprachnachricht auf…' : `${name} nimmt eine Sprachnachricht auf…`,
};

export const assignWords: Words<typeof english.assignWords> = {
  assign: 'Zuweisen',
  assignedTo: (name) => `Zugewiesen an ${name}`,
  me: 'Mir zuweisen',
  nobody: 'Niemand',
};

export const refusalWords: Words<typeof english.refusalWords> = {
  title: 'Nicht auf dem Telefon',
  changes: {
    archive: 'Archiv',
    pin: 'Fixierung',
    mute: 'Stummschaltung',
    read: 'Lesestatus',
    contact: 'Name des Kontakts',
    star: 'Stern',
    label: 'Label',
  },
  refused: (changes, reason) =>
    `Diese Änderungen sind nicht auf dem Telefon angekommen: ${changes.join(', ')}. ${reason}`,
  retry: 'Erneut versuchen',
  leave: 'So lassen',
};
