import type { BinaryNode } from '@whiskeysockets/baileys';
import { type Account, chatJid } from '../store/accounts';
import type { Exchange } from '../exchange/exchange';
import { authorAttrs, type Group } from '../store/groups';
import { node, seconds } from '../wire/nodes';

/** What others see of somebody in front of their phone. */
export const PRESENCE_STATES = [
  'available',
  'unavailable',
  'composing',
  'recording',
  'paused',
] as const;
export type PresenceState = (typeof PRESENCE_STATES)[number];

export interface PresenceWish {
  state: PresenceState;
  /** Beside `unavailable`; hidden without. */
  lastSeen?: Date | undefined;
}

/**
 * Tells the companions of a number what somebody does. Whether they are there, only those hear that asked
 * to; nothing of it waits for who is offline.
 *
 * @param chat the number's chat with them, or the group in which they write
 * @returns how many companions heard it.
 */
export function tellPresence(
  exchange: Exchange,
  from: Account,
  chat: Account | Group,
  wish: PresenceWish,
): number {
  const group = 'jid' in chat ? chat : null;
  const numbers = 'jid' in chat ? chat.members : [chat.phone];
  const others = numbers.filter((phone) => phone !== from.phone);
  const stanza = stanzaOf(from, group, wish);
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
  { state, lastSeen }: PresenceWish,
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
