import type { MessageChange as Change } from '@whathooks/whatsapp';
import { publicId } from '../../platform/database/ids';
import type { Transaction } from '../../platform/database/unit-of-work';
import type { AnyDomainEvent } from '../../platform/events/domain-events';
import type { SessionContext } from '../../sessions/state/session-inbox';
import type { MessageChange } from '../store/changes/message-change.entity';
import { eventBase } from '../store/message-event';
import type { Message } from '../store/message.entity';
import { referenceOf, who } from '../store/message-views';
import { storeOpened } from './opened-messages';

/** Whether it is stored as a message when it comes. One that is encrypted is stored when it can be opened. */
export function isMessage({ kind, isSealed }: Change): boolean {
  return kind === 'reaction' && !isSealed;
}

/** Whether it takes the place of its message that could not be read, once it is opened. */
export function becomesMessage({ kind }: Pick<Change, 'kind'>): boolean {
  return kind === 'reaction' || kind === 'comment';
}

/**
 * Stores a reaction that came encrypted as the message that a plain one is.
 *
 * @returns the message, and whether it is a new one; null where it is stored already.
 */
export async function storeReaction(
  tx: Transaction,
  session: SessionContext,
  reaction: MessageChange,
  target: Message,
): Promise<{ row: Message; isNew: boolean } | null> {
  const { text, target: reactsTo } = reaction;
  const said = { type: 'reaction', text, details: null, reactsTo } as const;
  const bytes = reaction.bytes ?? Buffer.alloc(0);
  return storeOpened(tx, session, reaction, target, { ...said, bytes });
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
