import { formatCount } from '../../../shared/format/count';
import type { Words } from '../../../shared/language/words';
import type * as english from './words';

export const contentWords: Words<typeof english.contentWords> = {
  forwarded: 'Weitergeleitet',
  forwardedOften: 'Häufig weitergeleitet',
  viewOnce: 'Einmalansicht',
  answers: (author) => `Antwort an ${author}`,
  answersYou: 'Antwort an Sie',
  toQuoted: 'Zu dieser Nachricht',
  you: 'Sie',
  readMore: 'Mehr lesen',
  notAvailable: 'Nachricht nicht verfügbar',
  live: 'Live-Standort',
  place: (latitude, longitude) => `${latitude}, ${longitude}`,
  map: 'Auf einer Karte öffnen',
  poll: (selectable) =>
    selectable === 1 ? 'Umfrage: eine Antwort' : `Umfrage: bis zu ${selectable} Antworten`,
  pollAny: 'Umfrage: beliebig viele Antworten',
  votes: (count) => formatCount(count),
  cancelled: 'Abgesagt',
  joinCall: 'Link zum Anruf öffnen',
  until: (from, until) => `${from} – ${until}`,
  chose: (title) => `Gewählt: ${title}`,
};

export const invitationWords: Words<typeof english.invitationWords> = {
  group: 'Einladung zu einer Gruppe',
  unnamed: 'Eine Gruppe ohne Namen',
  until: (moment) => `Einladung zu einer Gruppe, bis ${moment}`,
  over: 'Diese Einladung zu einer Gruppe ist abgelaufen.',
  join: 'Gruppe beitreten',
  requested: 'Jetzt entscheiden die Admins der Gruppe.',
  open: 'Gruppe öffnen',
};

export const EVENT_ANSWERS: Words<typeof english.EVENT_ANSWERS> = {
  going: 'Zusage',
  maybe: 'Vielleicht',
  not_going: 'Absage',
};
