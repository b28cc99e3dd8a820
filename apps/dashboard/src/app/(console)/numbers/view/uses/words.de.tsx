import type { Words } from '../../../../../shared/language/words';
import type * as english from './words';

export const trafficWords: Words<typeof english.trafficWords> = {
  title: 'Letzte 24 Stunden',
  none: 'Keine Nachricht in 24 Stunden.',
  last: (time) => <>Letzte Nachricht: {time}</>,
  messages: 'Alle Nachrichten der Nummer',
};

export const webhooksWords: Words<typeof english.webhooksWords> = {
  title: 'Webhooks der Nummer',
  none: 'Kein Webhook erhält die Events dieser Nummer.',
  add: 'Webhook hinzufügen',
};
