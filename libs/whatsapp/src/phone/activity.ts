import type { BinaryNode, WASocket } from '@whiskeysockets/baileys';
import type { Presence, ReadMessage, TypingState } from '../api/activity';
import { bareJid, isGroup, kindOfPerson, personOf } from '../wire/addresses';
import { cleanId, cleanTime } from '../wire/clean';
import { childrenOf } from '../wire/stanzas';

/**
 * Tells that messages were read: to their writers, or to our own devices alone where the account does not show
 * what it has read.
 */
export async function markRead(socket: WASocket, messages: readonly ReadMessage[]): Promise<void> {
  await socket.readMessages(
    messages.map(({ waMessageId: id, chat: remoteJid, author }) => ({
      id,
      remoteJid,
      fromMe: false,
      ...(isGroup(remoteJid) && { participant: author }),
    })),
  );
}

/** Shows the number as typing in a chat. Its presence stays unavailable, so that the phone keeps notifying. */
export function showTyping(socket: WASocket, chat: string, state: TypingState): Promise<void> {
  return socket.sendPresenceUpdate(state, chat);
}

/** Passes presences on. They are not acknowledged, and lost where there is no listener. */
export function watchPresence(socket: WASocket, onPresence: (presence: Presence) => void): void {
  const take = (stanza: BinaryNode): void => {
    presenceOf(socket, stanza).then(
      (presence) => presence && onPresence(presence),
      () => undefined,
    );
  };
  for (const tag of ['presence', 'chatstate']) socket.ws.on(`CB:${tag}`, take);
}

async function presenceOf(socket: WASocket, stanza: BinaryNode): Promise<Presence | null> {
  const { from = '', participant = from, last } = stanza.attrs;
  const state = stateOf(stanza);
  if (!state || !kindOfPerson(participant)) return null;
  const { lidMapping } = socket.signalRepository;
  const person = await personOf(bareJid(participant), undefined, (lid) =>
    lidMapping.getPNForLID(lid),
  );
  return {
    chat: cleanId(bareJid(from)),
    from: person.digits,
    fromType: person.type,
    state,
    lastSeenAt: last && /^\d+$/.test(last) ? cleanTime(Number(last)) : null,
  };
}

function stateOf(stanza: BinaryNode): Presence['state'] | null {
  if (stanza.tag === 'presence')
    return stanza.attrs['type'] === 'unavailable' ? 'unavailable' : 'available';
  const [first] = childrenOf(stanza);
  if (first?.tag === 'paused') return 'paused';
  if (first?.tag !== 'composing') return null;
  return first.attrs['media'] === 'audio' ? 'recording' : 'composing';
}
