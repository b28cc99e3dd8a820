import { Injectable } from '@nestjs/common';
import { userJid, type InboundMessage } from '@whathooks/whatsapp';
import { newId } from '../database/ids';
import type { Transaction } from '../database/unit-of-work';
import type { AnyDomainEvent } from '../events/domain-events';
import { EventBus } from '../events/event-bus';
import type { SessionContext } from '../sessions/gateway/session-inbox';
import type { Message } from './message.entity';
import { toEventData } from './message-views';

/** Columns of an inserted message, in the order of the statement's parameters. */
const COLUMNS = [
  ['id', 'uuid'],
  ['organization_id', 'uuid'],
  ['session_id', 'uuid'],
  ['direction', 'text'],
  ['chat', 'text'],
  ['origin_chat', 'text'],
  ['author', 'text'],
  ['sender', 'text'],
  ['sender_type', 'text'],
  ['recipient', 'text'],
  ['push_name', 'text'],
  ['type', 'text'],
  ['text', 'text'],
  ['content', 'bytea'],
  ['wa_message_id', 'text'],
  ['status', 'text'],
  ['sent_at', 'timestamptz'],
  ['created_at', 'timestamptz'],
] as const;

const INSERT = `
  INSERT INTO messages (${COLUMNS.map(([name]) => name).join(', ')})
  SELECT * FROM unnest(${COLUMNS.map(([, type], index) => `$${index + 1}::${type}[]`).join(', ')})
  ON CONFLICT (session_id, wa_message_id, origin_chat, author) DO NOTHING
  RETURNING id`;

/** The message's part of the inbound commit: its row and its event, with its ratchet or not at all. */
@Injectable()
export class InboundMessagesService {
  constructor(private readonly bus: EventBus) {}

  async store(tx: Transaction, session: SessionContext, messages: InboundMessage[]): Promise<void> {
    const rows = messages.map((message) => toRow(session, message));
    const values = rows.map(columnsOf);
    const inserted = await tx.query<{ id: string }>(
      INSERT,
      COLUMNS.map((_, column) => values.map((row) => row[column])),
    );
    // One that stood there already was told about when it came.
    const fresh = new Set(inserted.map(({ id }) => id));
    await this.bus.publish(
      tx,
      rows.filter(({ id }) => fresh.has(id)).map((row) => toEvent(session, row)),
    );
  }
}

function toRow(session: SessionContext, message: InboundMessage): Message {
  const now = new Date();
  const recipient = message.to ?? session.phone;
  return {
    id: newId(),
    organizationId: session.organizationId,
    sessionId: session.id,
    direction: message.fromMe ? 'outbound' : 'inbound',
    chat: chatOf(message),
    originChat: message.chat,
    author: message.author,
    sender: message.from,
    senderType: message.fromType,
    recipient,
    pushName: message.pushName,
    type: message.type,
    text: message.text,
    content: Buffer.from(message.content),
    waMessageId: message.waMessageId,
    status: message.fromMe ? 'sent' : 'received',
    error: null,
    sentAt: message.timestamp,
    createdAt: now,
  };
}

/** A conversation with a person goes by their number, whichever address a message came under. */
function chatOf(message: InboundMessage): string {
  if (message.chat.endsWith('@g.us')) return message.chat;
  if (message.fromMe)
    return message.to && /^\d+$/.test(message.to) && !message.chat.endsWith('@lid')
      ? userJid(message.to)
      : message.chat;
  return message.fromType === 'phone' ? userJid(message.from) : message.chat;
}

function columnsOf(row: Message): unknown[] {
  return [
    row.id,
    row.organizationId,
    row.sessionId,
    row.direction,
    row.chat,
    row.originChat,
    row.author,
    row.sender,
    row.senderType,
    row.recipient,
    row.pushName,
    row.type,
    row.text,
    row.content,
    row.waMessageId,
    row.status,
    row.sentAt,
    row.createdAt,
  ];
}

function toEvent(session: SessionContext, row: Message): AnyDomainEvent {
  return {
    id: newId(),
    event: row.direction === 'inbound' ? 'message.received' : 'message.sent_from_phone',
    organizationId: session.organizationId,
    sessionId: session.id,
    chat: row.chat,
    data: toEventData(row),
    metadata: session.metadata,
    occurredAt: row.createdAt,
  };
}
