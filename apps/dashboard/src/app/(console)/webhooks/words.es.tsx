import { formatCount } from '../../../shared/format/count';
import type { Words } from '../../../shared/language/words';
import type * as english from './words';

export const words: Words<typeof english.words> = {
  lead: 'Tus servidores que reciben eventos como JSON firmado.',
  allDeliveries: 'Todas las entregas',
  allFailed: 'Todas las entregas fallidas',
  none: 'Aún no hay webhooks',
  noneText:
    'Agrega la dirección de tu servidor y los mensajes llegan allí como JSON firmado un instante después de llegar aquí.',
  edit: 'Editar webhook',
  save: 'Guardar',
  saved: 'El webhook se guardó.',
  deleteTitle: '¿Eliminar este webhook?',
  deleteAction: 'Eliminar webhook',
  deleteText: (url) => (
    <>{url} ya no recibe eventos, ni siquiera los que esperan otro intento. No se puede deshacer.</>
  ),
  deleted: 'El webhook se eliminó.',
  rotateTitle: '¿Rotar el secreto de firma?',
  rotateAction: 'Rotar secreto',
  rotateText:
    'X-Whathooks-Signature usa el secreto nuevo al instante. Durante 24 horas, el encabezado webhook-signature lleva ambas firmas, para que un servidor que lo verifica pueda cambiar mientras tanto.',
  revokeTitle: '¿Revocar el secreto anterior?',
  revokeAction: 'Rotar y revocar',
  revokeText:
    'El secreto se rotó en las últimas 24 horas y el anterior sigue activo. Otra rotación lo revoca al instante: un servidor que aún lo use rechazará todas las entregas. Hazlo si el secreto nuevo se filtró; si no, espera a que pasen las 24 horas.',
};

export const cardWords: Words<typeof english.cardWords> = {
  on: 'Activo',
  paused: 'En pausa',
  switchOn: (url) => `Activo: enviar eventos a ${url}`,
  switchPaused: (url) => `En pausa: enviar eventos a ${url}`,
  isOn: 'El webhook está activo.',
  isPaused: 'El webhook está en pausa.',
  actions: (url) => `Acciones para ${url}`,
  edit: 'Editar',
  reveal: 'Mostrar secreto',
  rotate: 'Rotar secreto',
  remove: 'Eliminar',
  events: 'Eventos',
  moreEvents: (count, of) => `Mostrar ${count} eventos más de ${of}`,
  added: (time) => <>agregado: {time}</>,
  nothingSent: 'Nada enviado en 24 horas',
  delivered: (share) => `${share} entregado en 24 horas`,
  numbers: (count) => `${count} números`,
};

export const listWords: Words<typeof english.listWords> = {
  tabsLabel: 'Webhooks según su estado',
  tabs: { all: 'Todos', troubled: 'Requieren atención', working: 'Funcionan', paused: 'En pausa' },
  tab: (name, count) => `${name} ${formatCount(count)}`,
  narrow: 'Filtrar webhooks',
  search: 'Buscar webhooks',
  searchSample: 'Nombre, dirección o evento',
  noMatch: 'Ningún webhook coincide',
  noMatchText: 'Elige otra pestaña o busca con otras palabras.',
};
