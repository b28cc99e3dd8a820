import { proto } from '@whiskeysockets/baileys';
import type { InboundStanza } from '../content/inbound-stanza';
import type { Plaintext } from '../content/plaintext';
import type { Notice } from '../api/inbound';
import { digitsOf, isGroup, isLid } from '../wire/addresses';

/**
 * How long messages of a chat stay from now on, as one of the two people in it chose; null for any other message. It
 * comes as a message between them, and is reported like a change of a group.
 */
export function messageTimerIn(
  { identity, timestamp, isOwn }: InboundStanza,
  { opened }: Plaintext,
): Notice | null {
  const { protocolMessage } = opened;
  const { EPHEMERAL_SETTING } = proto.Message.ProtocolMessage.Type;
  if (protocolMessage?.type !== EPHEMERAL_SETTING || isGroup(identity.chat)) return null;
  const expiration = String(protocolMessage.ephemeralExpiration ?? 0);
  const { waMessageId: waId, chat: from, author } = identity;
  return {
    waId,
    kind: 'notification',
    type: 'ephemeral_setting',
    from,
    author: isOwn ? null : { from: digitsOf(author), fromType: isLid(author) ? 'lid' : 'phone' },
    details: {
      tag: 'notification',
      attrs: { type: 'ephemeral_setting' },
      children: [{ tag: 'ephemeral', attrs: { expiration }, children: [] }],
    },
    timestamp,
  };
}
