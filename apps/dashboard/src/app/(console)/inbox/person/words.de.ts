import type { Words } from '../../../../shared/language/words';
import type * as english from './words';

export const words: Words<typeof english.words> = {
  about: 'Über diesen Chat',
  back: 'Zurück zur Unterhaltung',
  phone: 'Telefonnummer',
  lid: 'LID',
  group: 'Gruppe',
  number: 'Nummer',
  waiting: 'Wartet seit',
  state: 'Status',
  open: 'Offen',
  closed: 'Erledigt',
  assignee: 'Zuständig',
  nobody: 'Niemand',
  labels: 'Labels',
  marks: 'Auf dem Telefon',
  archived: 'Archiviert',
  pinned: 'Fixiert',
  mutedUntil: (until) => `Stumm bis ${until}`,
  jid: 'JID',
  picture: (name) => `Bild von ${name}`,
  block: 'Blockieren',
  unblock: 'Freigeben',
  blockTitle: (name) => `${name} blockieren?`,
  blockText:
    'Nachrichten und Anrufe dieser Person erreichen weder diesen Posteingang noch das Telefon, und die Nummer kann ihr nicht schreiben. WhatsApp sagt es ihr nicht. Der bisherige Chat bleibt.',
  unblockTitle: (name) => `${name} wieder freigeben?`,
  unblockText:
    'Die Person kann wieder schreiben und anrufen. Was sie inzwischen geschrieben hat, kommt nicht mehr an.',
  blocked: (name) => `${name} ist blockiert.`,
  unblocked: (name) => `${name} kann wieder schreiben.`,
  blockedHint: 'Die Nummer blockiert diese Person: Nichts, was sie schreibt, kommt an.',
  blockLater: 'Das lässt sich ändern, sobald die Nummer verbunden ist.',
};
