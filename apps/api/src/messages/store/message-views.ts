import type { MessagePayload, MessageView } from '@whathooks/dto';
import { publicId } from '../../platform/database/ids';
import { contentView } from '../content/kinds';
import type { Message } from './message.entity';

export function toView(row: Message): MessageView {
  return {
    id: publicId('message', row.id),
    sessionId: publicId('session', row.sessionId),
    direction: row.direction,
    chat: row.chat,
    from: row.sender,
    fromType: row.senderType,
    to: row.recipient,
    pushName: row.pushName,
    waMessageId: row.waMessageId,
    status: row.status,
    error: row.error,
    statusReason: statusReason(row),
    timestamp: row.sentAt.toISOString(),
    createdAt: row.createdAt.toISOString(),
    reactsTo: row.reactsTo,
    editedAt: row.editedAt?.toISOString() ?? null,
    deletedAt: row.deletedAt?.toISOString() ?? null,
    history: row.history,
    ...(row.readAt ? { readAt: row.readAt.toISOString() } : {}),
    ...(row.status === 'scheduled' ? { sendAt: row.sentAt.toISOString() } : {}),
    ...(row.place && { place: publicId('message', row.place) }),
    ...marksOf(row),
    ...senderOf(row),
    ...referenceOf(row),
    ...contentView(row),
  };
}

/** Who of the organization had it sent. */
function senderOf({ sentBy, sentByKind }: Message): Pick<MessageView, 'sentBy'> {
  if (!sentBy || !sentByKind || sentByKind === 'automatic') return {};
  const id = publicId(sentByKind === 'user' ? 'user' : 'API key', sentBy);
  return { sentBy: { kind: sentByKind, id, name: null } };
}

/** `data` of an event about a message that came in, or that our own phone sent. */
export function toEventData(row: Omit<Message, 'bytes'>): MessagePayload {
  return {
    id: publicId('message', row.id),
    sessionId: publicId('session', row.sessionId),
    from: row.sender,
    fromType: row.senderType,
    chat: row.chat,
    to: row.recipient,
    pushName: row.pushName,
    ...contentView(row),
    waMessageId: row.waMessageId,
    timestamp: row.sentAt.toISOString(),
    ...(row.history ? { history: true } : {}),
    ...referenceOf(row),
  };
}

/** Who wrote a message, and where. */
export function who(row: Message) {
  return {
    sessionId: publicId('session', row.sessionId),
    from: row.sender,
    fromType: row.senderType,
    fromMe: row.direction === 'outbound',
    chat: row.chat,
  };
}

/** What its caller calls it. */
export function referenceOf({
  reference,
}: Pick<Message, 'reference'>): Pick<MessagePayload, 'reference'> {
  return reference ? { reference } : {};
}

/** Whether it is pinned now, kept, and starred. */
function marksOf({
  pinnedUntil,
  kept,
  starred,
}: Message): Pick<MessageView, 'pinnedUntil' | 'kept' | 'starred'> {
  const isPinned = pinnedUntil && pinnedUntil > new Date();
  return {
    ...(isPinned && { pinnedUntil: pinnedUntil.toISOString() }),
    ...(kept && { kept: true }),
    ...(starred && { starred: true }),
  };
}

/** Why a message waits or failed, by code; null for one that does neither. */
function statusReason({ status, waitReason, error }: Message): string | null {
  if (status === 'pending') return waitReason ?? 'queued';
  return status === 'failed' ? error : null;
}
