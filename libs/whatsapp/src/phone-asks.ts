import { type BinaryNode, proto, type WASocket } from '@whiskeysockets/baileys';
import { timeOf } from './inbound';
import { childrenOf } from './stanzas';

/** The phone does not send older ones again. */
const DAYS = 14;
const DAY_MS = 86_400_000;

/** Kinds that the phone keeps to itself, however often it is asked. */
const NOT_TOLD = new Set([
  'bot_unavailable_fanout',
  'hosted_unavailable_fanout',
  'view_once_unavailable_fanout',
]);

/**
 * Asks our own phone for the content of a message that came without one. Its answer is a message of
 * its own, if it answers at all.
 */
export async function askPhoneFor(socket: WASocket, stanza: BinaryNode): Promise<void> {
  const type = childrenOf(stanza).find(({ tag }) => tag === 'unavailable')?.attrs['type'] ?? '';
  if (NOT_TOLD.has(type) || Date.now() - timeOf(stanza).getTime() > DAYS * DAY_MS) return;
  const { id, from, participant } = stanza.attrs;
  const messageKey = { remoteJid: from, fromMe: false, id, participant };
  await socket.sendPeerDataOperationMessage({
    placeholderMessageResendRequest: [{ messageKey }],
    peerDataOperationRequestType:
      proto.Message.PeerDataOperationRequestType.PLACEHOLDER_MESSAGE_RESEND,
  });
}
