import type { CallNoticeValue } from '@whathooks/dto';
import type { Words } from '../../shared/language/words';
import type * as english from './words';

export const VIEW_LABELS: Words<typeof english.VIEW_LABELS> = {
  open: 'Alle',
  needs_reply: 'Unbeantwortet',
  mine: 'Meine',
  unassigned: 'Nicht zugewiesen',
  closed: 'Erledigt',
};

export const chatWords: Words<typeof english.chatWords> = {
  unread: (count) => (count === 1 ? '1 ungelesene Nachricht' : `${count} ungelesene Nachrichten`),
  markedUnread: 'Als ungelesen markiert',
  needsReply: 'Wartet auf Antwort',
  pinned: 'Fixiert',
  muted: 'Stumm',
  archived: 'Archiviert',
  closed: 'Erledigt',
  assignedTo: (name) => `Zugewiesen an ${name}`,
  somebody: 'Jemand',
  apiKey: 'Ein API-Schlüssel',
  apiKeyNamed: (name) => `Der API-Schlüssel „${name}“`,
  noMessage: 'Noch keine Nachrichten',
  missedCall: 'Verpasster Anruf',
  draft: 'Entwurf:',
  you: 'Sie',
};

const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} und ${names.at(-1) ?? ''}`;

export const viewerWords: Words<typeof english.viewerWords> = {
  here: 'Auch in diesem Chat',
  looking: (names) =>
    `${listed(names)} ${names.length === 1 ? 'sieht' : 'sehen'} diesen Chat gerade an`,
  answering: (names) => `${listed(names)} ${names.length === 1 ? 'antwortet' : 'antworten'} gerade`,
};

const SETTINGS: Readonly<Record<string, string>> = {
  announcement_on: 'Nur Admins schreiben',
  announcement_off: 'Alle Mitglieder schreiben',
  locked_on: 'Nur Admins ändern Name, Beschreibung und Bild',
  locked_off: 'Alle Mitglieder ändern Name, Beschreibung und Bild',
  approval_on: 'Admins entscheiden über Beitritte',
  approval_off: 'Beitritte brauchen keine Zustimmung',
  admins_add_on: 'Nur Admins fügen Mitglieder hinzu',
  admins_add_off: 'Alle Mitglieder fügen Mitglieder hinzu',
};

const CALLS: Record<CallNoticeValue, string> = { voice: 'Anruf', video: 'Videoanruf' };

export const NOTICE_SENTENCES: Words<typeof english.NOTICE_SENTENCES> = {
  group_created: (who, _, value) => `${who} hat die Gruppe${value && ` „${value}“`} erstellt`,
  group_subject: (who, _, value) => `${who} hat die Gruppe in „${value}“ umbenannt`,
  group_description: (who) => `${who} hat die Beschreibung der Gruppe geändert`,
  group_picture: (who) => `${who} hat das Bild der Gruppe geändert`,
  group_added: (who, whom) => `${who} hat ${whom} hinzugefügt`,
  group_removed: (who, whom) => `${who} hat ${whom} entfernt`,
  group_left: (who, whom) => `${whom || who} hat die Gruppe verlassen`,
  group_promoted: (who, whom) => `${who} hat ${whom} zum Admin gemacht`,
  group_demoted: (who, whom) => `${who} hat ${whom} als Admin entfernt`,
  group_settings: (who, _, value) => {
    const setting = SETTINGS[value];
    return setting
      ? `${who} hat eingestellt: ${setting}`
      : `${who} hat die Einstellungen der Gruppe geändert`;
  },
  group_join_request: (who, whom) => `${whom || who} möchte der Gruppe beitreten`,
  assigned: (who, whom) =>
    who === whom ? `${who} hat den Chat übernommen` : `${who} hat den Chat ${whom} zugewiesen`,
  unassigned: (who) => `${who} hat die Zuweisung aufgehoben`,
  closed: (who) => `${who} hat den Chat als erledigt markiert`,
  reopened: (who) => `${who} hat den Chat wieder geöffnet`,
  labelled: (who, _, value) => `${who} hat das Label „${value}“ hinzugefügt`,
  unlabelled: (who, _, value) => `${who} hat das Label „${value}“ entfernt`,
  call_accepted: (who, _, value) =>
    `${CALLS[value as CallNoticeValue]} von ${who}, auf einem anderen Gerät angenommen`,
  call_rejected: (who, _, value) => `${CALLS[value as CallNoticeValue]} von ${who}, abgelehnt`,
  call_missed: (who, _, value) => `${CALLS[value as CallNoticeValue]} von ${who}, verpasst`,
  timer: (who, _, value) =>
    value
      ? `${who} hat eingestellt, dass Nachrichten nach ${value} verschwinden`
      : `${who} hat selbstlöschende Nachrichten ausgeschaltet`,
};

export const NOTICES_ALONE: Words<typeof english.NOTICES_ALONE> = {
  assigned: (whom) => `Der Chat wurde ${whom} zugewiesen`,
  unassigned: () => 'Die Zuweisung ist beendet',
  closed: () => 'Der Chat wurde als erledigt markiert',
  reopened: () => 'Eine neue Nachricht hat den Chat wieder geöffnet',
  group_added: (whom) => `${whom} ist jetzt in der Gruppe`,
  group_subject: (_, value) => `Die Gruppe heißt jetzt „${value}“`,
  group_created: (_, value) => `Die Gruppe${value && ` „${value}“`} wurde erstellt`,
  timer: (_, value) =>
    value
      ? `Nachrichten verschwinden ab jetzt nach ${value}`
      : 'Nachrichten bleiben ab jetzt erhalten',
};

export const timerWords: Words<typeof english.timerWords> = {
  short: 'weniger als einem Tag',
  day: 'einem Tag',
  week: 'einer Woche',
  days: (count) => `${count} Tagen`,
};
