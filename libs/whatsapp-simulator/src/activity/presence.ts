import type { BinaryNode } from '@whiskeysockets/baileys';
import { type Account, chatJid } from '../store/accounts';
import type { Exchange } from '../exchange/exchange';
import { authorAttrs, type Group } from '../store/groups';
import { node, seconds } from '../wire/nodes';

/** A presence as others see it. */
export const PRESENCE_STATES = [
  'available',
  'unavailable',
  'composing',
  'recording',
  'paused',
] as const;
export type PresenceState = (typeof PRESENCE_STATES)[number];

export interface PresenceRequest {
  state: PresenceState;
  /** Only with `unavailable`; hidden where it is missing. */
  lastSeen?: Date | undefined;
}

/**
 * Sends a presence to the companions of a number. `available` and `unavailable` go only to companions that subscribed
 * to it; offline companions do not receive it later.
 *
 * @param chat the number's chat with them, or the group in which they write
 * @returns how many companions received it.
 */
export function sendPresence(
  exchange: Exchange,
  from: Account,
  chat: Account | Group,
  request: PresenceRequest,
): number {
  const group = 'jid' in chat ? chat : null;
  const numbers = 'jid' in chat ? chat.members : [chat.phone];
  const others = numbers.filter((phone) => phone !== from.phone);
  const stanza = stanzaOf(from, group, request);
  const hearers = others
    .filter((phone) => stanza.tag === 'chatstate' || isSubscribed(exchange, phone, from))
    .flatMap((phone) => exchange.accounts.companions(phone))
    .map((device) => exchange.onlineDevice(device))
    .filter((online) => online?.isLive === true);
  for (const online of hearers) online?.connection.send(stanza);
  return hearers.length;
}

function stanzaOf(
  from: Account,
  group: Group | null,
  { state, lastSeen }: PresenceRequest,
): BinaryNode {
  const author = group ? authorAttrs(group, from) : { from: chatJid(from) };
  switch (state) {
    case 'available':
      return node('presence', { from: chatJid(from) });
    case 'unavailable': {
      const last = lastSeen ? seconds(lastSeen) : 'deny';
      return node('presence', { from: chatJid(from), type: 'unavailable', last });
    }
    case 'recording':
      return node('chatstate', author, [node('composing', { media: 'audio' })]);
    default:
      return node('chatstate', author, [node(state)]);
  }
}

function isSubscribed({ accounts, signals }: Exchange, phone: string, to: Account): boolean {
  return signals
    .of(phone)
    .some(
      ({ tag, attrs }) =>
        tag === 'presence' &&
        attrs['type'] === 'subscribe' &&
        accounts.named(attrs['to'] ?? '') === to,
    );
}
