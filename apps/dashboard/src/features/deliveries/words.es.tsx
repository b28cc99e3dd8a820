import { DELIVERY_TIMEOUT_MS } from '@whathooks/dto/facts';
import { formatCount } from '../../shared/format/count';
import type { Words } from '../../shared/language/words';
import type * as english from './words';

export const STATUS_LABELS: Words<typeof english.STATUS_LABELS> = {
  pending: 'En espera',
  retrying: 'Reintentando',
  delivered: 'Entregada',
  failed: 'Fallida',
  cancelled: 'Cancelada',
};

export const logWords: Words<typeof english.logWords> = {
  title: 'Entregas',
  older: 'Cargar entregas anteriores',
  filter: 'Filtrar entregas',
  webhook: 'Webhook',
  allWebhooks: 'Todos los webhooks',
  status: 'Estado',
  anyStatus: 'Cualquier estado',
  event: 'Evento',
  anyEvent: 'Cualquier evento',
  time: 'Período',
  anyTime: 'Cualquier período',
  lastHour: 'Última hora',
  last24Hours: 'Últimas 24 horas',
  last7Days: 'Últimos 7 días',
  noMatch: 'Ninguna entrega coincide',
  noMatchText: 'Elige otro id, estado, evento, número o período.',
  none: 'Aún no hay entregas',
  noneText: 'Envía un evento de prueba o escribe a uno de tus números: cada entrega aparece aquí.',
  nextAttempt: (time) => <>Próximo intento: {time}</>,
  nextProbe: (time) => <>Próxima comprobación: {time}</>,
  probing: 'Se está comprobando ahora.',
  id: 'Cualquier id',
  idSample: 'dlv_…, msg_…',
  attempt: (count) => `intento ${formatCount(count)}`,
  triedAgain: (count, more) =>
    count === 1 && !more
      ? 'Una entrega ha fallado hasta ahora y se intenta de nuevo.'
      : `${more ? 'Más de ' : ''}${formatCount(count)} entregas han fallado hasta ahora y se intentan de nuevo.`,
  showTriedAgain: 'Verlas',
};

export const manyWords: Words<typeof english.manyWords> = {
  select: (row) => `Seleccionar ${row}`,
  selectAll: (count) =>
    count === 1
      ? 'Seleccionar la que se muestra'
      : `Seleccionar las ${formatCount(count)} que se muestran`,
  selected: (count) => (count === 1 ? '1 seleccionada' : `${formatCount(count)} seleccionadas`),
  resend: (count) => `Reenviar ${deliveries(count)}`,
  resent: (count) => `Se ${count === 1 ? 'está' : 'están'} enviando ${deliveries(count)}.`,
  failed: (count, name, why) =>
    `No se ${count === 1 ? 'pudo' : 'pudieron'} reenviar ${deliveries(count)}. ${name}: ${why}`,
};

function deliveries(count: number): string {
  return count === 1 ? '1 entrega' : `${formatCount(count)} entregas`;
}

export const detailWords: Words<typeof english.detailWords> = {
  title: 'Entrega',
  titleOf: (what) => `${what} · Entrega`,
  status: 'Estado',
  event: 'Evento',
  created: 'Creada',
  nextAttempt: 'Próximo intento',
  deliveryId: 'Id de entrega',
  deliveryIdCopy: 'id de entrega',
  eventId: 'Id de evento',
  eventIdCopy: 'id de evento',
  webhook: 'Webhook',
  contact: 'Contacto',
  message: 'Mensaje',
  asLink: 'enlace',
  payload: 'Contenido',
  expired: 'El evento superó su período de conservación.',
  retryNow: 'Reintentar ahora',
  resend: 'Reenviar',
  asCurl: 'como cURL',
  older: 'Cargar intentos anteriores',
  attempts: (count, hasOlder) => {
    if (hasOlder) return `Los ${count} intentos más recientes`;
    return count === 1 ? 'Un intento' : `${count} intentos, los más recientes primero`;
  },
};

export const attemptWords: Words<typeof english.attemptWords> = {
  request: 'Solicitud',
  response: 'Respuesta',
  responseStatus: (status) => `Respuesta ${status}`,
  requestOf: (attempt) => `Solicitud del intento ${attempt}`,
  responseTo: (attempt) => `Respuesta al intento ${attempt}`,
  posted: (url) => `POST ${url}`,
  headers: 'Encabezados',
  body: 'Cuerpo',
  noBody: 'Sin cuerpo.',
  rawError: 'Detalles técnicos',
  noResponse: 'Sin respuesta.',
  base64: 'El cuerpo no es texto. Se muestra en base64.',
  truncated: 'Solo se guardan los primeros 16 KiB.',
  milliseconds: (ms) => `${ms.toFixed(0)} ms`,
  timings: {
    dns: (ms) => `DNS ${ms} ms`,
    connect: (ms) => `Conexión ${ms} ms`,
    tls: (ms) => `TLS ${ms} ms`,
    firstByte: (ms) => `Primer byte ${ms} ms`,
    total: (ms) => `Total ${ms} ms`,
  },
};

