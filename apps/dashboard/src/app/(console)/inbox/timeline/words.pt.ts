import { TEXT_MAX_LENGTH } from '@whathooks/dto/facts';
import { formatCount } from '../../../../shared/format/count';
import type { Words } from '../../../../shared/language/words';
import type * as english from './words';

export const words: Words<typeof english.words> = {
  with: (title) => `Conversa com ${title}`,
  none: (title) => `Ainda não há mensagens com ${title}. Escreva a primeira.`,
  loading: 'Carregando mensagens',
  unread: 'Mensagens não lidas',
  newest: 'Mensagens mais recentes',
  toUnread: 'Primeira mensagem não lida',
  newMessages: (count) => (count === 1 ? '1 nova mensagem' : `${count} novas mensagens`),
  edited: 'Editada',
  starred: 'Favorita',
  pinned: (until) => `Fixada até ${until}`,
  kept: 'Mantida para todos na conversa',
  scheduled: 'Envio às',
  truncated: `Só os primeiros ${formatCount(TEXT_MAX_LENGTH)} caracteres são guardados.`,
  note: (name) => `Nota de ${name}`,
  reactions: (emoji, names) => `${emoji} de ${names}`,
  you: 'você',
  uploading: (share) => `Enviando, ${Math.round(share * 100)}%`,
  sendAgain: 'Enviar de novo',
  discard: 'Descartar',
  somebody: 'Alguém',
};

export const actionWords: Words<typeof english.actionWords> = {
  reply: 'Responder',
  react: 'Reagir',
  more: 'Mais',
  edit: 'Editar',
  copy: 'Copiar texto',
  copyLink: 'Copiar link da mensagem',
  forward: 'Encaminhar',
  download: 'Baixar',
  star: 'Favoritar',
  unstar: 'Desfavoritar',
  pin: 'Fixar…',
  unpin: 'Desafixar',
  keep: 'Manter para todos',
  unkeep: 'Deixar desaparecer',
  remove: 'Apagar para todos',
  removeTitle: 'Apagar esta mensagem para todos?',
  removeText: 'Ela desaparece dos celulares de todos na conversa. Não é possível desfazer.',
  reactWith: (emoji) => `Reagir com ${emoji}`,
  takeBack: (emoji) => `Retirar ${emoji}`,
  copied: 'Copiado',
  details: 'Status por membro',
};

export const pinWords: Words<typeof english.pinWords> = {
  title: 'Fixar esta mensagem',
  text: 'Todos na conversa a veem no topo. Os celulares mostram três mensagens fixadas: mais uma substitui a mais antiga.',
  howLong: 'Por quanto tempo',
  times: { 86_400: '24 horas', 604_800: '7 dias', 2_592_000: '30 dias' },
  pin: 'Fixar',
  pinned: 'Mensagens fixadas',
  place: (at, count) => `${at} de ${count}`,
  show: (text) => `Ir para a mensagem fixada: ${text}`,
  unpin: 'Desafixar esta mensagem',
};

export const recipientWords: Words<typeof english.recipientWords> = {
  title: 'Status por membro',
  none: 'O celular de nenhum membro confirmou a mensagem ainda.',
  member: 'Membro',
  state: 'Status',
  when: 'Desde',
};

export const startWords: Words<typeof english.startWords> = {
  ask: 'Pedir mensagens mais antigas ao celular',
  asking: 'O celular está procurando mensagens mais antigas…',
  ended: 'O celular não tem mensagens mais antigas.',
  silent: 'O celular não respondeu. Ligue-o, confira se está na internet e peça de novo.',
  down: 'Para pedir mensagens mais antigas ao celular, o número precisa estar conectado.',
  removed: 'O número foi removido: não dá mais para pedir mensagens antigas ao celular dele.',
};

export const forwardWords: Words<typeof english.forwardWords> = {
  title: 'Encaminhar para',
  search: 'Buscar conversas',
  forwardTo: (count) =>
    count === 0
      ? 'Escolha conversas'
      : count === 1
        ? 'Encaminhar para 1 conversa'
        : `Encaminhar para ${count} conversas`,
  done: (count) => (count === 1 ? 'Encaminhada' : `Encaminhada para ${count} conversas`),
};

export const noteWords: Words<typeof english.noteWords> = {
  edit: 'Editar nota',
  remove: 'Excluir nota',
  removeTitle: 'Excluir esta nota?',
  removeText: 'Ela desaparece para todos os colegas. Não é possível desfazer.',
};
