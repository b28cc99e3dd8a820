import type { MessageChange as Change } from '@whathooks/whatsapp';
import { publicId } from '../../platform/database/ids';
import type { Transaction } from '../../platform/database/unit-of-work';
import type { AnyDomainEvent } from '../../platform/events/domain-events';
import type { SessionContext } from '../../sessions/state/session-inbox';
import { reactionRow } from '../store/inbound-row';
import { MessageChange } from '../store/changes/message-change.entity';
import { eventBase } from '../store/message-event';
import { Message } from '../store/message.entity';
import { referenceOf, who } from '../store/message-views';
import { findWithoutContent, insertNew } from '../store/messages.repository';

/** Whether it is stored as a message when it comes. One that is encrypted is stored when it can be opened. */
export function isMessage({ kind, isSealed }: Change): boolean {
  return kind === 'reaction' && !isSealed;
}

/**
 * Stores a reaction that came encrypted as the message that a plain one is.
 *
 * @returns null where it is stored already.
 */
export async function storeReaction(
  tx: Transaction,
  session: SessionContext,
  reaction: MessageChange,
  target: Message,
): Promise<Message | null> {
  const { organizationId } = session;
  await tx.manager.update(
    MessageChange,
    { organizationId, id: reaction.id },
    { messageId: target.id },
  );
  const row = reactionRow(session, reaction);
  const [inserted] = await insertNew(tx, [row]);
  return inserted ? row : fillPlaceholder(tx, session, row);
}

/** At its first arrival it could not be read. */
async function fillPlaceholder(
  tx: Transaction,
  session: SessionContext,
  { waMessageId, chat, sender, senderType, type, text, bytes, reactsTo }: Message,
): Promise<Message | null> {
  const identity = { waMessageId, chat, sender, senderType };
  const [placeholder] = await findWithoutContent(tx, session, identity);
  if (!placeholder) return null;
  const said = { type, text, bytes, reactsTo, awaitsPhone: false };
  const { organizationId } = session;
  await tx.manager.update(Message, { organizationId, id: placeholder.id }, said);
  return { ...placeholder, ...said };
}

/**
 * The event of a reaction.
 *
 * @param waMessageId of the message that it is put to.
 * @param target that message; null where it is not stored.
 */
export function reactionEvent(
  session: SessionContext,
  row: Message,
  waMessageId: string,
  target: Message | null,
): AnyDomainEvent {
  return {
    ...eventBase(session, row.chat),
    event: 'message.reaction',
    data: {
      ...who(row),
      id: publicId('message', row.id),
      pushName: row.pushName,
      emoji: row.text,
      target: {
        id: target && publicId('message', target.id),
        waMessageId,
        ...(target && referenceOf(target)),
      },
      waMessageId: row.waMessageId,
      timestamp: row.sentAt.toISOString(),
    },
  };
}
