import type { Words } from '../../../../shared/language/words';
import type * as english from './words';

export const words: Words<typeof english.words> = {
  recover: 'Nachholen',
  sendTest: 'Test-Event senden',
  verify: 'Zustellungen prüfen',
  check: 'Signatur prüfen',
};

export const dayWords: Words<typeof english.dayWords> = {
  title: 'Letzte 24 Stunden',
  success: 'Erfolg in 24 Stunden',
  nothingSent: 'Nichts gesendet',
  delivered: 'Zugestellt',
  failed: 'Fehlversuche',
  waiting: 'Wartend',
  over: (count) => `über ${count}`,
  since: (time) => <>seit {time}</>,
};

export const testWords: Words<typeof english.testWords> = {
  title: 'Test-Event senden',
  event: 'Event',
  eventHint:
    'Ein Beispiel-Event mit Beispielwerten geht jetzt an Ihren Server, signiert wie ein echtes.',
  send: 'Senden',
  sendAgain: 'Noch einmal senden',
};

export const factWords: Words<typeof english.factWords> = {
  title: 'Einstellungen',
  edit: 'Bearbeiten',
  events: (count) => (count === 1 ? '1 Event' : `${count} Events`),
  numbers: 'Nummern',
  noLimit: 'Keine Grenze',
  usualRetries: 'Zehn Versuche in drei Tagen',
  strict: 'Eine fehlgeschlagene Zustellung hält ihren Chat auf',
  notStrict: 'Eine fehlgeschlagene Zustellung hält ihren Chat nur Minuten auf',
  headers: 'Eigene Header',
  added: 'Hinzugefügt',
  id: 'Webhook-ID',
};
