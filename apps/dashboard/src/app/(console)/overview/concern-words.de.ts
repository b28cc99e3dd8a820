import { formatCount } from '../../../shared/format/count';
import type { Words } from '../../../shared/language/words';
import type * as english from './concern-words';

export const SHORT_CAUSES: Words<typeof english.SHORT_CAUSES> = {
  reach_out_timelock: 'Keine neuen Chats',
  new_chat_cap: 'Neue Chats verbraucht',
  gone: 'Abgeschaltet',
  failing: 'Abgeschaltet',
};

export const CAUSE_KINDS: Words<typeof english.CAUSE_KINDS> = {
  number_down: 'Nicht verbunden',
  number_restricted: 'Eingeschränkt',
  webhook_down: 'Endpunkt ausgefallen',
  webhook_disabled: 'Abgeschaltet',
  queue_old: 'Lange Wartezeit',
  limit_near: 'Wenig Platz übrig',
};

export const causeWords: Words<typeof english.causeWords> = {
  noRoom: 'Kein Platz mehr',
  numbers: (count) => (count === 1 ? '1 Nummer' : `${formatCount(count)} Nummern`),
  webhooks: (count) => (count === 1 ? '1 Webhook' : `${formatCount(count)} Webhooks`),
  numbersOf: (count, all) => `${formatCount(count)} von ${formatCount(all)} Nummern`,
  webhooksOf: (count, all) => `${formatCount(count)} von ${formatCount(all)} Webhooks`,
};

export const CAUSE_TEXTS: Words<typeof english.CAUSE_TEXTS> = {
  number_down: 'Die Verbindung zu WhatsApp ist unterbrochen.',
  webhook_down:
    'Jeder Versuch schlägt fehl. Zustellungen warten, und je eine prüft, ob der Endpunkt wieder antwortet.',
  queue_old:
    'Zustellungen warten, obwohl der Endpunkt funktioniert: Sie kommen schneller, als er sie annimmt, oder schlagen fehl und werden wiederholt.',
  limit_near: 'Entfernen Sie einige, oder bitten Sie den Betreiber dieser Installation um mehr.',
};

export const RESTRICTIONS: Words<typeof english.RESTRICTIONS> = {
  reach_out_timelock:
    'WhatsApp lässt sie keinen Personen schreiben, die sie nicht kennt. Antworten sind nicht betroffen.',
  new_chat_cap:
    'Sie hat so viele neue Chats begonnen, wie WhatsApp erlaubt. Antworten sind nicht betroffen.',
};
