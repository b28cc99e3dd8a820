import { Injectable } from '@nestjs/common';
import type { InboundMessage, MessageChange as Change } from '@whathooks/whatsapp';
import { IsNull } from 'typeorm';
import { newId, publicId } from '../database/ids';
import type { Transaction } from '../database/unit-of-work';
import type { AnyDomainEvent } from '../events/domain-events';
import type { SessionContext } from '../sessions/gateway/session-inbox';
import { chatOf } from './chat-of';
import { MessageChange } from './message-change.entity';
import { eventBase } from './message-event';
import { Message } from './message.entity';
import { toEventData } from './message-views';

/** A message, as those name it who speak of it. */
type Named = Pick<MessageChange, 'target' | 'direction' | 'chat' | 'originChat'> & {
  /** Who must have written it; null for anybody. */
  by: Pick<MessageChange, 'author' | 'sender' | 'senderType'> | null;
};

/**
 * What people do to earlier messages. Only who wrote a message rewords or deletes it; a change that
 * comes before its message waits for it.
 */
@Injectable()
export class MessageChanges {
  /** Stores an edit or a deletion, and applies it where its message is there. */
  async take(
    tx: Transaction,
    session: SessionContext,
    message: InboundMessage,
  ): Promise<AnyDomainEvent[]> {
    const change = toRow(session, message);
    if (!change) return [];
    // It came before, and was told then.
    if (!(await insert(tx, change))) return [];
    const target = await find(tx, session, { ...change, by: change });
    return target ? this.apply(tx, session, change, target) : [];
  }

  /** Applies what was done to a message before it came, oldest first. */
  async applyWaiting(
    tx: Transaction,
    session: SessionContext,
    row: Message,
  ): Promise<AnyDomainEvent[]> {
    const waiting = await tx.manager.getRepository(MessageChange).find({
      where: {
        organizationId: session.organizationId,
        sessionId: session.id,
        target: row.waMessageId,
        messageId: IsNull(),
      },
      order: { sentAt: 'ASC', id: 'ASC' },
    });
    const events: AnyDomainEvent[] = [];
    for (const change of waiting) {
      const target = await find(tx, session, { ...change, by: change });
      if (target?.id !== row.id) continue;
      events.push(...(await this.apply(tx, session, change, target)));
    }
    return events;
  }

  /** The event of a reaction that was stored as a message. */
  async reactionEvent(
    tx: Transaction,
    session: SessionContext,
    row: Message,
    { waMessageId, fromMe }: Change['target'],
  ): Promise<AnyDomainEvent> {
    const direction = fromMe ? 'outbound' : 'inbound';
    const about = await find(tx, session, { ...row, target: waMessageId, direction, by: null });
    return {
      ...eventBase(session, row.chat),
      event: 'message.reaction',
      data: {
        ...who(row),
        id: publicId('message', row.id),
        pushName: row.pushName,
        emoji: row.text,
        target: { id: about && publicId('message', about.id), waMessageId },
        waMessageId: row.waMessageId,
        timestamp: row.sentAt.toISOString(),
      },
    };
  }

  private async apply(
    tx: Transaction,
    session: SessionContext,
    change: MessageChange,
    target: Message,
  ): Promise<AnyDomainEvent[]> {
    const own = { organizationId: session.organizationId };
    await tx.manager.update(MessageChange, { ...own, id: change.id }, { messageId: target.id });
    // Edits overtake each other; and what was taken back is not reworded any more.
    const isLate = target.editedAt !== null && target.editedAt > change.sentAt;
    if (target.deletedAt || (change.kind === 'edit' && isLate)) return [];
    const previousText = target.text;
    const now =
      change.kind === 'edit'
        ? { text: change.text, editedAt: change.sentAt }
        : { text: null, content: Buffer.alloc(0), awaitsPhone: false, deletedAt: change.sentAt };
    await tx.manager.update(Message, { ...own, id: target.id }, now);
    Object.assign(target, now);
    return [changeEvent(session, change, target, previousText)];
  }
}

/** False when it is there already. */
async function insert(tx: Transaction, change: MessageChange): Promise<boolean> {
  const inserted = await tx.query(
    `INSERT INTO message_changes (id, organization_id, session_id, kind, target, direction, chat,
       origin_chat, author, sender, sender_type, text, wa_message_id, sent_at, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
     ON CONFLICT (session_id, wa_message_id, origin_chat, author) DO NOTHING
     RETURNING id`,
    [
      change.id,
      change.organizationId,
      change.sessionId,
      change.kind,
      change.target,
      change.direction,
      change.chat,
      change.originChat,
      change.author,
      change.sender,
      change.senderType,
      change.text,
      change.waMessageId,
      change.sentAt,
      change.createdAt,
    ],
  );
  return inserted.length > 0;
}

async function find(
  tx: Transaction,
  session: SessionContext,
  { target, direction, chat, originChat, by }: Named,
): Promise<Message | null> {
  const query = tx.manager
    .getRepository(Message)
    .createQueryBuilder('message')
    .where({
      organizationId: session.organizationId,
      sessionId: session.id,
      waMessageId: target,
      direction,
    })
    .andWhere('(message.chat = :chat OR message.originChat = :originChat)', { chat, originChat })
    .setLock('pessimistic_write');
  // What our own number wrote stands under more than one of its addresses.
  if (by && direction === 'inbound') {
    const { author, sender, senderType } = by;
    query.andWhere(
      `(message.author = :author OR (message.sender = :sender AND message.senderType = :senderType))`,
      { author, sender, senderType },
    );
  }
  return query.getOne();
}

function toRow(session: SessionContext, message: InboundMessage): MessageChange | null {
  const { change } = message;
  if (!change || change.kind === 'reaction') return null;
  return {
    id: newId(),
    organizationId: session.organizationId,
    sessionId: session.id,
    kind: change.kind,
    target: change.target.waMessageId,
    direction: change.target.fromMe ? 'outbound' : 'inbound',
    chat: chatOf(message),
    originChat: message.chat,
    author: message.author,
    sender: message.from,
    senderType: message.fromType,
    text: change.kind === 'edit' ? message.text : null,
    waMessageId: message.waMessageId,
    messageId: null,
    sentAt: message.timestamp,
    createdAt: new Date(),
  };
}

function changeEvent(
  session: SessionContext,
  change: MessageChange,
  target: Message,
  previousText: string | null,
): AnyDomainEvent {
  const at = change.sentAt.toISOString();
  const base = eventBase(session, target.chat);
  if (change.kind === 'edit') {
    const data = { ...toEventData(target), fromMe: isOwn(target), previousText, editedAt: at };
    return { ...base, event: 'message.edited', data };
  }
  const { id, waMessageId } = target;
  const data = { ...who(target), id: publicId('message', id), waMessageId, deletedAt: at };
  return { ...base, event: 'message.deleted', data };
}

function who(row: Message) {
  return {
    sessionId: publicId('session', row.sessionId),
    from: row.sender,
    fromType: row.senderType,
    fromMe: isOwn(row),
    chat: row.chat,
  };
}

function isOwn({ direction }: Message): boolean {
  return direction === 'outbound';
}
