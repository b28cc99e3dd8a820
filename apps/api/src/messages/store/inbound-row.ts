import { digitsOf, type InboundMessage, isShared } from '@whathooks/whatsapp';
import { newId, newIdAt, newPastId } from '../../platform/database/ids';
import type { SessionContext } from '../../sessions/state/session-inbox';
import { contentColumns } from '../content/kinds';
import { chatOf } from './chat-of';
import type { MessageChange } from './changes/message-change.entity';
import type { Message } from './message.entity';

/** The row for a message that came in, or that our own phone wrote. */
export function inboundRow(session: SessionContext, message: InboundMessage): Message {
  return {
    ...newRow(session, message.fromMe),
    // Ids sort a chat: messages of a history get ids of their own time.
    id: idOf(message),
    chat: chatOf(message),
    originChat: message.chat,
    author: message.author,
    sender: message.from,
    senderType: message.fromType,
    recipient: message.to ?? session.phone,
    pushName: message.pushName,
    ...contentColumns(message.content),
    bytes: Buffer.from(message.bytes),
    waMessageId: message.waMessageId,
    history: message.source === 'history',
    awaitsPhone: message.awaitsPhone,
    reactsTo: message.change?.kind === 'reaction' ? message.change.target.waMessageId : null,
    sentAt: message.timestamp,
  };
}

/** What a message says that came encrypted with the secret of another one. */
export type OpenedContent = Pick<Message, 'type' | 'text' | 'details' | 'bytes' | 'reactsTo'>;

/** The row for a reaction or a comment that came encrypted, as that for a plain one. */
export function openedRow(
  session: SessionContext,
  change: MessageChange,
  content: OpenedContent,
): Message {
  const { chat, originChat, author, sender, senderType, waMessageId } = change;
  const isOwn = senderType === 'phone' && sender === session.phone;
  return {
    ...newRow(session, isOwn),
    id: newId(),
    ...{ chat, originChat, author, sender, senderType, waMessageId },
    recipient: isOwn ? recipientIn(chat) : session.phone,
    pushName: change.pushName ?? null,
    ...content,
    history: false,
    awaitsPhone: false,
    sentAt: change.sentAt,
  };
}

/**
 * What every new row says.
 *
 * @param isOwn whether our own phone wrote it.
 */
function newRow({ id: sessionId, organizationId }: SessionContext, isOwn: boolean) {
  return {
    organizationId,
    sessionId,
    direction: isOwn ? 'outbound' : 'inbound',
    status: isOwn ? 'sent' : 'received',
    error: null,
    editedAt: null,
    deletedAt: null,
    createdAt: new Date(),
  } as const;
}

function recipientIn(chat: string): string {
  return isShared(chat) ? chat : digitsOf(chat);
}

function idOf({ source, timestamp, toldAt }: InboundMessage): string {
  if (source !== 'history') return newId();
  const time = pastOf(timestamp);
  return toldAt ? newPastId(time, toldAt) : newIdAt(time);
}

/** A phone whose clock is wrong puts nothing before what comes next. */
function pastOf(time: Date): Date {
  const now = new Date();
  return time < now ? time : now;
}
