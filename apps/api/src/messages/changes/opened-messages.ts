import { digitsOf, isShared } from '@whathooks/whatsapp';
import { newId } from '../../platform/database/ids';
import type { Transaction } from '../../platform/database/unit-of-work';
import type { SessionContext } from '../../sessions/state/session-inbox';
import { MessageChange } from '../store/message-change.entity';
import { Message } from '../store/message.entity';
import { findWithoutContent, insertNew } from '../store/messages.repository';

/** What a message says that came encrypted with the secret of another one. */
export type OpenedContent = Pick<Message, 'type' | 'text' | 'details' | 'bytes' | 'reactsTo'>;

/**
 * Stores what came encrypted as a message, which nobody was told of until now, or in the place of one that could
 * not be read when it came.
 *
 * @param target the message that it is about.
 * @returns the message, and whether it is a new one; null where it is stored already.
 */
export async function storeOpened(
  tx: Transaction,
  session: SessionContext,
  change: MessageChange,
  target: Pick<Message, 'id'>,
  content: OpenedContent,
): Promise<{ row: Message; isNew: boolean } | null> {
  const { organizationId } = session;
  const applied = { messageId: target.id };
  await tx.manager.update(MessageChange, { organizationId, id: change.id }, applied);
  const row = rowOf(session, change, content);
  const [inserted] = await insertNew(tx, [row]);
  if (inserted) return { row, isNew: true };
  const filled = await fillPlaceholder(tx, session, row);
  return filled && { row: filled, isNew: false };
}

/** At its first arrival it could not be read. */
async function fillPlaceholder(
  tx: Transaction,
  session: SessionContext,
  { waMessageId, chat, sender, senderType, type, text, details, bytes, reactsTo }: Message,
): Promise<Message | null> {
  const identity = { waMessageId, chat, sender, senderType };
  const [placeholder] = await findWithoutContent(tx, session, identity);
  if (!placeholder) return null;
  const said = { type, text, details, bytes, reactsTo, awaitsPhone: false };
  const { organizationId } = session;
  await tx.manager.update(
    Message,
    { organizationId, id: placeholder.id },
    { ...said, details: details ?? null },
  );
  return { ...placeholder, ...said };
}

function rowOf(
  { phone, ...session }: SessionContext,
  change: MessageChange,
  content: OpenedContent,
): Message {
  const { chat, originChat, author, sender, senderType, waMessageId } = change;
  const isOwn = senderType === 'phone' && sender === phone;
  return {
    id: newId(),
    organizationId: session.organizationId,
    sessionId: session.id,
    direction: isOwn ? 'outbound' : 'inbound',
    ...{ chat, originChat, author, sender, senderType, waMessageId },
    recipient: isOwn ? recipientIn(chat) : phone,
    pushName: change.pushName ?? null,
    ...content,
    status: isOwn ? 'sent' : 'received',
    error: null,
    history: false,
    awaitsPhone: false,
    editedAt: null,
    deletedAt: null,
    sentAt: change.sentAt,
    createdAt: new Date(),
  };
}

function recipientIn(chat: string): string {
  return isShared(chat) ? chat : digitsOf(chat);
}
