import { formatCount } from '../../../../../shared/format/count';
import type { Words } from '../../../../../shared/language/words';
import type * as english from './words';

export const recoverWords: Words<typeof english.recoverWords> = {
  title: 'Recuperar entregas',
  since: 'Desde',
  lastHour: 'Última hora',
  last6Hours: 'Últimas 6 horas',
  last24Hours: 'Últimas 24 horas',
  last7Days: 'Últimos 7 días',
  last30Days: 'Últimos 30 días',
  resend: 'Reenviar',
  failed: 'Entregas fallidas o canceladas',
  neverSent:
    'Eventos que nunca se enviaron a este webhook, de antes de agregarlo o de mientras estaba en pausa',
  preview: 'Vista previa',
  started: 'La recuperación empezó.',
  startedPaused:
    'La recuperación empezó. Este webhook está en pausa. Las entregas en cola esperan hasta que se active.',
  keepsId: 'Cada entrega conserva el id de su evento, para que tu servidor omita los duplicados.',
  countedInPart:
    'El conteo se detuvo antes de terminar. La recuperación abarca todo el período. Cada entrega conserva el id de su evento, para que tu servidor omita los duplicados.',
};

const RUN_STATES = {
  running: 'en curso',
  stopped: 'detenida',
  done: 'terminada',
  failed: 'fallida',
};

export const runWords: Words<typeof english.runWords> = {
  title: 'Recuperaciones',
  recover: 'Recuperación de entregas fallidas',
  replay: 'Recuperación de eventos nunca enviados',
  stop: 'Detener',
  counted: (done, total) =>
    total === null
      ? `${formatCount(done)} en cola`
      : `${formatCount(done)} de ${formatCount(total)} en cola`,
  progress: (what, done, total) =>
    total === null ? `${what}: ${done} en cola` : `${what}: ${done} de ${total}`,
  run: ({ what, since, counted, status, error }) => (
    <>
      {what} (desde: {since}): {counted}, {RUN_STATES[status]}
      {error && `: ${error}`}
    </>
  ),
};

export const resendWords: Words<typeof english.resendWords> = {
  all: 'Reenviar todo',
  exactly: (count) =>
    count === 1 ? 'Reenviar 1 entrega' : `Reenviar ${formatCount(count)} entregas`,
  atLeast: (count) =>
    count === 1
      ? 'Reenviar al menos 1 entrega'
      : `Reenviar al menos ${formatCount(count)} entregas`,
};

export const sendsWords: Words<typeof english.sendsWords> = {
  nothing: 'No hay nada que reenviar en este período.',
  uncounted: 'Este período tiene demasiados eventos para contarlos.',
  exactly: (count) =>
    count === 1 ? 'Se envía 1 entrega.' : `Se envían ${formatCount(count)} entregas.`,
  atLeast: (count) =>
    count === 1
      ? 'Se envía al menos 1 entrega.'
      : `Se envían al menos ${formatCount(count)} entregas.`,
};
