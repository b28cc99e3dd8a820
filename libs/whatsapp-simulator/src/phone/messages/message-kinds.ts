import { encodeWAMessage, proto } from '@whiskeysockets/baileys';
import type { Account } from '../../store/accounts';
import { isGroup } from '../../store/groups';
import { SimulatorProblem } from '../../store/problem';
import { lengthDelimited } from '../../wire/protobuf';

/**
 * Forms that a text can have on the wire: of its own, inside a frame with room for a preview or a
 * reply, or damaged: it decrypts well, but what comes out is no message. `viewOnce` is shown by the
 * phone alone: linked devices learn that it was there. `reaction`, `edit` and `delete` are done to an
 * earlier message.
 */
export const MESSAGE_KINDS = [
  'text',
  'extendedText',
  'unparsable',
  'viewOnce',
  'reaction',
  'edit',
  'delete',
] as const;
export type MessageKind = (typeof MESSAGE_KINDS)[number];

/** A field of another wire type than its number says: no decoder takes it. */
const NO_MESSAGE = Buffer.from([0x0a, 0x7f, 0x01, 0x01]);

/** Number of a field that WhatsApp's protobuf does not have. */
const UNKNOWN_FIELD = 9_999;

/** What a phone writes: the message it shows itself, and what it encrypts for a contact. */
export interface EncodedMessage {
  message: proto.IMessage;
  /** Padded; null where linked devices get nothing to read. */
  plaintext: Uint8Array | null;
}

/** An earlier message, as its writer's phone names it. */
export interface Target {
  id: string;
  /** JID of its chat. */
  chat: string;
  /** Who wrote it. */
  author: Account;
  /** JID of theirs that names them: in a group the one that it knows them by. */
  participant: string;
}

/**
 * @param text empty for a reaction that is taken away.
 * @param by who writes.
 * @param target the message that a reaction, an edit or a deletion is about.
 */
export function encodeMessage(
  kind: MessageKind,
  text: string,
  by: Account,
  target: Target,
): EncodedMessage {
  if (kind === 'unparsable') return { message: { conversation: text }, plaintext: NO_MESSAGE };
  const message = contentOf(kind, text, by, target);
  return { message, plaintext: kind === 'viewOnce' ? null : encodeWAMessage(message) };
}

/** A message of a kind that nobody knows yet. */
export function encodeUnknown(text: string): EncodedMessage {
  const content = lengthDelimited(UNKNOWN_FIELD, Buffer.from(text));
  return { message: {}, plaintext: Buffer.concat([content, Buffer.from([1])]) };
}

/**
 * A encoded of any kind.
 *
 * @param content a `proto.IMessage` in JSON.
 * @throws SimulatorProblem where it is none.
 */
export function encodeContent(content: Record<string, unknown>): EncodedMessage {
  try {
    const message = proto.Message.fromObject(content);
    return { message, plaintext: encodeWAMessage(message) };
  } catch (error) {
    throw new SimulatorProblem(`The content is no message: ${String(error)}`);
  }
}

function contentOf(
  kind: Exclude<MessageKind, 'unparsable'>,
  text: string,
  by: Account,
  target: Target,
): proto.IMessage {
  const { Type } = proto.Message.ProtocolMessage;
  const key = {
    remoteJid: target.chat,
    fromMe: target.author === by,
    id: target.id,
    ...(isGroup(target.chat) ? { participant: target.participant } : {}),
  };
  switch (kind) {
    case 'text':
      return { conversation: text };
    case 'extendedText':
      return { extendedTextMessage: { text } };
    case 'viewOnce':
      return {
        viewOnceMessageV2: { message: { imageMessage: { caption: text, viewOnce: true } } },
      };
    case 'reaction':
      return { reactionMessage: { key, text, senderTimestampMs: Date.now() } };
    case 'edit':
      return {
        protocolMessage: {
          key,
          type: Type.MESSAGE_EDIT,
          editedMessage: { conversation: text },
          timestampMs: Date.now(),
        },
      };
    case 'delete':
      return { protocolMessage: { key, type: Type.REVOKE } };
  }
}
