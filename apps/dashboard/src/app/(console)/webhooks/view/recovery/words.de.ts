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

export const runWords: Words<typeof english.runWords> = {
  title: 'Nachgeholt',
  recover: 'Fehlgeschlagene Zustellungen',
  replay: 'Nie gesendete Events',
  since: 'seit',
  stop: 'Stoppen',
  counted: (done, total) =>
    total === null
      ? `${done.toLocaleString()} eingereiht`
      : `${done.toLocaleString()} von ${total.toLocaleString()} eingereiht`,
  progress: (what, done, total) =>
    total === null ? `${what}: ${done} eingereiht` : `${what}: ${done} von ${total}`,
  ends: { running: 'läuft', stopped: 'gestoppt', done: 'fertig', failed: 'fehlgeschlagen' },
};
