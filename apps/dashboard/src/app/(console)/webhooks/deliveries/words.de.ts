import type { Words } from '../../../../shared/language/words';
import type * as english from './words';

export const words: Words<typeof english.words> = {
  title: 'Alle Zustellungen',
  lead: 'Zustellungen an alle Webhooks, neueste zuerst.',
  moreDown: (count) =>
    count === 1
      ? 'Ein weiterer Endpunkt ist ausgefallen'
      : `${count} weitere Endpunkte sind ausgefallen`,
};
