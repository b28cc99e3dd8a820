import { Injectable } from '@nestjs/common';
import { isGroup } from '@whathooks/whatsapp';
import type { Tenant } from '../../platform/database/tenant-repository';
import type { Transaction } from '../../platform/database/unit-of-work';
import { MessageTopics, type StoredMessage } from '../../platform/events/message-topics';
import type { SessionContext } from '../../sessions/state/session-inbox';
import type { Message } from './message.entity';

/** The columns of a message that are published. */
export type PublishedRow = Pick<
  Message,
  | 'id'
  | 'chat'
  | 'direction'
  | 'type'
  | 'status'
  | 'sender'
  | 'senderType'
  | 'pushName'
  | 'details'
  | 'history'
  | 'sentBy'
  | 'sentByKind'
  | 'sentAt'
  | 'place'
>;

/** Publishes messages inside the transaction that stores them, for the features that keep chats. */
@Injectable()
export class StoredMessagesPublisher {
  constructor(private readonly topics: MessageTopics) {}

  /** Messages that were received, or that the phone wrote. */
  async received(
    tx: Transaction,
    { id: sessionId, organizationId, phone }: SessionContext,
    rows: readonly PublishedRow[],
  ): Promise<void> {
    const messages = rows.map((row) => storedMessage(row, phone, row.direction === 'outbound'));
    if (messages.length > 0)
      await this.topics.stored.publish(tx, { organizationId, sessionId, messages });
  }

  /** Messages that stood in their chats and are none: they were removed, or turned out to be reactions. */
  async thinned(
    tx: Transaction,
    { id: sessionId, organizationId }: SessionContext,
    rows: readonly Pick<Message, 'chat'>[],
  ): Promise<void> {
    const chats = [...new Set(rows.map(({ chat }) => chat))];
    if (chats.length > 0)
      await this.topics.thinned.publish(tx, { organizationId, sessionId, chats });
  }

  /** Messages of one session that are sent from here. */
  async sent(
    tx: Transaction,
    { organizationId }: Tenant,
    sessionId: string,
    rows: readonly PublishedRow[],
  ): Promise<void> {
    const messages = rows.map((row) => storedMessage(row, row.sender, false));
    await this.topics.stored.publish(tx, { organizationId, sessionId, messages });
  }
}

/** @param own digits of the number. */
function storedMessage(row: PublishedRow, own: string, isFromPhone: boolean): StoredMessage {
  const { mentions = [], replyTo } = row.details ?? {};
  const isInbound = row.direction === 'inbound';
  return {
    id: row.id,
    place: row.place ?? row.id,
    chat: row.chat,
    direction: row.direction,
    type: row.type,
    status: row.status,
    sender: row.sender,
    senderType: row.senderType,
    pushName: row.pushName,
    mentionsMe:
      isInbound && isGroup(row.chat) && (mentions.includes(own) || mentions.includes('all')),
    isReplyToMe: isInbound && replyTo?.from === own,
    isHistory: row.history,
    isFromPhone,
    isAutomatic: row.sentByKind === 'automatic',
    sentByUser: row.sentByKind === 'user' ? (row.sentBy ?? null) : null,
    sentAt: row.sentAt,
  };
}
