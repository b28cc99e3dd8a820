import { ERROR_CODES } from '@whathooks/api-client';
import type { MessageStatusName, MessageTypeName, MessageView } from '@whathooks/dto';
import { formatPhone } from '../ui/format';

export const MESSAGE_STATUS_LABELS: Record<MessageStatusName, string> = {
  received: 'Received',
  pending: 'Waiting for WhatsApp',
  sent: 'Sent',
  delivered: 'Delivered',
  read: 'Read',
  played: 'Played',
  failed: 'Failed',
};

const TYPE_LABELS: Record<MessageTypeName, string> = {
  text: 'Text',
  image: 'Photo',
  video: 'Video',
  audio: 'Audio',
  voice: 'Voice message',
  document: 'Document',
  sticker: 'Sticker',
  location: 'Location',
  contact: 'Contact card',
  poll: 'Poll',
  reaction: 'Reaction',
  unsupported: 'This kind of message cannot be shown yet',
};

/** Kinds without a type of their own whose text is shown, by WhatsApp's name. */
const KIND_LABELS: Partial<Record<string, string>> = {
  orderMessage: 'Order',
  productMessage: 'Product',
  eventMessage: 'Event',
  groupInviteMessage: 'Group invitation',
};

type Said = Pick<MessageView, 'type' | 'text' | 'deletedAt' | 'kind'>;

/** What kind of content a message has, where that is worth saying: not for plain text. */
export function contentLabel({ deletedAt, ...message }: Said): string | null {
  if (deletedAt) return 'Deleted for everyone';
  if (message.type === 'reaction' && !message.text) return 'Reaction removed';
  if (message.type === 'text' && message.text !== null) return null;
  return KIND_LABELS[message.kind ?? ''] ?? TYPE_LABELS[message.type];
}

/** A message in one line. */
export function summary(message: Said): string {
  const label = contentLabel(message);
  if (!message.text) return label ?? '';
  return label ? `${label}: ${message.text}` : message.text;
}

/** Why a message failed: the catalogue's words for a code of ours, else what WhatsApp said. */
export function explainFailure(error: string | null): string {
  if (!error) return 'Not sent';
  const known = ERROR_CODES.find(({ code }) => code === error);
  return `Not sent: ${known?.title ?? error.replaceAll('_', ' ')}`;
}

/** Who wrote a message of a group; null where it needs no saying. */
export function authorOf({
  chat,
  direction,
  pushName,
  from,
}: Pick<MessageView, 'chat' | 'direction' | 'pushName' | 'from'>): string | null {
  if (direction === 'outbound' || !chat.endsWith('@g.us')) return null;
  return pushName ?? formatPhone(from);
}

/** A message in one line of a list of chats: in a group with who wrote it. */
export function preview(message: MessageView): string {
  const author = authorOf(message);
  return author ? `${author}: ${summary(message)}` : summary(message);
}