export const WAITS_FOR_SWITCH: Words<typeof english.WAITS_FOR_SWITCH> =
  'Este webhook está en pausa. Las entregas en cola esperan hasta que se active.';

export const WAIT_CAUSES: Words<typeof english.WAIT_CAUSES> = {
  chat: 'Espera una entrega anterior del mismo chat o número.',
  file: 'Espera el archivo de su mensaje.',
  endpoint: 'El endpoint está caído: una entrega a la vez lo comprueba.',
  webhook: 'El webhook está en pausa: la entrega espera hasta que se active.',
  turn: 'Se está enviando, o es la siguiente.',
};

export const TRIGGER_LABELS: Words<typeof english.TRIGGER_LABELS> = {
  event: null,
  resend: 'reenvío manual',
  recover: 'recuperada después de fallar',
  replay: 'recuperada, nunca antes enviada',
  test: 'evento de prueba',
};

export const ATTEMPT_ERRORS: Words<typeof english.ATTEMPT_ERRORS> = {
  address_forbidden:
    'La dirección lleva a una red privada, a la que los webhooks solo llegan cuando whathooks se ejecuta con ALLOW_PRIVATE_WEBHOOKS=true.',
  dns: 'No se encontró el nombre del servidor.',
  connect: 'El servidor no aceptó la conexión.',
  tls: 'Falló la conexión segura (TLS).',
  timeout: `Sin respuesta completa en ${DELIVERY_TIMEOUT_MS / 1_000} segundos.`,
  reset: 'La conexión se cerró antes de que la respuesta estuviera completa.',
  protocol: 'La respuesta no era HTTP válido.',
  event_expired: 'El evento superó su período de conservación.',
  secret_unreadable: 'No se pudo descifrar el secreto de firma: revisa la clave maestra.',
  stopped: 'whathooks se detuvo durante este intento, que no cuenta.',
};

export const outcomeWords: Words<typeof english.outcomeWords> = {
  notAttempted: 'Aún sin intentos.',
  responded: (status) => `El servidor respondió ${status}.`,
  delivered: (status) => `Entregada (${status}).`,
  cancelled: 'Cancelada antes de enviarse.',
  attempts: (outcome, attempts) => `${outcome} ${attempts} intentos.`,
};

export const resentWords: Words<typeof english.resentWords> = {
  whenOn: 'En cola. Se envía cuando se active el webhook.',
  now: 'Reintentando ahora.',
  again: 'Puesta de nuevo en cola como entrega nueva.',
};

export const TLS_TROUBLES: Words<typeof english.TLS_TROUBLES> = {
  expired: {
    what: 'El certificado del servidor venció.',
    todo: 'Renuévalo y haz que el servidor cargue el nuevo.',
  },
  notYetValid: {
    what: 'El certificado del servidor aún no es válido.',
    todo: 'Revisa el reloj del servidor que lo creó, o espera a que sea válido.',
  },
  revoked: {
    what: 'El certificado del servidor fue revocado.',
    todo: 'Pide uno nuevo a tu autoridad.',
  },
  wrongHost: {
    what: 'El certificado del servidor es para otro nombre de host.',
    todo: 'Obtén un certificado para el nombre de la dirección del webhook, o cambia la dirección por un nombre que esté en el certificado.',
  },
  selfSigned: {
    what: 'El certificado del servidor es autofirmado: nadie responde por él.',
    todo: 'Usa uno de una autoridad pública, como Let’s Encrypt. Quien opera whathooks puede confiar en el tuyo con NODE_EXTRA_CA_CERTS.',
  },
  untrusted: {
    what: 'El certificado del servidor viene de una autoridad que aquí no se conoce, o su cadena está incompleta.',
    todo: 'Haz que el servidor envíe también los certificados intermedios (a menudo fullchain.pem). Una autoridad propia se acepta con NODE_EXTRA_CA_CERTS.',
  },
  notTls: {
    what: 'El servidor no habla TLS en este puerto.',
    todo: 'Revisa el puerto, o empieza la dirección del webhook con http:// si el servidor no tiene certificado.',
  },
  version: {
    what: 'El servidor y whathooks no encontraron una versión de TLS o un cifrado en común.',
    todo: 'Haz que el servidor hable TLS 1.2 o 1.3 con cifrados actuales.',
  },
  other: {
    what: 'Falló la conexión segura.',
    todo: 'Revisa el certificado y la configuración TLS del servidor; los detalles dicen qué falló.',
  },
};
