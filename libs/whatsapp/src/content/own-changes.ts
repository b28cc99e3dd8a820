import { normalizeMessageContent, proto } from '@whiskeysockets/baileys';

const { Type } = proto.Message.ProtocolMessage;

/** The message that an edit or a deletion of ours is about. */
export interface ChangeTarget {
  waMessageId: string;
  /** JID of the chat that it was sent to, or came from. */
  chat: string;
  /** JID of the author, where another member of the group wrote it; null for any other. */
  author: string | null;
  /** Whether our own account wrote it. */
  fromMe: boolean;
}

/**
 * The encoded protobuf of an edit, which is sent as a message of its own. Everything of the original but its
 * text or caption stays: who is mentioned, what it replies to, the file.
 *
 * @param original the encoded protobuf of the message as it was sent, or as it was edited last.
 * @returns null where there is neither a text nor a caption to change.
 */
export function encodeEdit(
  target: ChangeTarget,
  original: Uint8Array,
  text: string,
  at: Date,
): Uint8Array | null {
  const editedMessage = proto.Message.decode(original);
  // Secrets and device lists are of the message that was sent first.
  delete editedMessage.messageContextInfo;
  if (!reword(normalizeMessageContent(editedMessage) ?? {}, text)) return null;
  const timestampMs = at.getTime();
  return encoded({ type: Type.MESSAGE_EDIT, key: keyOf(target), editedMessage, timestampMs });
}

/** The encoded protobuf of a message with another text or caption; null where it has neither. */
export function reworded(original: Uint8Array, text: string): Uint8Array | null {
  const message = proto.Message.decode(original);
  const isReworded = reword(normalizeMessageContent(message) ?? {}, text);
  return isReworded ? proto.Message.encode(message).finish() : null;
}

/** The encoded protobuf of a deletion for everyone, which is sent as a separate message. */
export function encodeDeletion(target: ChangeTarget): Uint8Array {
  return encoded({ type: Type.REVOKE, key: keyOf(target) });
}

/**
 * The encoded protobuf that pins a message for everybody in its chat, or unpins it.
 *
 * @param seconds how long it is pinned: a day, a week or 30 days are what phones offer. Null unpins it.
 */
export function encodePin(target: ChangeTarget, seconds: number | null, at: Date): Uint8Array {
  const { PIN_FOR_ALL, UNPIN_FOR_ALL } = proto.Message.PinInChatMessage.Type;
  const pinInChatMessage = {
    key: keyOf(target),
    type: seconds === null ? UNPIN_FOR_ALL : PIN_FOR_ALL,
    senderTimestampMs: at.getTime(),
  };
  const lasts = { messageContextInfo: { messageAddOnDurationInSecs: seconds ?? 0 } };
  return proto.Message.encode({ pinInChatMessage, ...(seconds !== null && lasts) }).finish();
}

/** The encoded protobuf that keeps a message from disappearing for everybody in its chat, or lets it disappear. */
export function encodeKeep(target: ChangeTarget, isKept: boolean, at: Date): Uint8Array {
  const { KEEP_FOR_ALL, UNDO_KEEP_FOR_ALL } = proto.KeepType;
  const keepType = isKept ? KEEP_FOR_ALL : UNDO_KEEP_FOR_ALL;
  const keepInChatMessage = { key: keyOf(target), keepType, timestampMs: at.getTime() };
  return proto.Message.encode({ keepInChatMessage }).finish();
}

function encoded(protocolMessage: proto.Message.IProtocolMessage): Uint8Array {
  return proto.Message.encode({ protocolMessage }).finish();
}

function keyOf(target: ChangeTarget): proto.IMessageKey {
  const { waMessageId: id, chat: remoteJid, author, fromMe } = target;
  return { id, remoteJid, fromMe, ...(author && { participant: author }) };
}

/** What a preview of a link in the old text says. */
const PREVIEW = ['matchedText', 'title', 'description', 'jpegThumbnail'] as const;

/** Puts a text in the place of the one that is there. Returns whether one is. */
function reword(message: proto.IMessage, text: string): boolean {
  const { extendedTextMessage } = message;
  const captioned = message.imageMessage ?? message.videoMessage ?? message.documentMessage;
  if (extendedTextMessage) {
    for (const part of PREVIEW) delete extendedTextMessage[part];
    extendedTextMessage.text = text;
  } else if (captioned) captioned.caption = text;
  else if (message.conversation) message.conversation = text;
  else return false;
  return true;
}
