import { SCHEDULE_MAX_DAYS } from '@whathooks/dto/facts';
import type { Words } from '../../../../../shared/language/words';
import type * as english from './words';

export const TIME_NAMES: Words<typeof english.TIME_NAMES> = {
  hour: 'In einer Stunde',
  evening: 'Heute Abend',
  tomorrow: 'Morgen früh',
  monday: 'Montag früh',
};

export const words: Words<typeof english.words> = {
  open: 'Später senden',
  other: 'Andere Zeit…',
  title: 'Später senden',
  when: 'Wann',
  zone: (zone) => `Ihre Zeitzone: ${zone}`,
  past: 'Wählen Sie eine Zeit in der Zukunft.',
  far: `Wählen Sie eine Zeit in den nächsten ${SCHEDULE_MAX_DAYS} Tagen.`,
  none: 'Wählen Sie Datum und Uhrzeit.',
  save: 'Dann senden',
  list: (count) =>
    count === 1
      ? '1 Nachricht wird später gesendet'
      : `${count} Nachrichten werden später gesendet`,
  listLabel: 'Nachrichten, die später gesendet werden',
  change: 'Ändern',
  changeOf: (text) => `„${text}“ ändern`,
  changeTitle: 'Nachricht ändern',
  text: 'Nachricht',
  noText: 'Schreiben Sie eine Nachricht.',
  cancel: 'Nicht senden',
  cancelOf: (text) => `„${text}“ nicht senden`,
  cancelTitle: 'Diese Nachricht nicht senden?',
  cancelText: 'Sie bleibt ungesendet.',
  cancelAction: 'Nicht senden',
  cancelled: 'Die Nachricht wird nicht gesendet.',
  changed: 'Die Nachricht ist geändert.',
};
