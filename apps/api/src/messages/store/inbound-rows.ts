import type { InboundMessage } from '@whathooks/whatsapp';
import { newId, newIdAt } from '../../platform/database/ids';
import type { SessionContext } from '../../sessions/state/session-inbox';
import { contentColumns } from '../content/kinds';
import { chatOf } from './chat-of';
import type { Message } from './message.entity';

/** The row for a message that came in, or that our own phone wrote. */
export function inboundRow(session: SessionContext, message: InboundMessage): Message {
  return {
    // Ids are the order of a chat: what is told of the past stands where it belongs.
    id: message.source === 'history' ? newIdAt(pastOf(message.timestamp)) : newId(),
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

/** A phone whose clock is wrong puts nothing before what comes next. */
function pastOf(time: Date): Date {
  const now = new Date();
  return time < now ? time : now;
}

/** Columns of an inserted message, in the order of the statement's parameters. */
const COLUMNS = [
  ['id', 'uuid', 'id'],
  ['organization_id', 'uuid', 'organizationId'],
  ['session_id', 'uuid', 'sessionId'],
  ['direction', 'text', 'direction'],
  ['chat', 'text', 'chat'],
  ['origin_chat', 'text', 'originChat'],
  ['author', 'text', 'author'],
  ['sender', 'text', 'sender'],
  ['sender_type', 'text', 'senderType'],
  ['recipient', 'text', 'recipient'],
  ['push_name', 'text', 'pushName'],
  ['type', 'text', 'type'],
  ['text', 'text', 'text'],
  ['details', 'jsonb', 'details'],
  ['content', 'bytea', 'bytes'],
  ['wa_message_id', 'text', 'waMessageId'],
  ['status', 'text', 'status'],
  ['history', 'boolean', 'history'],
  ['awaits_phone', 'boolean', 'awaitsPhone'],
  ['reacts_to', 'text', 'reactsTo'],
  ['sent_at', 'timestamptz', 'sentAt'],
  ['created_at', 'timestamptz', 'createdAt'],
] as const satisfies readonly (readonly [string, string, keyof Message])[];

const NAMES = COLUMNS.map(([name]) => name).join(', ');

/**
 * Returns the rows that were new, and whether a change waits for them. A message has one identity,
 * whichever address of its writer it came from; a history may name its chat and author otherwise.
 */
export const INSERT_MESSAGES = `
  INSERT INTO messages (${NAMES})
  SELECT ${NAMES} FROM unnest(${COLUMNS.map(([, type], index) => `$${index + 1}::${type}[]`).join(', ')})
    AS fresh (${NAMES})
  WHERE NOT fresh.history OR NOT EXISTS (
    SELECT FROM messages known
    WHERE known.session_id = fresh.session_id AND known.wa_message_id = fresh.wa_message_id
      AND known.direction = fresh.direction
      AND (known.chat = fresh.chat OR known.origin_chat = fresh.origin_chat))
  ON CONFLICT (session_id, wa_message_id, chat, sender_type, sender) DO NOTHING
  RETURNING id, EXISTS (
    SELECT FROM message_changes waiting
    WHERE waiting.session_id = messages.session_id AND waiting.target = messages.wa_message_id
      AND waiting.message_id IS NULL) AS awaited`;

/** The statement's parameters: one list for each column. */
export function columnsOf(rows: readonly Message[]): unknown[] {
  return COLUMNS.map(([, type, property]) =>
    rows.map(({ [property]: value }) =>
      type === 'jsonb' && value ? JSON.stringify(value) : value,
    ),
  );
}
