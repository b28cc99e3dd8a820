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

/** Notifications that may set a message timer: of a group, and of a chat with a person. */
const TYPES: ReadonlySet<string> = new Set(['w:gp2', 'ephemeral_setting']);

/** More than WhatsApp lets anybody choose: ten years. */
const MOST_SECONDS = 315_360_000;

/** How long messages of the chat of a notice stay from now on, in seconds; 0: for good. Null for any other notice. */
export function timerIn({ kind, type, details }: Notice): number | null {
  if (kind !== 'notification' || !TYPES.has(type)) return null;
  for (const { tag, attrs } of details.children) {
    if (tag === 'not_ephemeral') return 0;
    const seconds = Number(attrs['expiration']);
    if (
      tag === 'ephemeral' &&
      Number.isSafeInteger(seconds) &&
      seconds >= 0 &&
      seconds <= MOST_SECONDS
    )
      return seconds;
  }
  return null;
}
