import type { Transaction } from '../../platform/database/unit-of-work';
import type { SessionContext } from '../../sessions/state/session-inbox';
import { MessageChange } from '../store/changes/message-change.entity';
import { type OpenedContent, openedRow } from '../store/inbound-row';
import { Message } from '../store/message.entity';
import { findWithoutContent, insertNew } from '../store/messages.repository';

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
  const row = openedRow(session, change, content);
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
