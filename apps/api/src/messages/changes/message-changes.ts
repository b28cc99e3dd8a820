import { Injectable } from '@nestjs/common';
import {
  type InboundMessage,
  isGroup,
  type MessageChange as Change,
  userJid,
} from '@whathooks/whatsapp';
import { In, IsNull } from 'typeorm';
import { newId } from '../../platform/database/ids';
import type { Transaction } from '../../platform/database/unit-of-work';
import type { AnyDomainEvent } from '../../platform/events/domain-events';
import type { SessionContext } from '../../sessions/state/session-inbox';
import { applyChange } from './apply-change';
import { findTarget, insertChange } from './message-changes.repository';
import { chatOf } from '../store/chat-of';
import { GroupDeletions } from './group-deletions';
import { contentColumns } from '../content/kinds';
import { MessageChange } from '../store/changes/message-change.entity';
import { type OpenedChange, SealedChanges } from './sealed-changes';
import type { Message } from '../store/message.entity';
import { StoredMessagesPublisher } from '../store/stored-messages-publisher';
import { Comments } from './comments';
import { isMessage, reactionEvent, storeReaction } from './reactions';

/**
 * Comments below comments that are opened together with the message at their head: more levels than people use.
 * Without a bound one message could open as many within its transaction as somebody had sent before it.
 */
const NESTED_MAX = 4;

/**
 * What people do to earlier messages. Only who wrote a message rewords or deletes it, but for the
 * administrators of a group; a change that comes before its message waits for it.
 *
 * To `added` they add the rows of messages that they insert: of reactions and comments that came encrypted.
 */
@Injectable()
export class MessageChanges {
  constructor(
    private readonly deletions: GroupDeletions,
    private readonly sealed: SealedChanges,
    private readonly comments: Comments,
    private readonly published: StoredMessagesPublisher,
  ) {}

  /** Stores what was done to a message, and applies it where the message is there. */
  async take(
    tx: Transaction,
    session: SessionContext,
    message: InboundMessage,
    added: Message[],
  ): Promise<AnyDomainEvent[]> {
    const change = toRow(session, message);
    if (!change) return [];
    // A repeated change was published when it came first.
    if (!(await insertChange(tx, change))) return [];
    return this.applyTo(tx, session, change, added);
  }

  /**
   * Applies what was done to a message before it came, oldest first.
   *
   * @param depth how many comments the message stands below, of those that are opened now.
   */
  async applyWaiting(
    tx: Transaction,
    session: SessionContext,
    row: Message,
    added: Message[],
    depth = 0,
  ): Promise<AnyDomainEvent[]> {
    const waiting = await tx.manager.getRepository(MessageChange).find({
      where: {
        organizationId: session.organizationId,
        sessionId: session.id,
        target: row.waMessageId,
        messageId: IsNull(),
        deniedAt: IsNull(),
      },
      order: { sentAt: 'ASC', id: 'ASC' },
    });
    const events: AnyDomainEvent[] = [];
    for (const change of waiting)
      events.push(...(await this.applyTo(tx, session, change, added, { row, depth })));
    return events;
  }

  /** Applies what waits in the chats with these numbers, or was done by them, oldest first. */
  async applyWaitingOf(
    tx: Transaction,
    session: SessionContext,
    phones: readonly string[],
    added: Message[],
  ): Promise<AnyDomainEvent[]> {
    const waiting = {
      organizationId: session.organizationId,
      sessionId: session.id,
      messageId: IsNull(),
      deniedAt: IsNull(),
    };
    const changes = await tx.manager.getRepository(MessageChange).find({
      where: [
        { ...waiting, chat: In(phones.map(userJid)) },
        { ...waiting, senderType: 'phone', sender: In([...phones]) },
      ],
      order: { sentAt: 'ASC', id: 'ASC' },
    });
    const events: AnyDomainEvent[] = [];
    for (const change of changes) events.push(...(await this.applyTo(tx, session, change, added)));
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
    const about = await findTarget(tx, session, {
      ...row,
      target: waMessageId,
      direction,
      by: null,
    });
    return reactionEvent(session, row, waMessageId, about);
  }

