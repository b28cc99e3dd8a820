import { normalizeMessageContent, proto } from '@whiskeysockets/baileys';
import { cleanName, firstCharacters, storableText } from '../wire/clean';
import type { MessageDetails, MessageType } from '../door/door';
import { textOfUnsupported } from './unsupported-kinds';
import { fieldNumbers } from '../wire/wire-format';

/**
 * Longest text that is kept, in characters (code points), and that is sent: what arrives is not capped
 * by the protocol.
 */
export const TEXT_MAX = 65_536;

export interface Description {
  type: MessageType;
  /** Text, caption, or what else of the kind can be read as text. */
  text: string | null;
  details: Pick<MessageDetails, 'kind' | 'truncated'>;
  /** JIDs that the text mentions, as they stand there. */
  mentioned: readonly string[];
}

type Kind = [MessageType, (string | null | undefined)?];

/**
 * What a message says, in the words of the API. Wrappers (view once, disappearing, …) are opened.
 *
 * @param isOwn whether our own account wrote it.
 */
export function describe(message: proto.IMessage, isOwn: boolean): Description {
  const content = opened(message, isOwn);
  const [type, text] = kindOf(content);
  const whole = storableText(text ?? '');
  const kept = firstCharacters(whole, TEXT_MAX);
  const kind = type === 'unsupported' ? cleanName(nameOf(content)) : null;
  return {
    type,
    text: kept || null,
    details: {
      ...(kind !== null && { kind }),
      ...(kept.length < whole.length && { truncated: true }),
    },
    mentioned: mentionedIn(content),
  };
}

/** Reads a decrypted message; null when the bytes are none. */
export function parse(bytes: Uint8Array): proto.Message | null {
  try {
    return proto.Message.decode(bytes);
  } catch {
    return null;
  }
}

/**
 * Opens wrappers: view once, disappearing, a document with its caption… A copy of what another device of
 * ours has sent is opened where our own account wrote it, and stays closed where anybody else did.
 */
export function opened(message: proto.IMessage, isOwn: boolean): proto.IMessage {
  const own = isOwn ? unwrapped(message).deviceSentMessage?.message : null;
  return unwrapped(own ?? message);
}

/** Deepest that wrappers may stand in each other. */
const WRAPPERS_MAX = 5;

function unwrapped(message: proto.IMessage): proto.IMessage {
  let content = normalizeMessageContent(message) ?? {};
  for (let depth = 0; depth < WRAPPERS_MAX; depth += 1) {
    const inner = wrappedIn(content);
    if (!inner) break;
    content = normalizeMessageContent(inner) ?? {};
  }
  return content;
}

/** What stands in a wrapper that Baileys leaves closed. */
function wrappedIn(content: proto.IMessage): proto.IMessage | null | undefined {
  const wrapper =
    content.groupMentionedMessage ??
    content.botInvokeMessage ??
    content.botForwardedMessage ??
    content.questionMessage ??
    content.questionReplyMessage ??
    content.pollCreationMessageV4;
  return wrapper?.message;
}

function kindOf(content: proto.IMessage): Kind {
  return (
    textOf(content) ??
    mediaOf(content) ??
    otherOf(content) ?? ['unsupported', textOfUnsupported(content)]
  );
}

/** WhatsApp's own name for a kind; undefined where this version does not know it. */
function nameOf(content: proto.IMessage): string | undefined {
  return partsOf(content).find((name) => !SILENT_PARTS.has(name));
}

function partsOf(content: proto.IMessage): string[] {
  return Object.entries(content).flatMap(([name, value]) => (value == null ? [] : [name]));
}

/** The mentions of whatever a message is: each kind has them in a context of its own. */
function mentionedIn(content: proto.IMessage): readonly string[] {
  for (const part of Object.values(content) as unknown[]) {
    const { contextInfo } = (part ?? {}) as { contextInfo?: proto.IContextInfo | null };
    if (contextInfo?.mentionedJid?.length) return contextInfo.mentionedJid;
  }
  return [];
}

function textOf(content: proto.IMessage): Kind | null {
  if (content.conversation) return ['text', content.conversation];
  if (content.extendedTextMessage) return ['text', content.extendedTextMessage.text];
  // Answers to buttons and lists: what the person chose stands there as text.
  const chosen =
    content.buttonsResponseMessage?.selectedDisplayText ??
    content.templateButtonReplyMessage?.selectedDisplayText ??
    content.listResponseMessage?.title ??
    content.interactiveResponseMessage?.body?.text;
  return chosen ? ['text', chosen] : null;
}

function mediaOf(content: proto.IMessage): Kind | null {
  if (content.imageMessage) return ['image', content.imageMessage.caption];
  if (content.videoMessage) return ['video', content.videoMessage.caption];
  if (content.ptvMessage) return ['video', content.ptvMessage.caption];
  if (content.audioMessage) return [content.audioMessage.ptt ? 'voice' : 'audio'];
  if (content.documentMessage) return ['document', content.documentMessage.caption];
  if (content.stickerMessage ?? content.lottieStickerMessage) return ['sticker'];
  return null;
}

function otherOf(content: proto.IMessage): Kind | null {
  if (content.locationMessage) return ['location', content.locationMessage.name];
  if (content.liveLocationMessage) return ['location', content.liveLocationMessage.caption];
  if (content.contactMessage) return ['contact', content.contactMessage.displayName];
  if (content.contactsArrayMessage) return ['contact', content.contactsArrayMessage.displayName];
  const poll =
    content.pollCreationMessage ??
    content.pollCreationMessageV2 ??
    content.pollCreationMessageV3 ??
    content.pollCreationMessageV5;
  if (poll) return ['poll', poll.name];
  if (content.reactionMessage) return ['reaction', content.reactionMessage.text];
  return null;
}

/** Parts of a message that say nothing by themselves: keys, and the context of what they stand by. */
const SILENT_PARTS = new Set([
  'messageContextInfo',
  'senderKeyDistributionMessage',
  'fastRatchetKeySenderKeyDistributionMessage',
]);
/** The numbers of these parts in the protocol. */
const SILENT_FIELDS = new Set([35, 2, 15]);

/** What a message is to the people who talk. */
export type Purpose =
  /** Something was said. */
  | 'message'
  /** Something that was said is changed or taken back. */
  | 'change'
  /** Keys, settings and history that devices exchange, and the frame of an album. */
  | 'protocol';

/**
 * Says what a message is for. Content that this version cannot name is a message all the same: it is
 * kept as `unsupported`, not dropped.
 *
 * @param bytes what `message` was read from.
 * @param isOwn whether our own account wrote it.
 */
export function purposeOf(message: proto.Message, bytes: Uint8Array, isOwn: boolean): Purpose {
  const content = opened(message, isOwn);
  const { Type } = proto.Message.ProtocolMessage;
  if (content.protocolMessage) {
    // Type 0 is a deletion, and the protocol leaves zeros out.
    const type = content.protocolMessage.type ?? Type.REVOKE;
    return type === Type.MESSAGE_EDIT || type === Type.REVOKE ? 'change' : 'protocol';
  }
  // It says how many pictures follow. Each of them is a message.
  if (content.albumMessage) return 'protocol';
  if (nameOf(content) !== undefined) return 'message';
  const fields = fieldNumbers(bytes);
  return fields.length > 0 && fields.every((field) => SILENT_FIELDS.has(field))
    ? 'protocol'
    : 'message';
}
