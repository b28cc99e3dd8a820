import { proto } from '@whiskeysockets/baileys';
import { fieldNumbers, isWhole } from '../wire/wire-format';
import { nameOf, SILENT_FIELDS } from './kinds/parts';
import { layersOf } from './opened';
import { sealedIn } from './sealed-forms';

/** What a message is to the people who talk. */
export type Purpose =
  /** A message with content. */
  | 'message'
  /** An edit, a deletion or another change of an earlier message. */
  | 'change'
  /** Keys, settings and history that devices exchange, and the frame of an album. */
  | 'protocol';

/** A decrypted message, without padding, read once. */
export interface Plaintext {
  /** As it came, and as it is stored. */
  bytes: Uint8Array;
  /** What the bytes say; null where they are no message. */
  message: proto.IMessage | null;
  /** The message and what stands in it, from the outside to the inside; empty where there is none. */
  layers: readonly proto.IMessage[];
  /** The message without wrappers; empty where there is none. */
  opened: proto.IMessage;
  purpose: Purpose;
}

/** The plaintext of a message that cannot be parsed. */
export const NOTHING: Plaintext = {
  bytes: new Uint8Array(),
  message: null,
  layers: [],
  opened: {},
  purpose: 'message',
};

/**
 * Takes the padding off and reads what is left.
 *
 * @param isOwn whether our own account wrote it.
 */
export function readPadded(decrypted: Uint8Array, isOwn: boolean): Plaintext {
  const pad = decrypted.at(-1) ?? 0;
  const isPadding = pad > 0 && pad <= decrypted.length;
  return readBytes(isPadding ? decrypted.subarray(0, -pad) : decrypted, isOwn);
}

/** Reads a message without padding, as it is stored. Bytes that are no message are kept all the same. */
export function readBytes(bytes: Uint8Array, isOwn: boolean): Plaintext {
  const message = bytes.length > 0 ? decoded(bytes) : null;
  return message ? readMessage(message, bytes, isOwn) : { ...NOTHING, bytes };
}

/** Reads a message that is decoded already. */
export function readMessage(message: proto.IMessage, bytes: Uint8Array, isOwn: boolean): Plaintext {
  const layers = layersOf(message, isOwn);
  const opened = layers.at(-1) ?? message;
  return { bytes, message, layers, opened, purpose: purposeOf(opened, bytes) };
}

/**
 * What Baileys gets to see of a plaintext. Bytes that are no message become an empty one: Baileys
 * would refuse the stanza, and the server would forget it.
 */
export function padded({ bytes, message }: Plaintext): Buffer {
  const shortestPadding = Buffer.from([1]);
  return Buffer.concat([message ? bytes : new Uint8Array(), shortestPadding]);
}

/** Null when the bytes are no message. */
function decoded(bytes: Uint8Array): proto.Message | null {
  try {
    const message = proto.Message.decode(bytes);
    return isWhole(bytes) ? message : null;
  } catch {
    return null;
  }
}

/**
 * Content that this version cannot name is a message all the same: it is kept as `unsupported`, not
 * dropped.
 *
 * @param bytes what the message was read from.
 */
function purposeOf(content: proto.IMessage, bytes: Uint8Array): Purpose {
  const { Type } = proto.Message.ProtocolMessage;
  if (content.protocolMessage) {
    // Type 0 is a deletion, and the protocol leaves zeros out.
    const type = content.protocolMessage.type ?? Type.REVOKE;
    return type === Type.MESSAGE_EDIT || type === Type.REVOKE ? 'change' : 'protocol';
  }
  if (isChange(content)) return 'change';
  // It says how many pictures follow. Each of them is a message.
  if (content.albumMessage) return 'protocol';
  if (nameOf(content) !== undefined) return 'message';
  const fields = fieldNumbers(bytes);
  return fields.length > 0 && fields.every((field) => SILENT_FIELDS.has(field))
    ? 'protocol'
    : 'message';
}

/** Whether it is about an earlier message, and says nothing by itself. */
function isChange(content: proto.IMessage): boolean {
  return (
    Boolean(content.pinInChatMessage ?? content.keepInChatMessage) || sealedIn(content) !== null
  );
}
