import { formatCount } from '../../../shared/format/count';
import type { Words } from '../../../shared/language/words';
import type * as english from './words';

export const contentWords: Words<typeof english.contentWords> = {
  forwarded: 'Reenviado',
  forwardedOften: 'Reenviado muchas veces',
  viewOnce: 'Ver una vez',
  answers: (author) => `Respuesta a ${author}`,
  answersYou: 'Respuesta a ti',
  toQuoted: 'Ir a este mensaje',
  you: 'tú',
  readMore: 'Leer más',
  notAvailable: 'Mensaje no disponible',
  live: 'Comparte su ubicación en vivo',
  place: (latitude, longitude) => `${latitude}, ${longitude}`,
  map: 'Abrir en un mapa',
  poll: (selectable) =>
    selectable === 1 ? 'Encuesta: una respuesta' : `Encuesta: hasta ${selectable} respuestas`,
  pollAny: 'Encuesta: cualquier cantidad de respuestas',
  votes: (count) => formatCount(count),
  cancelled: 'Cancelado',
  joinCall: 'Abrir el enlace de la llamada',
  until: (from, until) => `${from} – ${until}`,
  chose: (title) => `Eligió: ${title}`,
};

export const invitationWords: Words<typeof english.invitationWords> = {
  group: 'Invitación a un grupo',
  unnamed: 'Un grupo sin nombre',
  until: (moment) => `Invitación a un grupo, hasta ${moment}`,
  over: 'Esta invitación a un grupo venció.',
  join: 'Unirse al grupo',
  requested: 'Ahora deciden los administradores del grupo.',
  open: 'Abrir el grupo',
};

export const EVENT_ANSWERS: Words<typeof english.EVENT_ANSWERS> = {
  going: 'Asistiré',
  maybe: 'Quizás',
  not_going: 'No asistiré',
};
