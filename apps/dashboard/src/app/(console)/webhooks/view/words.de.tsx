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
