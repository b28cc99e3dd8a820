import { normalizeMessageContent, proto } from '@whiskeysockets/baileys';

/** How a message stanza says what it carries. */
export interface StanzaType {
  type: 'text' | 'media' | 'reaction' | 'poll' | 'event';
  /** Kind of file or card, beside the encrypted text. */
  mediatype?: string;
  /** What is done to an earlier message: 1 edited, 2 pinned, 7 taken back. */
  edit?: '1' | '2' | '7';
}

/** What the server may know of a message, by its content. */
export function stanzaType(message: proto.IMessage): StanzaType {
  const inner = normalizeMessageContent(message) ?? message;
  const edit = editOf(inner);
  return { ...contentType(inner), ...(edit && { edit }) };
}

function editOf(message: proto.IMessage): StanzaType['edit'] {
  const { REVOKE, MESSAGE_EDIT } = proto.Message.ProtocolMessage.Type;
  const { protocolMessage, reactionMessage, keepInChatMessage } = message;
  if (message.secretEncryptedMessage ?? protocolMessage?.type === MESSAGE_EDIT) return '1';
  if (message.pinInChatMessage) return '2';
  const isTakenBack =
    protocolMessage?.type === REVOKE ||
    (reactionMessage && !reactionMessage.text) ||
    keepInChatMessage?.keepType === 2;
  return isTakenBack ? '7' : undefined;
}

function contentType(inner: proto.IMessage): StanzaType {
  const mediatype = mediaType(inner);
  if (mediatype) return { type: 'media', mediatype };
  if (inner.reactionMessage ?? inner.encReactionMessage) return { type: 'reaction' };
  if (
    inner.pollCreationMessage ??
    inner.pollCreationMessageV2 ??
    inner.pollCreationMessageV3 ??
    inner.pollUpdateMessage
  )
    return { type: 'poll' };
  if (inner.eventMessage) return { type: 'event' };
  return { type: 'text' };
}

function mediaType(message: proto.IMessage): string | undefined {
  if (message.imageMessage) return 'image';
  if (message.videoMessage) return message.videoMessage.gifPlayback ? 'gif' : 'video';
  if (message.ptvMessage) return 'ptv';
  if (message.audioMessage) return message.audioMessage.ptt ? 'ptt' : 'audio';
  if (message.documentMessage) return 'document';
  if (message.stickerMessage) return 'sticker';
  if (message.stickerPackMessage) return 'sticker_pack';
  if (message.locationMessage) return 'location';
  if (message.liveLocationMessage) return 'livelocation';
  if (message.contactMessage) return 'vcard';
  if (message.contactsArrayMessage) return 'contact_array';
  if (message.extendedTextMessage?.matchedText) return 'url';
  if (message.listResponseMessage) return 'list_response';
  if (message.buttonsResponseMessage) return 'buttons_response';
  if (message.interactiveResponseMessage) return 'native_flow_response';
  return undefined;
}
