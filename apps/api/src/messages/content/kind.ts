import {
  MESSAGE_TYPES,
  type MessageDetails,
  type MessageDirection,
  type SessionMessageRequest,
} from '@whathooks/dto';
import type {
  ContentOf,
  MediaContent,
  MessageContent,
  MessageType,
  SendableContent,
} from '@whathooks/whatsapp';

/** A message that is stored, as WhatsApp names it. */
export interface StoredMessage {
  waMessageId: string;
  /** JID of the chat as it arrived. */
  originChat: string;
  direction: MessageDirection;
  /** JID. */
  author: string;
}

/** What a request names, as it is: messages that are stored, a page, a file. */
export interface NamedByRequest {
  /** The one that an emoji is put to. */
  reaction?: StoredMessage;
  /** What phones show of the page that a text links to. */
  page?: NonNullable<ContentOf<'text'>['linkPreview']>;
  /** The file that is sent, as WhatsApp takes it. */
  file?: MediaContent;
}

/** One kind of message: what its row keeps, what the API shows, and how a request names it. */
export interface ContentKind<Type extends MessageType> {
  /** What the row keeps of it beside type and text. A field that does not apply is absent. */
  keep(content: ContentOf<Type>): MessageDetails;
  /** The fields that API and webhooks show beside type and text, made of the row. */
  view(kept: MessageDetails): MessageDetails;
  /**
   * What a request to send says; null where it says something of another kind. Kinds without this are
   * received only.
   */
  fromRequest?(
    request: SessionMessageRequest,
    named: NamedByRequest,
  ): Extract<ContentOf<Type>, SendableContent> | null;
}

/** Fields that any kind of message may have are kept and shown unchanged. */
export const ofAnyKind = {
  keep: (content: ContentOf<MessageType>): MessageDetails => ({
    ...(content.mentions && { mentions: content.mentions }),
    ...(content.truncated && { truncated: true }),
    ...(content.replyTo && { replyTo: repliedTo(content.replyTo) }),
    ...(content.forwarded && { forwarded: true }),
    ...(content.forwardedOften && { forwardedOften: true }),
    ...(content.viewOnce && { viewOnce: true }),
    ...(content.expiresInSeconds && { expiresInSeconds: content.expiresInSeconds }),
    ...(content.albumId && { albumId: content.albumId }),
  }),
  view: (kept: MessageDetails): MessageDetails => kept,
};

/** The message is looked for when the row is written: until then its id is not known. */
function repliedTo({
  waMessageId,
  from,
  text,
  type: name,
}: NonNullable<MessageContent['replyTo']>): MessageDetails['replyTo'] {
  const type = MESSAGE_TYPES.find((known) => known === name);
  return { id: null, waMessageId, from, text, ...(type && { type }) };
}
