import type { Words } from '../../shared/language/words';
import type * as english from './field-words';

export const SETTING_NAMES: Words<typeof english.SETTING_NAMES> = {
  name: 'nombre',
  minGapMs: 'milisegundos entre mensajes',
  burst: 'ráfaga',
  presence: 'presencia',
  receiveStatus: 'estados',
  receiveChannels: 'canales',
  showTyping: '“escribiendo” antes de un mensaje',
  rejectCalls: 'rechazo de llamadas',
  proxy: 'proxy',
  expectedPhone: 'número esperado',
  clientId: 'cliente',
  webhooks: 'webhooks que aún lo nombran',
};

export const SETTING_VALUES: Words<typeof english.SETTING_VALUES> = {
  true: 'sí',
  false: 'no',
  'true, with a text': 'sí, con un texto',
  null: 'ninguno',
  none: 'ninguno',
  set: 'definido',
  removed: 'quitado',
};

export const WEBHOOK_FIELDS: Words<typeof english.WEBHOOK_FIELDS> = {
  url: 'dirección',
  events: 'eventos',
  sessionIds: 'números',
  description: 'descripción',
  headers: 'encabezados',
  enabled: 'si está activo',
  concurrency: 'solicitudes simultáneas',
  ratePerSecond: 'solicitudes por segundo',
  retrySchedule: 'reintentos',
  strictOrder: 'orden dentro de cada chat',
};
