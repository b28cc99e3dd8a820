import type { InboundMessage } from '@whathooks/whatsapp';
import { newId, newIdAt, newPastId } from '../../platform/database/ids';
import type { SessionContext } from '../../sessions/state/session-inbox';
import { contentColumns } from '../content/kinds';
import { chatOf } from './chat-of';
import type { Message } from './message.entity';

/** The row for a message that came in, or that our own phone wrote. */
export function inboundRow(session: SessionContext, message: InboundMessage): Message {
  return {
    // Ids sort a chat: messages of a history get ids of their own time.
    id: idOf(message),
    organizationId: session.organizationId,
    sessionId: session.id,
    direction: message.fromMe ? 'outbound' : 'inbound',
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
    status: message.fromMe ? 'sent' : 'received',
    error: null,
    history: message.source === 'history',
    awaitsPhone: message.awaitsPhone,
    reactsTo: message.change?.kind === 'reaction' ? message.change.target.waMessageId : null,
    editedAt: null,
    deletedAt: null,
    sentAt: message.timestamp,
    createdAt: new Date(),
  };
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
