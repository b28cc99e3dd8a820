import type { Words } from '../../shared/language/words';
import type * as english from './words';

export const stateWords: Words<typeof english.stateWords> = {
  gone: 'Desactivado: el servidor respondió 410 Gone',
  gaveUp: 'Desactivado: las entregas fallaron durante cinco días',
  paused: 'En pausa',
  down: 'Endpoint caído: las entregas esperan',
  failing: 'Con fallos',
  working: 'Funciona',
  percent: (percent) => `${percent} %`,
  day: (delivered, failed) =>
    `Últimas 24 horas: ${delivered} ${delivered === 1 ? 'entregada' : 'entregadas'}, ${failed} ${failed === 1 ? 'intento fallido' : 'intentos fallidos'}.`,
  hour: (clock, delivered, failed) =>
    `${clock}: ${delivered} ${delivered === 1 ? 'entregada' : 'entregadas'}, ${failed} ${failed === 1 ? 'fallida' : 'fallidas'}`,
};

export const webhookWords: Words<typeof english.webhookWords> = {
  title: 'Webhooks',
  webhook: 'Webhook',
  all: 'Todos los webhooks',
  add: 'Agregar webhook',
  missing: 'Este webhook no existe',
};