  /**
   * Applies what its message's own writer did. Who deletes what others wrote is asked about later:
   * nobody waits inside a transaction for what the server says.
   *
   * @param only the message, where only that one is meant, and how many comments it stands below.
   */
  private async applyTo(
    tx: Transaction,
    session: SessionContext,
    change: MessageChange,
    added: Message[],
    only?: { row: Message; depth: number },
  ): Promise<AnyDomainEvent[]> {
    const target = await findOwn(tx, session, change);
    if (target && (!only || target.id === only.row.id)) {
      const depth = only?.depth ?? 0;
      // It waits on, as what is done to a message that is not here.
      if (change.kind === 'comment' && depth > NESTED_MAX) return [];
      const opened = await this.sealed.open(tx, session, change, target);
      if (opened?.kind === 'comment')
        return this.comment(tx, session, opened, target, added, depth);
      if (opened?.kind !== 'reaction')
        return opened ? applyChange(tx, session, opened, target) : [];
      return this.reaction(tx, session, opened, target, added);
    }
    if (change.targetAuthor) tx.afterCommit(() => this.deletions.wake(session.id));
    return [];
  }

  private async reaction(
    tx: Transaction,
    session: SessionContext,
    opened: OpenedChange,
    target: Message,
    added: Message[],
  ): Promise<AnyDomainEvent[]> {
    const stored = await storeReaction(tx, session, opened, target);
    if (!stored) return [];
    const { row, isNew } = stored;
    added.push(row);
    // What it takes the place of was counted as a message of its chat.
    if (!isNew) await this.published.thinned(tx, session, [row]);
    return [reactionEvent(session, row, target.waMessageId, target)];
  }

  /** What was done to a comment before it was opened is applied to it. */
  private async comment(
    tx: Transaction,
    session: SessionContext,
    opened: OpenedChange,
    target: Message,
    added: Message[],
    depth: number,
  ): Promise<AnyDomainEvent[]> {
    // Erased with the message below which it stands.
    const stored = target.deletedAt ? null : await this.comments.store(tx, session, opened, target);
    if (!stored) return [];
    // What takes the place of another message was counted with that.
    if (stored.isNew) added.push(stored.row);
    const below = await this.applyWaiting(tx, session, stored.row, added, depth + 1);
    return [stored.event, ...below];
  }
}

/** The message that a change is about, where its writer wrote that too. */
function findOwn(
  tx: Transaction,
  session: SessionContext,
  change: MessageChange,
): Promise<Message | null> {
  // What our own number wrote is not looked at for its author; here somebody else speaks of it.
  const isOursOfOthers = change.targetAuthor !== null && change.direction === 'outbound';
  return isOursOfOthers
    ? Promise.resolve(null)
    : findTarget(tx, session, { ...change, by: isByWriter(change) ? change : null });
}

/** People edit and delete their own messages; they vote, answer, pin and keep those of anybody. */
function isByWriter({ kind }: MessageChange): boolean {
  return kind === 'edit' || kind === 'delete';
}

function toRow(session: SessionContext, message: InboundMessage): MessageChange | null {
  const { change } = message;
  if (!change || isMessage(change)) return null;
  const isPlainEdit = change.kind === 'edit' && !change.isSealed;
  const { text, details } = isPlainEdit ? contentColumns(message.content) : NOTHING_NEW;
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
    text,
    details,
    pushName: message.pushName,
    said: saidBy(change, message.timestamp),
    bytes: change.isSealed ? Buffer.from(message.bytes) : null,
    waMessageId: message.waMessageId,
    targetAuthor: isOfOthers(message, change) ? change.target.author : null,
    deniedAt: null,
    messageId: null,
    sentAt: message.timestamp,
    createdAt: new Date(),
  };
}

/** Values of a change that carries no new text, or whose text is still encrypted. */
const NOTHING_NEW = { text: null, details: null };

/** What a pin or a keep says. */
function saidBy({ kind, isSet, lastsSeconds = 0 }: Change, at: Date): MessageChange['said'] {
  if (kind === 'keep') return { isSet: isSet === true };
  if (kind !== 'pin') return null;
  const until = new Date(at.getTime() + lastsSeconds * 1_000).toISOString();
  return isSet ? { isSet: true, until } : { isSet: false };
}

/** Whether a group member asks to delete another member's message. */
function isOfOthers({ chat, author }: InboundMessage, { kind, target }: Change): boolean {
  return kind === 'delete' && isGroup(chat) && target.author !== author;
}
