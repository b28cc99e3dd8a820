import type { Words } from '../../shared/language/words';
import type * as english from './words';

export const stateWords: Words<typeof english.stateWords> = {
  gone: 'Abgeschaltet: Der Server hat mit 410 Gone geantwortet',
  gaveUp: 'Abgeschaltet: Fünf Tage lang schlugen Zustellungen fehl',
  paused: 'Pausiert',
  down: 'Endpunkt ausgefallen: Zustellungen warten',
  failing: 'Schlägt fehl',
  working: 'Funktioniert',
  percent: (percent) => `${percent} %`,
  day: (delivered, failed) =>
    `Letzte 24 Stunden: ${delivered} zugestellt, ${failed} ${failed === 1 ? 'Fehlversuch' : 'Fehlversuche'}.`,
  hour: (clock, delivered, failed) => `${clock}: ${delivered} zugestellt, ${failed} fehlgeschlagen`,
};

export const webhookWords: Words<typeof english.webhookWords> = {
  title: 'Webhooks',
  webhook: 'Webhook',
  all: 'Alle Webhooks',
  add: 'Webhook hinzufügen',
  missing: 'Diesen Webhook gibt es nicht',
};
