import { TEXT_MAX_LENGTH } from '@whathooks/dto/facts';
import { formatCount } from '../../../../shared/format/count';
import type { Words } from '../../../../shared/language/words';
import type * as english from './words';

export const words: Words<typeof english.words> = {
  with: (title) => `Conversación con ${title}`,
  none: (title) => `Aún no hay mensajes con ${title}. Escribe el primero.`,
  loading: 'Cargando mensajes',
  unread: 'Mensajes no leídos',
  newest: 'Mensajes más recientes',
  toUnread: 'Primer mensaje no leído',
  newMessages: (count) => (count === 1 ? '1 mensaje nuevo' : `${count} mensajes nuevos`),
  edited: 'Editado',
  starred: 'Destacado',
  pinned: (until) => `Fijado hasta ${until}`,
  kept: 'Conservado para todos en el chat',
  scheduled: 'Se envía:',
  truncated: `Solo se guardan los primeros ${formatCount(TEXT_MAX_LENGTH)} caracteres.`,
  note: (name) => `Nota de ${name}`,
  reactions: (emoji, names) => `${emoji} de ${names}`,
  you: 'ti',
  uploading: (share) => `Subiendo, ${Math.round(share * 100)} %`,
  sendAgain: 'Enviar de nuevo',
  discard: 'Descartar',
  somebody: 'Alguien',
};

export const actionWords: Words<typeof english.actionWords> = {
  reply: 'Responder',
  react: 'Reaccionar',
  more: 'Más',
  edit: 'Editar',
  copy: 'Copiar texto',
  copyLink: 'Copiar enlace al mensaje',
  forward: 'Reenviar',
  download: 'Descargar',
  star: 'Destacar',
  unstar: 'No destacar',
  pin: 'Fijar…',
  unpin: 'Desfijar',
  keep: 'Conservar para todos',
  unkeep: 'No conservar',
  remove: 'Eliminar para todos',
  removeTitle: '¿Eliminar este mensaje para todos?',
  removeText: 'Desaparece de los teléfonos de todos en el chat. No se puede deshacer.',
  reactWith: (emoji) => `Reaccionar con ${emoji}`,
  takeBack: (emoji) => `Quitar ${emoji}`,
  copied: 'Copiado',
  details: 'Estado por miembro',
};

export const pinWords: Words<typeof english.pinWords> = {
  title: 'Fijar este mensaje',
  text: 'Todos en el chat lo ven arriba de la conversación. Los teléfonos muestran tres mensajes fijados: otro ocupa el lugar del más antiguo.',
  howLong: 'Por cuánto tiempo',
  times: { 86_400: '24 horas', 604_800: '7 días', 2_592_000: '30 días' },
  pin: 'Fijar',
  pinned: 'Mensajes fijados',
  place: (at, count) => `${at} de ${count}`,
  show: (text) => `Ir al mensaje fijado: ${text}`,
  unpin: 'Desfijar este mensaje',
};

export const recipientWords: Words<typeof english.recipientWords> = {
  title: 'Estado por miembro',
  none: 'Ningún teléfono de los miembros ha confirmado aún el mensaje.',
  member: 'Miembro',
  state: 'Estado',
  when: 'Desde',
};

export const startWords: Words<typeof english.startWords> = {
  ask: 'Pedir al teléfono mensajes anteriores',
  asking: 'El teléfono busca mensajes anteriores…',
  ended: 'El teléfono no tiene mensajes anteriores.',
  silent: 'El teléfono no respondió. Enciéndelo, revisa que tenga conexión y pide de nuevo.',
  down: 'El número debe estar conectado para pedir a su teléfono mensajes anteriores.',
  removed: 'El número se eliminó: ya no se pueden pedir mensajes anteriores a su teléfono.',
};

export const forwardWords: Words<typeof english.forwardWords> = {
  title: 'Reenviar a',
  search: 'Buscar chats',
  forwardTo: (count) =>
    count === 0 ? 'Elige chats' : count === 1 ? 'Reenviar a 1 chat' : `Reenviar a ${count} chats`,
  done: (count) => (count === 1 ? 'Reenviado' : `Reenviado a ${count} chats`),
};

export const noteWords: Words<typeof english.noteWords> = {
  edit: 'Editar nota',
  remove: 'Eliminar nota',
  removeTitle: '¿Eliminar esta nota?',
  removeText: 'Desaparece para todos los colegas. No se puede deshacer.',
};
