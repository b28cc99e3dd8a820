import { Injectable } from '@nestjs/common';
import type { InboundMessage } from '@whathooks/whatsapp';
import { publicId } from '../../platform/database/ids';
import type { Transaction } from '../../platform/database/unit-of-work';
import type { AnyDomainEvent } from '../../platform/events/domain-events';
import type { SessionContext } from '../../sessions/state/session-inbox';
import { chatOf } from '../store/chat-of';
import { eventBase } from '../store/message-event';
import type { Message } from '../store/message.entity';
import { who } from '../store/message-views';
import { findWithoutContent, removeMessages } from '../store/messages.repository';

/**
 * Messages that could not be read when they came, and turn out to be none: encrypted anew by their writer, they are a
 * vote, an edit or another change of an earlier message.
 */
@Injectable()
export class Placeholders {
  /** Removes what stands in the place of a change, and tells that it is gone. @returns the removed messages as well. */
  async remove(
    tx: Transaction,
    session: SessionContext,
    change: InboundMessage,
  ): Promise<{ removed: Message[]; events: AnyDomainEvent[] }> {
    const { waMessageId, from: sender, fromType: senderType, timestamp } = change;
    const identity = { waMessageId, chat: chatOf(change), sender, senderType };
    const removed = await findWithoutContent(tx, session, identity);
    if (removed.length > 0) await removeMessages(tx, session, removed);
    const told = removed.filter(({ history }) => !history || session.historyEvents);
    return { removed, events: told.map((row) => removalEvent(session, row, timestamp)) };
  }
}

/** Whoever was told of the message takes it away. */
function removalEvent(session: SessionContext, row: Message, at: Date): AnyDomainEvent {
  return {
    ...eventBase(session, row.chat),
    event: 'message.deleted',
    data: {
      ...who(row),
      id: publicId('message', row.id),
      waMessageId: row.waMessageId,
      deletedBy: row.sender,
      deletedByType: row.senderType,
      deletedAt: at.toISOString(),
    },
  };
}
