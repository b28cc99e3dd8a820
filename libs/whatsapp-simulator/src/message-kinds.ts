import { encodeWAMessage, type proto } from '@whiskeysockets/baileys';

/**
 * Forms that a text can have on the wire: of its own, inside a frame with room for a preview or a
 * reply, or damaged: it decrypts well, but what comes out is no message.
 */
export type MessageKind = 'text' | 'extendedText' | 'unparsable';

/** A field of another wire type than its number says: no decoder takes it. */
const NO_MESSAGE = Buffer.from([0x0a, 0x7f, 0x01, 0x01]);

/** What a phone writes: the message it shows itself, and what it encrypts for a contact. */
export interface Letter {
  message: proto.IMessage;
  /** Padded. */
  plaintext: Uint8Array;
}

export function letterOf(kind: MessageKind, text: string): Letter {
  if (kind === 'unparsable') return { message: { conversation: text }, plaintext: NO_MESSAGE };
  const message = kind === 'text' ? { conversation: text } : { extendedTextMessage: { text } };
  return { message, plaintext: encodeWAMessage(message) };
}
