import { formatCount } from '../../../../../shared/format/count';
import type { Words } from '../../../../../shared/language/words';
import type * as english from './words';

export const recoverWords: Words<typeof english.recoverWords> = {
  title: 'Recuperar entregas',
  since: 'Desde',
  lastHour: 'Última hora',
  last6Hours: 'Últimas 6 horas',
  last24Hours: 'Últimas 24 horas',
  last7Days: 'Últimos 7 dias',
  last30Days: 'Últimos 30 dias',
  resend: 'Reenviar',
  failed: 'Entregas com falha ou canceladas',
  neverSent:
    'Eventos nunca enviados a este webhook, de antes de ser adicionado ou de quando estava pausado',
  preview: 'Prévia',
  started: 'Recuperação iniciada.',
  startedPaused:
    'Recuperação iniciada. Este webhook está pausado. As entregas na fila esperam até ele ser ativado.',
  keepsId: 'Cada entrega mantém o ID do evento, para que seu servidor possa ignorar duplicatas.',
  countedInPart:
    'A contagem parou antes do fim. A recuperação cobre o período inteiro. Cada entrega mantém o ID do evento, para que seu servidor possa ignorar duplicatas.',
};

const RUN_STATES = {
  running: 'em andamento',
  stopped: 'parada',
  done: 'concluída',
  failed: 'falhou',
};

export const runWords: Words<typeof english.runWords> = {
  title: 'Recuperações',
  recover: 'Recuperação de entregas com falha',
  replay: 'Recuperação de eventos nunca enviados',
  stop: 'Parar',
  counted: (done, total) =>
    total === null
      ? `${formatCount(done)} na fila`
      : `${formatCount(done)} de ${formatCount(total)} na fila`,
  progress: (what, done, total) =>
    total === null ? `${what}: ${done} na fila` : `${what}: ${done} de ${total}`,
  run: ({ what, since, counted, status, error }) => (
    <>
      {what} (desde {since}): {counted}, {RUN_STATES[status]}
      {error && `: ${error}`}
    </>
  ),
};

export const resendWords: Words<typeof english.resendWords> = {
  all: 'Reenviar tudo',
  exactly: (count) =>
    count === 1 ? 'Reenviar 1 entrega' : `Reenviar ${formatCount(count)} entregas`,
  atLeast: (count) =>
    count === 1
      ? 'Reenviar pelo menos 1 entrega'
      : `Reenviar pelo menos ${formatCount(count)} entregas`,
};

export const sendsWords: Words<typeof english.sendsWords> = {
  nothing: 'Não há nada a reenviar neste período.',
  uncounted: 'Este período tem eventos demais para contar.',
  exactly: (count) =>
    count === 1 ? 'Isto envia 1 entrega.' : `Isto envia ${formatCount(count)} entregas.`,
  atLeast: (count) =>
    count === 1
      ? 'Isto envia pelo menos 1 entrega.'
      : `Isto envia pelo menos ${formatCount(count)} entregas.`,
};
