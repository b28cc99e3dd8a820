import type { Words } from '../../../../../shared/language/words';
import type * as english from './words';

export const words: Words<typeof english.words> = {
  notConnected: (name, state, reason) =>
    `${name} kann jetzt nicht senden (${state}). ${reason ? `${reason} ` : ''}Es geht wieder, sobald die Nummer verbunden ist.`,
  notLinked: (name, reason) =>
    `${name} ist nicht verknüpft. ${reason ? `${reason} ` : ''}Es kann nichts gesendet werden, bis die Nummer wieder verknüpft ist.`,
  linkAgain: 'Neu verknüpfen',
  askToLink: 'Ein Inhaber oder ein Admin kann das tun.',
  waits: (name) =>
    `${name} ist gerade nicht verbunden. Was Sie senden, wartet und geht hinaus, sobald die Verbindung wieder steht.`,
  restricted: (name, until) =>
    `WhatsApp lässt ${name} ${until ? `bis ${until}` : 'vorerst'} keine neuen Chats beginnen. Wer der Nummer schon geschrieben hat, dem können Sie antworten.`,
  timer: (time) => `Nachrichten in diesem Chat verschwinden nach ${time}.`,
  linkPreview: (host) => `Vorschau von ${host} anzeigen`,
  formatted: 'So sieht es der Chat',
  numberGone:
    'Diese Nummer wurde mitsamt ihren Unterhaltungen gelöscht. Was noch zu sehen ist, verschwindet, wenn Sie diesen Chat verlassen.',
  toNumber: 'Nummer öffnen',
  blocked: (name) =>
    `Die Nummer blockiert ${name}: Keine Seite kann schreiben. Die Unterhaltung lässt sich noch lesen.`,
  unblock: 'Freigeben',
  messageTo: (recipient) => `Nachricht an ${recipient}`,
  write: 'Nachricht schreiben',
  attached: 'Dateien zum Senden',
  detach: (name) => `${name} nicht senden`,
  drop: 'Dateien hier ablegen, um sie anzuhängen',
  send: 'Nachricht senden',
  save: 'Änderung speichern',
  replyTo: (author) => `Antwort an ${author}`,
  yourself: 'sich selbst',
  editing: 'Nachricht bearbeiten',
  stopReply: 'Antwort abbrechen',
  stopEdit: 'Bearbeitung abbrechen',
  unsaved:
    'Der Server ist nicht erreichbar. Was Sie schreiben, bleibt in diesem Browser und wird gespeichert, sobald er wieder da ist.',
  gap: (gap) =>
    `${gap} ist in diesem Chat nicht bekannt. Ersetzen Sie die Klammern und senden Sie dann.`,
};

export const recorderWords: Words<typeof english.recorderWords> = {
  record: 'Sprachnachricht aufnehmen',
  recording: 'Aufnahme',
  discard: 'Aufnahme verwerfen',
  send: 'Sprachnachricht senden',
  refused: {
    title: 'Kein Mikrofon',
    detail:
      'Der Browser gibt kein Mikrofon frei. Erlauben Sie es in den Einstellungen dieser Seite, und öffnen Sie das Dashboard über HTTPS.',
  },
};

export const mentionWords: Words<typeof english.mentionWords> = {
  members: 'Mitglieder der Gruppe',
  all: 'Alle in der Gruppe',
};
