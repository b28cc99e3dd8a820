import { normalizeMessageContent, proto } from '@whiskeysockets/baileys';
import type { MessageType } from './door';

/** Longest text and name that are kept, in characters: what arrives is not capped by the protocol. */
const TEXT_MAX = 65_536;
const NAME_MAX = 100;

export interface Description {
  type: MessageType;
  text: string | null;
}

/** What a message says, in the words of the API. Wrappers (view once, disappearing, …) are opened. */
export function describe(message: proto.IMessage): Description {
  const content = normalizeMessageContent(message.deviceSentMessage?.message ?? message) ?? {};
  const { type, text } = kindOf(content);
  return { type, text: text ? clean(text, TEXT_MAX) : null };
}

function kindOf(content: proto.IMessage): { type: MessageType; text?: string | null | undefined } {
  if (content.conversation) return { type: 'text', text: content.conversation };
  if (content.extendedTextMessage) return { type: 'text', text: content.extendedTextMessage.text };
  if (content.imageMessage) return { type: 'image', text: content.imageMessage.caption };
  if (content.videoMessage) return { type: 'video', text: content.videoMessage.caption };
  if (content.ptvMessage) return { type: 'video' };
  if (content.audioMessage) return { type: content.audioMessage.ptt ? 'voice' : 'audio' };
  if (content.documentMessage) return { type: 'document', text: content.documentMessage.caption };
  if (content.stickerMessage) return { type: 'sticker' };
  if (content.locationMessage) return { type: 'location', text: content.locationMessage.name };
  if (content.liveLocationMessage)
    return { type: 'location', text: content.liveLocationMessage.caption };
  if (content.contactMessage) return { type: 'contact', text: content.contactMessage.displayName };
  if (content.contactsArrayMessage)
    return { type: 'contact', text: content.contactsArrayMessage.displayName };
  const poll =
    content.pollCreationMessage ?? content.pollCreationMessageV2 ?? content.pollCreationMessageV3;
  if (poll) return { type: 'poll', text: poll.name };
  if (content.reactionMessage) return { type: 'reaction', text: content.reactionMessage.text };
  return { type: 'unsupported' };
}

const { Type } = proto.Message.ProtocolMessage;

/** Protocol messages that say something about a conversation; all others are between devices. */
const ABOUT_MESSAGES = new Set([Type.REVOKE, Type.MESSAGE_EDIT]);

/** Whether a message is for people: not keys, settings or history that devices exchange. */
export function isForPeople(message: proto.IMessage): boolean {
  const content = normalizeMessageContent(message.deviceSentMessage?.message ?? message);
  if (!content) return false;
  if (content.protocolMessage)
    return ABOUT_MESSAGES.has(content.protocolMessage.type ?? Type.REVOKE);
  const kinds = Object.entries(content).filter(
    ([name, value]) =>
      value !== null &&
      value !== undefined &&
      name !== 'messageContextInfo' &&
      name !== 'senderKeyDistributionMessage',
  );
  return kinds.length > 0;
}

/** A name as it may be stored and shown. */
export function cleanName(name: string | undefined): string | null {
  return name ? clean(name, NAME_MAX) : null;
}

/** Cuts a text at its greatest length and drops U+0000, which a database's text cannot hold. */
function clean(text: string, length: number): string {
  return text.slice(0, length).replaceAll('\u0000', '');
}

/**
 * Kind and text of stored content.
 *
 * @param bytes an encoded `proto.Message`; bytes that are none are `unsupported`.
 */
export function describeContent(bytes: Uint8Array): Description {
  try {
    return describe(proto.Message.decode(bytes));
  } catch {
    return { type: 'unsupported', text: null };
  }
}
