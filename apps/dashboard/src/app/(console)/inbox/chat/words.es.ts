import type { Words } from '../../../../shared/language/words';
import type * as english from './words';

export const headerWords: Words<typeof english.headerWords> = {
  documentTitle: (name) => `${name} · Bandeja · whathooks`,
  removed: 'Número eliminado',
  person: 'Sobre este chat',
  toDay: 'Ir a un día',
  day: 'Día',
  go: 'Ir',
  close: 'Cerrar',
  reopen: 'Reabrir',
  more: 'Más acciones',
  markUnread: 'Marcar como no leído',
  pin: 'Fijar',
  unpin: 'Desfijar',
  mute: 'Silenciar una semana',
  unmute: 'Quitar silencio',
  archive: 'Archivar',
  unarchive: 'Desarchivar',
  composing: (name) => (name === null ? 'Escribiendo…' : `${name} está escribiendo…`),
  recording: (name) =>
    name === null ? 'Grabando un mensaje de voz…' : `${name} está grabando un mensaje de voz…`,
};

export const assignWords: Words<typeof english.assignWords> = {
  assign: 'Asignar',
  assignedTo: (name) => `Asignado a ${name}`,
  me: 'Asignarme',
  nobody: 'Nadie',
};

export const refusalWords: Words<typeof english.refusalWords> = {
  title: 'No está en el teléfono',
  changes: {
    archive: 'el archivado',
    pin: 'el fijado',
    mute: 'el silenciado',
    read: 'lo leído',
    contact: 'el nombre del contacto',
    star: 'un destacado',
    label: 'una etiqueta',
  },
  refused: (changes, reason) =>
    `Estos cambios no llegaron al teléfono: ${changes.join(', ')}. ${reason}`,
  retry: 'Reintentar',
  leave: 'Dejarlo así',
};
