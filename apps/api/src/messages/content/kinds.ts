import type { MessageDetails, MessageTypeName, SessionMessageRequest } from '@whathooks/dto';
import type { MessageContent, MessageType, SendableContent } from '@whathooks/whatsapp';
import { album } from './album';
import { audio } from './audio';
import { contact } from './contact';
import { document } from './document';
import { event } from './event';
import { image } from './image';
import { invitation } from './invitation';
import type { ContentKind, NamedByRequest } from './kind';
import { location } from './location';
import { poll } from './poll';
import { reaction } from './reaction';
import { sticker } from './sticker';
import { tap } from './tap';
import { text } from './text';
import { unsupported } from './unsupported';
import { video } from './video';
import { voice } from './voice';

/** Every kind of message that WhatsApp hands over. */
const KINDS: { readonly [Type in MessageType]: ContentKind<Type> } = {
  text,
  image,
  video,
  audio,
  voice,
  document,
  sticker,
  album,
  location,
  contact,
  poll,
  event,
  invitation,
  tap,
  reaction,
  unsupported,
};

/** The content columns of a message. The encoded protobuf is kept in a column of its own. */
export interface ContentColumns {
  type: MessageTypeName;
  /** Text, caption, or what else of the kind can be read as text. */
  text: string | null;
  /** What else its kind keeps; null for nothing. */
  details: MessageDetails | null;
}

export function contentColumns(content: MessageContent): ContentColumns {
  const { type, text } = content;
  const details = kindOf(type).keep(content);
  return { type, text, details: Object.keys(details).length > 0 ? details : null };
}

/** The content fields that API and webhooks show. */
export function contentView({
  type,
  text,
  details,
}: Pick<ContentColumns, 'type' | 'text'> & Partial<Pick<ContentColumns, 'details'>>): {
  type: MessageTypeName;
  text: string | null;
} & MessageDetails {
  return { type, text, ...(details && kindOf(type).view(details)) };
}

/** What a request to send says. */
export function contentOf(request: SessionMessageRequest, named: NamedByRequest): SendableContent {
  for (const { fromRequest } of Object.values(KINDS)) {
    const content = fromRequest?.(request, named);
    if (content) return content;
  }
  throw new Error('the shape of the request asks for one kind of content');
}

/** Whether a request can ask for messages of a kind. */
export function isSendable(type: MessageType): boolean {
  return kindOf(type).fromRequest !== undefined;
}

/** A kind, as whoever has content of it, or its row, may use it. */
function kindOf(type: MessageType): ContentKind<MessageType> {
  return KINDS[type] as ContentKind<MessageType>;
}
