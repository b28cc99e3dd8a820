import { formatCount } from '../../../shared/format/count';
import type { Words } from '../../../shared/language/words';
import type * as english from './words';

export const contentWords: Words<typeof english.contentWords> = {
  forwarded: 'Encaminhada',
  forwardedOften: 'Encaminhada com frequência',
  viewOnce: 'Visualização única',
  answers: (author) => `Resposta a ${author}`,
  answersYou: 'Resposta a você',
  toQuoted: 'Ir para esta mensagem',
  you: 'você',
  readMore: 'Ler mais',
  notAvailable: 'Mensagem indisponível',
  live: 'Localização em tempo real',
  place: (latitude, longitude) => `${latitude}, ${longitude}`,
  map: 'Abrir no mapa',
  poll: (selectable) =>
    selectable === 1 ? 'Enquete: uma resposta' : `Enquete: até ${selectable} respostas`,
  pollAny: 'Enquete: várias respostas',
  votes: (count) => formatCount(count),
  cancelled: 'Cancelado',
  joinCall: 'Abrir o link da ligação',
  until: (from, until) => `${from} – ${until}`,
  chose: (title) => `Escolheu: ${title}`,
};

export const invitationWords: Words<typeof english.invitationWords> = {
  group: 'Convite para um grupo',
  unnamed: 'Um grupo sem nome',
  until: (moment) => `Convite para um grupo, até ${moment}`,
  over: 'Este convite para um grupo expirou.',
  join: 'Entrar no grupo',
  requested: 'Agora os admins do grupo decidem.',
  open: 'Abrir o grupo',
};

export const EVENT_ANSWERS: Words<typeof english.EVENT_ANSWERS> = {
  going: 'Vai',
  maybe: 'Talvez',
  not_going: 'Não vai',
};
