import { formatCount } from '../../../shared/format/count';
import type { Words } from '../../../shared/language/words';
import type * as english from './concern-words';

export const SHORT_CAUSES: Words<typeof english.SHORT_CAUSES> = {
  reach_out_timelock: 'Sin chats nuevos',
  new_chat_cap: 'Chats nuevos agotados',
  gone: 'Desactivado',
  failing: 'Desactivado',
};

export const CAUSE_KINDS: Words<typeof english.CAUSE_KINDS> = {
  number_down: 'Sin conexión',
  number_restricted: 'Restringido',
  webhook_down: 'Endpoint caído',
  webhook_disabled: 'Desactivado',
  queue_old: 'Cola atrasada',
  limit_near: 'Queda poco margen',
};

export const causeWords: Words<typeof english.causeWords> = {
  noRoom: 'Sin margen',
  numbers: (count) => `${formatCount(count)} números`,
  webhooks: (count) => `${formatCount(count)} webhooks`,
  numbersOf: (count, all) => `${formatCount(count)} de ${formatCount(all)} números`,
  webhooksOf: (count, all) => `${formatCount(count)} de ${formatCount(all)} webhooks`,
};

export const CAUSE_TEXTS: Words<typeof english.CAUSE_TEXTS> = {
  number_down: 'La conexión con WhatsApp está interrumpida.',
  webhook_down:
    'Todos los intentos fallan. Las entregas esperan, y una a la vez comprueba si el endpoint volvió.',
  queue_old:
    'Las entregas esperan aunque el endpoint funciona: llegan más rápido de lo que las acepta, o fallan y se reintentan.',
  limit_near: 'Elimina algunos o pide más a quien administra esta instalación.',
};

export const RESTRICTIONS: Words<typeof english.RESTRICTIONS> = {
  reach_out_timelock:
    'WhatsApp no le permite escribir a personas que no conoce. Las respuestas no se ven afectadas.',
  new_chat_cap:
    'Inició tantos chats nuevos como permite WhatsApp. Las respuestas no se ven afectadas.',
};
