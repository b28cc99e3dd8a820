import type { Words } from '../../shared/language/words';
import type * as english from './words';

export const SCOPE_WORDS: Words<typeof english.SCOPE_WORDS> = {
  'sessions:read': 'Nummern und ihren Status sehen',
  'sessions:write': 'Nummern anlegen, verknüpfen, entkoppeln und löschen',
  'messages:read': 'Nachrichten sehen',
  'messages:send': 'Nachrichten senden',
  'webhooks:read': 'Webhooks sehen',
  'webhooks:write': 'Webhooks anlegen, ändern und löschen',
};
