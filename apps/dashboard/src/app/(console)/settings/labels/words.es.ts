import type { Words } from '../../../../shared/language/words';
import type * as english from './words';

export const words: Words<typeof english.words> = {
  title: 'Etiquetas',
  lead: 'Palabras para marcar los chats de toda la organización. Las etiquetas de números de WhatsApp Business con el mismo nombre son las mismas.',
  add: 'Nueva etiqueta',
  none: 'Aún no hay etiquetas',
  noneText:
    'Etiqueta los chats para volver a encontrarlos: clientes nuevos, facturas pendientes, reclamos.',
  edit: 'Editar',
  editOf: (name) => `Editar la etiqueta ${name}`,
  remove: 'Eliminar',
  removeOf: (name) => `Eliminar la etiqueta ${name}`,
  removeTitle: (name) => `¿Eliminar la etiqueta “${name}”?`,
  removeText: 'Se quita de todos los chats, aquí y en los teléfonos. Los chats se conservan.',
  removed: 'Etiqueta eliminada',
  saved: 'Etiqueta guardada',
  chats: (name) => `Chats con la etiqueta ${name}`,
  showChats: 'Ver sus chats',
  name: 'Nombre',
  nameMissing: 'Ponle un nombre.',
  color: 'Color',
  save: 'Guardar',
  refused: 'No está en todos los teléfonos',
  refusedBy: (number, reason) =>
    `El teléfono de ${number} no tiene esta etiqueta como está aquí. ${reason}`,
  retry: 'Reintentar',
  retryOf: (name) => `Reintentar llevar la etiqueta ${name} a los teléfonos`,
};
