import { isGroup, kindOfPerson } from '@whathooks/whatsapp';
import { publicId } from '../../platform/database/ids';
import type { Transaction } from '../../platform/database/unit-of-work';
import type { AnyDomainEvent } from '../../platform/events/domain-events';
import type { SessionContext } from '../../sessions/state/session-inbox';
import { MessageChange } from '../store/changes/message-change.entity';
import { eventBase } from '../store/message-event';
import { Message } from '../store/message.entity';
import { referenceOf, toEventData, who } from '../store/message-views';
import { type Answer, applyAnswer } from './apply-answer';

/** Applies a change that may be: to what is there, and once. */
export async function applyChange(
  tx: Transaction,
  session: SessionContext,
  change: MessageChange,
  target: Message,
): Promise<AnyDomainEvent[]> {
  const own = { organizationId: session.organizationId };
  await tx.manager.update(MessageChange, { ...own, id: change.id }, { messageId: target.id });
  if (change.kind === 'option') return addOption(tx, session, change, target);
  if (isAnswer(change)) return applyAnswer(tx, session, change, target);
  // A deleted message is not edited.
  if (target.deletedAt || (change.kind === 'edit' && comesTooLate(change, target))) return [];
  const previousText = target.text;
  const now =
    change.kind === 'edit'
      ? {
          text: change.text,
          details: detailsAfter(target.details, change.details),
          editedAt: change.sentAt,
        }
      : {
          text: null,
          details: deleterOf(change, target) === change ? { deletedByAdmin: true } : null,
          bytes: Buffer.alloc(0),
          awaitsPhone: false,
          deletedAt: change.sentAt,
        };
  await tx.manager.update(Message, { ...own, id: target.id }, now);
  Object.assign(target, now);
  return [changeEvent(session, change, target, previousText)];
}

/** How long after a message phones take an edit of it, by WhatsApp's clock. */
const EDIT_TAKEN_WITHIN_MS = 20 * 60_000;

/**
 * Whether phones ignore an edit, too: one that a later edit overtook, and one of somebody who edits for longer than
 * WhatsApp lets them. What is acknowledged by WhatsApp for us is not judged again. Polls, events and posts of
 * channels have other limits.
 */
function comesTooLate(change: MessageChange, target: Message): boolean {
  if (target.editedAt !== null && target.editedAt > change.sentAt) return true;
  const isOurs = Boolean(change.outboundStatus);
  if (isOurs || target.type === 'poll' || target.type === 'event') return false;
  if (!isGroup(target.chat) && kindOfPerson(target.chat) === null) return false;
  return change.sentAt.getTime() - target.sentAt.getTime() > EDIT_TAKEN_WITHIN_MS;
}

/** An edit of a poll that names no options is about its question. */
function pollAfter(before: Poll | undefined, edit: Poll | undefined): { poll?: Poll } {
  if (!before || !edit || edit.options.length > 0) return {};
  return { poll: { ...before, question: edit.question } };
}

type Poll = NonNullable<NonNullable<Message['details']>['poll']>;

/** Most options of a poll that are kept. */
const OPTIONS_MAX = 100;

/** Adds an option to a poll. An existing option changes nothing, and is not published. */
async function addOption(
  tx: Transaction,
  session: SessionContext,
  change: MessageChange,
  target: Message,
): Promise<AnyDomainEvent[]> {
  const poll = target.details?.poll;
  const [name] = change.said?.options ?? [];
  if (!poll || name === undefined || target.deletedAt) return [];
  if (poll.options.includes(name) || poll.options.length >= OPTIONS_MAX) return [];
  // Who may choose all of them still may.
  const selectable =
    poll.selectable === poll.options.length ? poll.selectable + 1 : poll.selectable;
  const options = [...poll.options, name];
  const details = { ...target.details, poll: { ...poll, options, selectable } };
  const own = { organizationId: session.organizationId };
  await tx.manager.update(Message, { ...own, id: target.id }, { details });
  Object.assign(target, { details });
  return [changeEvent(session, { ...change, kind: 'edit' }, target, target.text)];
}

const ANSWERS: ReadonlySet<string> = new Set(['vote', 'answer', 'pin', 'keep']);

function isAnswer(change: MessageChange): change is Answer {
  return ANSWERS.has(change.kind);
}

/** An edit replaces the text and the mentions. Other details stay unless the edit has them too. */
function detailsAfter(before: Message['details'], edit: Message['details']): Message['details'] {
  const { mentions: _, truncated: _cut, linkPreview: _page, ...stays } = before ?? {};
  const { replyTo: _again, ...fresh } = edit ?? {};
  const details = { ...stays, ...fresh, ...pollAfter(stays.poll, fresh.poll) };
  return Object.keys(details).length > 0 ? details : null;
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
  const { sender: deletedBy, senderType: deletedByType } = deleterOf(change, target);
  const data = {
    ...who(target),
    id: publicId('message', id),
    ...referenceOf(target),
    waMessageId,
    deletedBy,
    deletedByType,
    deletedAt: at,
  };
  return { ...base, event: 'message.deleted', data };
}

/** The writer by the name that the message has for them, so that both can be compared. */
function deleterOf(change: MessageChange, target: Message): Pick<Message, 'sender' | 'senderType'> {
  return change.targetAuthor === null || change.author === target.author ? target : change;
}

function isOwn({ direction }: Message): boolean {
  return direction === 'outbound';
}
