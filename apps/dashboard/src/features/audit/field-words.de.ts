import type { Words } from '../../shared/language/words';
import type * as english from './field-words';

export const SETTING_NAMES: Words<typeof english.SETTING_NAMES> = {
  name: 'Name',
  minGapMs: 'Millisekunden zwischen Nachrichten',
  burst: 'Burst',
  presence: 'Präsenz',
  receiveStatus: 'Statusmeldungen',
  receiveChannels: 'Kanäle',
  showTyping: '„schreibt…“ vor Nachrichten',
  rejectCalls: 'Anrufe ablehnen',
  proxy: 'Proxy',
  expectedPhone: 'erwartete Nummer',
  clientId: 'Kunde',
  webhooks: 'Webhooks, die sie noch nennen',
};

export const SETTING_VALUES: Words<typeof english.SETTING_VALUES> = {
  true: 'ein',
  false: 'aus',
  'true, with a text': 'ein, mit Text',
  null: 'leer',
  none: 'keiner',
  set: 'gesetzt',
  removed: 'entfernt',
};

export const WEBHOOK_FIELDS: Words<typeof english.WEBHOOK_FIELDS> = {
  url: 'Adresse',
  events: 'Events',
  sessionIds: 'Nummern',
  description: 'Beschreibung',
  headers: 'Header',
  enabled: 'ob er eingeschaltet ist',
  concurrency: 'gleichzeitige Anfragen',
  ratePerSecond: 'Anfragen pro Sekunde',
  retrySchedule: 'Plan der Wiederholungen',
  strictOrder: 'Reihenfolge je Chat',
};
