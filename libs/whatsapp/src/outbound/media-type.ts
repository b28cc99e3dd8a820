import { normalizeMessageContent, proto } from '@whiskeysockets/baileys';

/** What the server may know of a file or card that a message carries: `mediatype` beside the encrypted text. */
export function mediaTypeOf(message: proto.IMessage): string | null {
  const content = normalizeMessageContent(message) ?? {};
  if (content.imageMessage) return 'image';
  if (content.videoMessage) return content.videoMessage.gifPlayback ? 'gif' : 'video';
  if (content.ptvMessage) return 'ptv';
  if (content.audioMessage) return content.audioMessage.ptt ? 'ptt' : 'audio';
  if (content.documentMessage) return 'document';
  if (content.stickerMessage) return 'sticker';
  if (content.contactMessage) return 'vcard';
  if (content.contactsArrayMessage) return 'contact_array';
  return null;
}

/**
 * The part by which Baileys tells a type. It knows no round videos: those go by the type that is nearest.
 */
const SIGNS: Record<string, proto.IMessage> = {
  image: { imageMessage: {} },
  video: { videoMessage: {} },
  gif: { videoMessage: { gifPlayback: true } },
  ptv: { videoMessage: {} },
  ptt: { audioMessage: { ptt: true } },
  audio: { audioMessage: {} },
  document: { documentMessage: {} },
};

/**
 * The same message, of which Baileys sees what it carries. Baileys looks at the outermost message only, and
 * would tell the server nothing of a file that is wrapped: one to be looked at once, a document with a
 * caption. What stands in a prototype is seen, and not encoded.
 */
export function withMediaTypeSeen(message: proto.Message): proto.Message {
  const sign = SIGNS[mediaTypeOf(message) ?? ''];
  const isSeen = !sign || Object.keys(sign).every((part) => Object.hasOwn(message, part));
  if (isSeen) return message;
  const prototype = Object.create(proto.Message.prototype, {}) as object;
  return Object.setPrototypeOf(message, Object.assign(prototype, sign)) as proto.Message;
}
