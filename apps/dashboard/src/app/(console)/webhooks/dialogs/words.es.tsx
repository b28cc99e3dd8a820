import type { Words } from '../../../../shared/language/words';
import type * as english from './words';

export const formWords: Words<typeof english.formWords> = {
  url: 'URL del endpoint',
  urlHint: 'A dónde se envían los eventos por POST, como JSON.',
  urlSample: 'https://agency.example/whatsapp',
  urlWrong: 'Escribe la URL completa, con https:// al principio.',
  events: 'Eventos',
  eventsMissing: 'Elige al menos un evento.',
  numbers: 'Números',
  allNumbers: 'Todos los números, actuales y futuros',
  someNumbers: 'Solo los números que elijo',
  numbersMissing: 'Elige al menos un número.',
  chosenNumbers: 'Números elegidos',
  chooseNumbers: 'Elige números',
  noSuchNumber: 'No existe ese número',
  note: 'Nota',
  noteHint: 'Opcional. Solo la ve tu equipo.',
  customHeaders: 'Encabezados propios',
  hideCustomHeaders: 'Ocultar encabezados propios',
  headers: 'Encabezados',
  headersHint:
    'Se envían con cada entrega, por ejemplo una autorización tuya. Un valor que se muestra como (hidden) queda como está.',
  addHeader: 'Agregar encabezado',
  settings: 'Opciones de entrega',
  hideSettings: 'Ocultar opciones de entrega',
};

export const settingsWords: Words<typeof english.settingsWords> = {
  concurrency: 'Solicitudes simultáneas',
  concurrencyHint: 'Cuántas entregas pueden estar en curso a la vez.',
  concurrencyWrong: (most) => `Escribe un número de 1 a ${most}.`,
  rate: 'Solicitudes por segundo',
  rateHint: 'Déjalo vacío para no poner límite.',
  rateWrong: (least, most) => `Escribe un número de ${least} a ${most}, o déjalo vacío.`,
  retries: 'Pausas antes de cada intento',
  retriesHint: 'Por ejemplo 0s, 30s, 5m, 2h. Vacío: diez intentos en tres días.',
  retriesWrong: (most) =>
    `Escribe pausas como 0s, 30s, 5m, 2h: ${most} como máximo y ninguna de más de 24h.`,
  strictOrder: 'Orden estricto',
  strictOrderHint:
    'Una entrega que falla retiene las siguientes del mismo chat hasta que tiene éxito o se abandona, no solo durante los primeros minutos.',
};

export const secretWords: Words<typeof english.secretWords> = {
  added: 'Webhook agregado',
  title: 'Secreto de firma',
  sent: 'Desde ahora se envían los eventos.',
  sentText:
    'Cada entrega se firma con este secreto, para que tu servidor pueda distinguirla de una falsa.',
  secret: 'secreto',
  customHeaders: 'Encabezados propios',
  headers: 'encabezados',
  keep: (how) => (
    <>Guárdalo en tu servidor. La documentación muestra {how}, con código para copiar.</>
  ),
  how: 'cómo verificar una entrega',
  done: 'Listo',
};

export const firstEventWords: Words<typeof english.firstEventWords> = {
  title: 'Primer evento',
  waiting: 'Esperando el primer evento…',
  sendTest: 'Enviar evento de prueba',
};
