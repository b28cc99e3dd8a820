import { formatCount } from '../../../shared/format/count';
import type { Words } from '../../../shared/language/words';
import type * as english from './words';

export const words: Words<typeof english.words> = {
  title: 'Resumen',
  numbers: 'Números',
  allNumbers: (count) => `Todos (${count})`,
  messages: 'Últimos mensajes',
  allMessages: 'Todos los mensajes',
};

export const startWords: Words<typeof english.startWords> = {
  title: 'Primeros pasos',
  count: (done, all) => `${done} de ${all} listos`,
  done: 'Listo',
  number: {
    title: 'Vincula un número',
    text: 'Créalo y escanea su código QR con WhatsApp.',
    action: 'Vincular un número',
  },
  webhook: {
    title: 'Agrega un webhook',
    text: 'Tu servidor recibe cada mensaje entrante como JSON firmado.',
    action: 'Agregar webhook',
  },
  key: {
    title: 'Crea una clave de API',
    text: 'Tu código la necesita para enviar mensajes.',
    action: 'Crear clave de API',
  },
  message: {
    title: 'Envía un mensaje',
    text: 'Usa el comando que aparece con tu clave nueva o responde desde la bandeja.',
    action: 'Abrir bandeja',
  },
};

export const replyWords: Words<typeof english.replyWords> = {
  title: 'Tiempo de respuesta',
  median: 'Mediana',
  p90: 'El 90 % en menos de',
  count: 'Respuestas',
  who: 'Quién respondió',
  others: 'Teléfonos y claves de API',
  none: 'Aún no hay respuestas',
  byMember: (span) => `Tiempo de respuesta por persona en ${span}`,
};

export const spanWords: Words<typeof english.spanWords> = {
  '1': '24 horas',
  '7': '7 días',
  '30': '30 días',
};
export const SPAN_LABEL: Words<typeof english.SPAN_LABEL> = 'Período';

export const figureWords: Words<typeof english.figureWords> = {
  numbers: 'Números en línea',
  messages: 'Mensajes',
  deliveries: 'Entregas',
  unanswered: 'Esperan respuesta',
  ofAll: (connected, all) => `${formatCount(connected)} de ${formatCount(all)}`,
  standing: (down, waiting) => {
    const parts = [
      down > 0 && `${formatCount(down)} ${down === 1 ? 'caído' : 'caídos'}`,
      waiting > 0 && `${formatCount(waiting)} sin vincular`,
    ];
    return parts.filter(Boolean).join(' · ') || 'Ninguno caído';
  },
  directions: (inbound, outbound) =>
    `${formatCount(inbound)} ${inbound === 1 ? 'recibido' : 'recibidos'} · ${formatCount(outbound)} ${outbound === 1 ? 'enviado' : 'enviados'}`,
  upTo: (count, isMore) => (isMore ? `más de ${formatCount(count)}` : formatCount(count)),
  waiting: (count, age) => `${count} en espera, la más antigua desde hace ${age}`,
  nothingWaits: (failed) =>
    failed === 0
      ? 'Nada en espera'
      : `Nada en espera · ${formatCount(failed)} ${failed === 1 ? 'intento fallido' : 'intentos fallidos'}`,
  oldestChat: (age) => `El que más espera: ${age}`,
  everybodyAnswered: 'Todos tienen respuesta',
};

export const trafficWords: Words<typeof english.trafficWords> = {
  messages: 'Mensajes',
  deliveries: 'Entregas',
  inbound: 'Recibidos',
  outbound: 'Enviados',
  delivered: 'Entregadas',
  failed: 'Intentos fallidos',
  over: (what, span) => `${what} en ${span}`,
};

export const concernWords: Words<typeof english.concernWords> = {
  title: 'Requiere atención',
  allWell: 'Todo está bien: cada número vinculado está en línea y ningún endpoint está caído.',
  since: (time) => <>Desde: {time}</>,
  nextTry: (time) => <>Próximo intento: {time}</>,
  nextProbe: (time) => <>Próxima comprobación: {time}</>,
  ends: (time) => <>Termina: {time}</>,
  others: (count) => `y ${formatCount(count)} más`,
  showAll: (count) => `Ver los ${formatCount(count)}`,
  open: 'Abrir',
  linkAgain: 'Vincular de nuevo',
  reconnect: 'Reconectar ahora',
  reconnecting: 'Reconectando.',
  tryNow: 'Probar ahora',
  trying: 'Se está comprobando el endpoint. En cuanto responda bien, se envía todo lo que espera.',
  switchOn: 'Activar',
  switchedOn: 'El webhook está activado.',
};
