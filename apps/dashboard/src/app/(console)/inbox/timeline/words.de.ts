import { TEXT_MAX_LENGTH } from '@whathooks/dto/facts';
import type { Words } from '../../../../shared/language/words';
import type * as english from './words';

export const words: Words<typeof english.words> = {
  with: (title) => `Unterhaltung mit ${title}`,
  none: (title) => `Noch keine Nachrichten mit ${title}. Schreiben Sie die erste.`,
  loading: 'Nachrichten werden geladen',
  unread: 'Ungelesene Nachrichten',
  newest: 'Neueste Nachrichten',
  toUnread: 'Erste ungelesene Nachricht',
  newMessages: (count) => (count === 1 ? '1 neue Nachricht' : `${count} neue Nachrichten`),
  edited: 'Bearbeitet',
  starred: 'Mit Stern',
  pinned: (until) => `Fixiert bis ${until}`,
  kept: 'Für alle im Chat behalten',
  scheduled: 'Geplant für',
  truncated: `Nur die ersten ${TEXT_MAX_LENGTH.toLocaleString('de')} Zeichen sind gespeichert.`,
  note: (name) => `Notiz von ${name}`,
  reactions: (emoji, names) => `${emoji} von ${names}`,
  you: 'Ihnen',
  uploading: (share) => `Wird hochgeladen, ${Math.round(share * 100)} %`,
  sendAgain: 'Erneut senden',
  discard: 'Verwerfen',
  somebody: 'Jemand',
};

export const actionWords: Words<typeof english.actionWords> = {
  reply: 'Antworten',
  react: 'Reagieren',
  more: 'Mehr',
  edit: 'Bearbeiten',
  copy: 'Text kopieren',
  copyLink: 'Link zur Nachricht kopieren',
  forward: 'Weiterleiten',
  download: 'Herunterladen',
  star: 'Mit Stern markieren',
  unstar: 'Stern entfernen',
  pin: 'Fixieren…',
  unpin: 'Fixierung lösen',
  keep: 'Für alle behalten',
  unkeep: 'Verschwinden lassen',
  remove: 'Für alle löschen',
  removeTitle: 'Diese Nachricht für alle löschen?',
  removeText:
    'Sie verschwindet von den Telefonen aller im Chat. Das lässt sich nicht rückgängig machen.',
  reactWith: (emoji) => `Mit ${emoji} reagieren`,
  takeBack: (emoji) => `${emoji} zurücknehmen`,
  copied: 'Kopiert',
  details: 'Status je Mitglied',
};

export const pinWords: Words<typeof english.pinWords> = {
  title: 'Diese Nachricht fixieren',
  text: 'Alle im Chat sehen sie über der Unterhaltung. Telefone zeigen drei fixierte Nachrichten: Jede weitere ersetzt die älteste.',
  howLong: 'Wie lange',
  times: { 86_400: '24 Stunden', 604_800: '7 Tage', 2_592_000: '30 Tage' },
  pin: 'Fixieren',
  pinned: 'Fixierte Nachrichten',
  place: (at, count) => `${at} von ${count}`,
  show: (text) => `Zur fixierten Nachricht: ${text}`,
  unpin: 'Diese Nachricht lösen',
};

export const recipientWords: Words<typeof english.recipientWords> = {
  title: 'Status je Mitglied',
  none: 'Noch kein Telefon eines Mitglieds hat die Nachricht bestätigt.',
  member: 'Mitglied',
  state: 'Status',
  when: 'Seit',
};

export const startWords: Words<typeof english.startWords> = {
  ask: 'Ältere Nachrichten vom Telefon holen',
  asking: 'Das Telefon sucht ältere Nachrichten…',
  ended: 'Das Telefon hat keine älteren Nachrichten.',
  silent:
    'Das Telefon hat nicht geantwortet. Schalten Sie es ein, prüfen Sie, ob es online ist, und versuchen Sie es erneut.',
  down: 'Um ältere Nachrichten vom Telefon zu holen, muss die Nummer verbunden sein.',
  removed:
    'Die Nummer wurde entfernt: Ihr Telefon kann nicht mehr nach älteren Nachrichten gefragt werden.',
};

export const forwardWords: Words<typeof english.forwardWords> = {
  title: 'Weiterleiten an',
  search: 'Chats suchen',
  forwardTo: (count) =>
    count === 0
      ? 'Chats wählen'
      : count === 1
        ? 'An 1 Chat weiterleiten'
        : `An ${count} Chats weiterleiten`,
  done: (count) => (count === 1 ? 'Weitergeleitet' : `An ${count} Chats weitergeleitet`),
};

export const noteWords: Words<typeof english.noteWords> = {
  edit: 'Notiz bearbeiten',
  remove: 'Notiz löschen',
  removeTitle: 'Diese Notiz löschen?',
  removeText: 'Sie verschwindet für das ganze Team. Das lässt sich nicht rückgängig machen.',
};
