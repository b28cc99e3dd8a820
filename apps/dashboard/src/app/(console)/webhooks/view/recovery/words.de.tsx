import { formatCount } from '../../../../../shared/format/count';
import type { Words } from '../../../../../shared/language/words';
import type * as english from './words';

export const recoverWords: Words<typeof english.recoverWords> = {
  title: 'Zustellungen nachholen',
  since: 'Seit',
  lastHour: 'Letzte Stunde',
  last6Hours: 'Letzte 6 Stunden',
  last24Hours: 'Letzte 24 Stunden',
  last7Days: 'Letzte 7 Tage',
  last30Days: 'Letzte 30 Tage',
  resend: 'Erneut senden',
  failed: 'Fehlgeschlagene oder abgebrochene Zustellungen',
  neverSent:
    'Events, die nie an diesen Webhook gingen, weil es ihn noch nicht gab oder er pausiert war',
  preview: 'Vorschau',
  started: 'Das Nachholen hat begonnen.',
  startedPaused:
    'Das Nachholen hat begonnen. Dieser Webhook ist pausiert. Eingereihte Zustellungen warten, bis er eingeschaltet wird.',
  keepsId: 'Jede Zustellung behält ihre Event-ID, damit Ihr Server Doppelte überspringen kann.',
  countedInPart:
    'Es wurde nicht zu Ende gezählt. Nachgeholt wird der ganze Zeitraum. Jede Zustellung behält ihre Event-ID, damit Ihr Server Doppelte überspringen kann.',
};

const RUN_STATES = {
  running: 'läuft',
  stopped: 'gestoppt',
  done: 'fertig',
  failed: 'fehlgeschlagen',
};

export const runWords: Words<typeof english.runWords> = {
  title: 'Nachholen',
  recover: 'Fehlgeschlagene Zustellungen',
  replay: 'Nie gesendete Events',
  stop: 'Stoppen',
  counted: (done, total) =>
    total === null
      ? `${formatCount(done)} eingereiht`
      : `${formatCount(done)} von ${formatCount(total)} eingereiht`,
  progress: (what, done, total) =>
    total === null ? `${what}: ${done} eingereiht` : `${what}: ${done} von ${total}`,
  run: ({ what, since, counted, status, error }) => (
    <>
      {what} seit {since}: {counted}, {RUN_STATES[status]}
      {error && `: ${error}`}
    </>
  ),
};

export const resendWords: Words<typeof english.resendWords> = {
  all: 'Alle erneut senden',
  exactly: (count) =>
    count === 1 ? '1 Zustellung erneut senden' : `${formatCount(count)} Zustellungen erneut senden`,
  atLeast: (count) =>
    count === 1
      ? 'Mindestens 1 Zustellung erneut senden'
      : `Mindestens ${formatCount(count)} Zustellungen erneut senden`,
};

export const sendsWords: Words<typeof english.sendsWords> = {
  nothing: 'In diesem Zeitraum gibt es nichts nachzuholen.',
  uncounted: 'Dieser Zeitraum enthält zu viele Events, um sie zu zählen.',
  exactly: (count) =>
    count === 1
      ? '1 Zustellung wird gesendet.'
      : `${formatCount(count)} Zustellungen werden gesendet.`,
  atLeast: (count) =>
    count === 1
      ? 'Mindestens 1 Zustellung wird gesendet.'
      : `Mindestens ${formatCount(count)} Zustellungen werden gesendet.`,
};
