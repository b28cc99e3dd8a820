import type { Words } from '../../../shared/language/words';
import type * as english from './words';

export const words: Words<typeof english.words> = {
  lead: 'Mensajes de todos los números, en vivo. Para responder, abre la bandeja.',
  filter: 'Filtrar mensajes',
  chat: 'Chat',
  direction: 'Dirección',
  allDirections: 'Todos',
  starred: 'Solo destacados',
  inbound: 'Entrantes',
  outbound: 'Salientes',
  noMatch: 'Ningún mensaje coincide',
  noMatchText: 'Elige otro número u otra dirección, o vacía el campo del chat.',
  none: 'Aún no hay mensajes',
  noneText: 'Los mensajes aparecen aquí en cuanto un número vinculado envía o recibe uno.',
  goToNumbers: 'Ir a los números',
  scheduled: 'Programados',
  moreScheduled: 'Cargar mensajes posteriores',
  scheduledTo: (contact, time) => `Para ${contact}, ${time}`,
  cancel: 'Cancelar',
  cancelOf: (contact) => `Cancelar el envío a ${contact}`,
  cancelTitle: '¿Cancelar este mensaje?',
  cancelAction: 'Cancelar mensaje',
  cancelText: (contact, time) =>
    `No se envía el mensaje para ${contact} (${time}). Queda en la lista como cancelado.`,
  cancelled: 'Mensaje cancelado',
};
