import type { Words } from '../../../../../shared/language/words';
import type * as english from './words';

export const noticesWords: Words<typeof english.noticesWords> = {
  title: 'Anrufe und Mitteilungen',
  none: 'Noch keine. Anrufe, Änderungen an Gruppen und andere Mitteilungen von WhatsApp erscheinen hier.',
  older: 'Ältere Mitteilungen laden',
  raw: 'Rohe Mitteilung',
};

export const VOICE_CALLS: Words<typeof english.VOICE_CALLS> = {
  answered: (who) => `Sprachanruf von ${who}, angenommen`,
  declined: (who) => `Sprachanruf von ${who}, abgelehnt`,
  missed: (who) => `Verpasster Sprachanruf von ${who}`,
  ringing: (who) => `Sprachanruf von ${who}, klingelt`,
  plain: (who) => `Sprachanruf von ${who}`,
};
export const VIDEO_CALLS: Words<typeof english.VIDEO_CALLS> = {
  answered: (who) => `Videoanruf von ${who}, angenommen`,
  declined: (who) => `Videoanruf von ${who}, abgelehnt`,
  missed: (who) => `Verpasster Videoanruf von ${who}`,
  ringing: (who) => `Videoanruf von ${who}, klingelt`,
  plain: (who) => `Videoanruf von ${who}`,
};

export const notificationWords: Words<typeof english.notificationWords> = {
  pictureRemoved: (of) => `Profilbild entfernt: ${of}`,
  pictureChanged: (of) => `Profilbild geändert: ${of}`,
  about: (of) => `Info-Text geändert: ${of}`,
  devices: (of) => `Verknüpfte Geräte geändert: ${of}`,
  newKeys: 'WhatsApp hat neue Schlüssel angefordert',
  securityCode: (of) => `Sicherheitsnummer geändert: ${of}`,
  account: 'WhatsApp hat mitgeteilt, was das Konto darf',
  mayWrite: (of) => `WhatsApp erlaubt dieser Nummer, zu schreiben an: ${of}`,
  settings: 'Einstellungen des Kontos wurden am Telefon geändert',
  other: (type, of) => `WhatsApp-Mitteilung „${type}“: ${of}`,
};

export const GROUP_CHANGES: Words<typeof english.GROUP_CHANGES> = {
  announcement: 'nur noch Admins dürfen schreiben',
  not_announcement: 'jetzt dürfen alle schreiben',
  locked: 'nur noch Admins dürfen die Gruppeninfo ändern',
  unlocked: 'jetzt dürfen alle die Gruppeninfo ändern',
  description: 'Beschreibung geändert',
  ephemeral: 'Nachrichten verschwinden jetzt nach einiger Zeit',
  not_ephemeral: 'Nachrichten verschwinden nicht mehr',
  invite: 'Einladungslink zurückgesetzt',
  delete: 'Gruppe gelöscht',
  growth_locked: 'niemand kann mehr über den Link beitreten',
  growth_unlocked: 'Beitreten über den Link ist wieder möglich',
  membership_approval_mode: 'geändert, ob Admins neue Mitglieder bestätigen',
  member_add_mode: 'geändert, wer Mitglieder hinzufügen darf',
  created_membership_requests: 'jemand möchte beitreten',
  revoked_membership_requests: 'eine Beitrittsanfrage wurde zurückgezogen',
  revoke: 'eine Einladung wurde zurückgezogen',
  link: 'mit einer anderen Gruppe verknüpft',
  unlink: 'nicht mehr mit einer anderen Gruppe verknüpft',
  suspended: 'von WhatsApp gesperrt',
  unsuspended: 'von WhatsApp entsperrt',
};

export const MEMBER_CHANGES: Words<typeof english.MEMBER_CHANGES> = {
  add: {
    one: (who) => `${who} wurde hinzugefügt`,
    several: (who) => `${who} wurden hinzugefügt`,
    oneBy: (who, by) => `${who} wurde von ${by} hinzugefügt`,
    severalBy: (who, by) => `${who} wurden von ${by} hinzugefügt`,
  },
  remove: {
    one: (who) => `${who} wurde entfernt`,
    several: (who) => `${who} wurden entfernt`,
    oneBy: (who, by) => `${who} wurde von ${by} entfernt`,
    severalBy: (who, by) => `${who} wurden von ${by} entfernt`,
  },
  promote: {
    one: (who) => `${who} ist jetzt Admin`,
    several: (who) => `${who} sind jetzt Admins`,
    oneBy: (who, by) => `${who} wurde von ${by} zum Admin gemacht`,
    severalBy: (who, by) => `${who} wurden von ${by} zu Admins gemacht`,
  },
  demote: {
    one: (who) => `${who} ist kein Admin mehr`,
    several: (who) => `${who} sind keine Admins mehr`,
    oneBy: (who, by) => `${who} wurde von ${by} als Admin entfernt`,
    severalBy: (who, by) => `${who} wurden von ${by} als Admins entfernt`,
  },
};

export const groupWords: Words<typeof english.groupWords> = {
  of: (group, change) => `${group}: ${change}`,
  named: (name) => `Gruppe „${name}“`,
  something: 'etwas wurde geändert',
  unknown: (change) => `eine Änderung, die WhatsApp „${change}“ nennt`,
  left: (who) => `${who} hat die Gruppe verlassen`,
  somebody: 'jemand',
  created: 'wurde erstellt',
  createdBy: (by) => `von ${by} erstellt`,
  createdAs: (subject) => `als „${subject}“ erstellt`,
  createdAsBy: (subject, by) => `als „${subject}“ erstellt von ${by}`,
  renamed: 'wurde umbenannt',
  renamedBy: (by) => `von ${by} umbenannt`,
  renamedTo: (subject) => `in „${subject}“ umbenannt`,
  renamedToBy: (subject, by) => `von ${by} in „${subject}“ umbenannt`,
  changedBy: (change, by) => `${change} (von ${by})`,
};
