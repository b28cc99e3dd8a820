import { publicId } from '../../platform/database/ids';
import type { Transaction } from '../../platform/database/unit-of-work';
import type { AnyDomainEvent } from '../../platform/events/domain-events';
import type { SessionContext } from '../../sessions/state/session-inbox';
import { eventBase } from '../store/message-event';
import type { MessageChange } from '../store/changes/message-change.entity';
import { Message } from '../store/message.entity';
import { referenceOf, who } from '../store/message-views';
import { isOvertaken } from './message-changes.repository';

/** What is done to a message and does not change what it says. */
export type Answer = MessageChange & { kind: 'vote' | 'answer' | 'pin' | 'keep' };

/** Applies the change of a stored row. An overtaken change has no effect, and is not published. */
export async function applyAnswer(
  tx: Transaction,
  session: SessionContext,
  answer: Answer,
  target: Message,
): Promise<AnyDomainEvent[]> {
  if (target.deletedAt || (await isOvertaken(tx, answer, target))) return [];
  if (answer.kind === 'vote' || answer.kind === 'answer')
    return [voteEvent(session, answer, target)];
  await mark(tx, session, answer, target);
  return [markEvent(session, answer, target)];
}

async function mark(
  tx: Transaction,
  { organizationId }: SessionContext,
  { kind, said }: Answer,
  target: Message,
): Promise<void> {
  const isSet = said?.isSet === true;
  const now =
    kind === 'pin'
      ? { pinnedUntil: isSet && said.until ? new Date(said.until) : null }
      : { kept: isSet };
  await tx.manager.update(Message, { organizationId, id: target.id }, now);
  Object.assign(target, now);
}

function markEvent(session: SessionContext, mark: Answer, target: Message): AnyDomainEvent {
  const base = eventBase(session, target.chat);
  const said = {
    ...who(target),
    id: publicId('message', target.id),
    ...referenceOf(target),
    waMessageId: target.waMessageId,
    by: mark.sender,
    byType: mark.senderType,
    timestamp: mark.sentAt.toISOString(),
  };
  if (mark.kind === 'keep')
    return { ...base, event: 'message.kept', data: { ...said, kept: target.kept === true } };
  const pinnedUntil = target.pinnedUntil?.toISOString() ?? null;
  return { ...base, event: 'message.pinned', data: { ...said, pinnedUntil } };
}

function voteEvent(session: SessionContext, answer: Answer, target: Message): AnyDomainEvent {
  const { id, sender, senderType, pushName = null, said, waMessageId, sentAt } = answer;
  return {
    ...eventBase(session, target.chat),
    event: 'poll.vote',
    data: {
      id: publicId('message', id),
      sessionId: publicId('session', target.sessionId),
      from: sender,
      fromType: senderType,
      fromMe: senderType === 'phone' && sender === session.phone,
      chat: target.chat,
      pushName,
      target: {
        id: publicId('message', target.id),
        waMessageId: target.waMessageId,
        ...referenceOf(target),
      },
      options: said?.options ?? [],
      ...(said?.guests !== undefined && { guests: said.guests }),
      waMessageId,
      timestamp: sentAt.toISOString(),
    },
  };
}
