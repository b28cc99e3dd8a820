import { Injectable } from '@nestjs/common';
import type { InboundMessage } from '@whathooks/whatsapp';
import type { Transaction } from '../../platform/database/unit-of-work';
import type { AnyDomainEvent } from '../../platform/events/domain-events';
import { EventBus } from '../../platform/events/event-bus';
import type { SessionContext } from '../../sessions/state/session-inbox';
import { chatOf } from '../store/chat-of';
import { inboundRow } from '../store/inbound-row';
import { JoinedChats } from './joined-chats';
import { InboundMedia } from '../media/inbound-media';
import { LateContents } from './late-contents';
import { isLive, LiveLocations } from '../changes/live-locations';
import { MessageChanges } from '../changes/message-changes';
import { becomesMessage, isMessage } from '../changes/reactions';
import { Placeholders } from './placeholders';
import { linkReplies } from './replies';
import { messageEvent, type MediaOfEvent } from '../store/message-event';
import { StoredMessagesPublisher } from '../store/stored-messages-publisher';
import type { Message } from '../store/message.entity';
import { insertNew } from '../store/messages.repository';

/** Leaves out a placeholder where the same batch has the content, so that it is published once. */
function withoutPlaceholders(messages: InboundMessage[]): InboundMessage[] {
  if (messages.every(({ bytes }) => bytes.length > 0)) return messages;
  const nameOf = (message: InboundMessage): string =>
    JSON.stringify([chatOf(message), message.fromType, message.from, message.waMessageId]);
  const read = new Set(messages.filter(({ bytes }) => bytes.length > 0).map(nameOf));
  return messages.filter((message) => message.bytes.length > 0 || !read.has(nameOf(message)));
}

/** What a batch of messages did to the rows of messages. */
interface Taken {
  added: Message[];
  /** Messages that were none. They may have been added by the same batch. */
  removed: Message[];
}

/** The part of messages in the inbound commit: their rows and events. */
@Injectable()
export class InboundMessagesService {
  constructor(
    private readonly bus: EventBus,
    private readonly changes: MessageChanges,
    private readonly late: LateContents,
    private readonly placeholders: Placeholders,
    private readonly chats: JoinedChats,
    private readonly live: LiveLocations,
    private readonly media: InboundMedia,
    private readonly published: StoredMessagesPublisher,
  ) {}

  /** Stores inbound messages in order. Known messages are left unchanged, and not published again. */
  async store(tx: Transaction, session: SessionContext, messages: InboundMessage[]): Promise<void> {
    const pairs = messages.flatMap(({ lidNumber }) => lidNumber ?? []);
    if (pairs.length > 0) await this.chats.learn(tx, session, pairs);
    const events: AnyDomainEvent[] = [];
    const named = await this.chats.named(tx, session, messages);
    const taken: Taken = { added: [], removed: [] };
    for (const run of runsOf(named)) events.push(...(await this.take(tx, session, run, taken)));
    await this.bus.publish(tx, await this.media.withFiles(tx, session, events));
    const gone = taken.removed.map(({ id }) => id);
    // What the same batch filled is published as it is now.
    const added = new Map(taken.added.map((row) => [row.id, row]));
    for (const id of gone) added.delete(id);
    await this.published.received(tx, session, [...added.values()]);
    await this.published.thinned(tx, session, taken.removed);
  }

  /** @param taken what happens to rows is added here. */
  private async take(
    tx: Transaction,
    session: SessionContext,
    { kind, messages }: Run,
    taken: Taken,
  ): Promise<AnyDomainEvent[]> {
    if (kind === 'message') return this.insert(tx, session, messages, taken.added);
    const events: AnyDomainEvent[] = [];
    for (const message of messages)
      events.push(...(await this.takeOne(tx, session, kind, message, taken)));
    return events;
  }

  private async takeOne(
    tx: Transaction,
    session: SessionContext,
    kind: Exclude<Run['kind'], 'message'>,
    message: InboundMessage,
    taken: Taken,
  ): Promise<AnyDomainEvent[]> {
    if (kind === 'resend') return this.fill(tx, session, message, taken.added);
    if (kind === 'change') return this.change(tx, session, message, taken);
    const moved = await this.live.move(tx, session, message);
    return moved ?? this.insert(tx, session, [message], taken.added);
  }

  /** Some take the place of their message that could not be read, once they are opened; others leave none. */
  private async change(
    tx: Transaction,
    session: SessionContext,
    message: InboundMessage,
    taken: Taken,
  ): Promise<AnyDomainEvent[]> {
    if (message.change && becomesMessage(message.change))
      return this.changes.take(tx, session, message, taken.added);
    // Events are told in the order in which they are made.
    const { removed, events } = await this.placeholders.remove(tx, session, message);
    taken.removed.push(...removed);
    return [...events, ...(await this.changes.take(tx, session, message, taken.added))];
  }

  private async insert(
    tx: Transaction,
    session: SessionContext,
    messages: InboundMessage[],
    newRows: Message[],
  ): Promise<AnyDomainEvent[]> {
    const accepted = withoutPlaceholders(messages);
    const rows = accepted.map((message) => inboundRow(session, message));
    await linkReplies(tx, session, rows, accepted);
    const inserted = await insertNew(tx, rows);
    // A known message was published when it came first.
    const fresh = new Map(inserted.map(({ id, isAwaited }) => [id, isAwaited]));
    const stored = rows.flatMap((row, index) => {
      const content = accepted[index]?.content;
      return content && fresh.has(row.id) ? [{ row, content }] : [];
    });
    newRows.push(...stored.map(({ row }) => row));
    const media = await this.media.storeWithin(tx, session, stored);
    const events: AnyDomainEvent[] = [];
    for (const [index, row] of rows.entries()) {
      const message = accepted[index];
      if (!message) continue;
      if (!fresh.has(row.id)) {
        events.push(...(await this.fill(tx, session, message, newRows)));
        continue;
      }
      const isPublished = !row.history || session.historyEvents;
      if (isPublished) events.push(await this.event(tx, session, row, message, media.get(row.id)));
      if (!fresh.get(row.id)) continue;
      const applied = await this.changes.applyWaiting(tx, session, row, newRows);
      if (isPublished) events.push(...applied);
    }
    return events;
  }

  /** A known message is not published again, unless it had waited for this content. */
  private async fill(
    tx: Transaction,
    session: SessionContext,
    message: InboundMessage,
    newRows: Message[],
  ): Promise<AnyDomainEvent[]> {
    if (message.bytes.length === 0 || message.source === 'history') return [];
    const filled = await this.late.fill(tx, session, message);
    const { content } = message;
    const media = await this.media.storeWithin(
      tx,
      session,
      filled.map((row) => ({ row, content })),
    );
    // It was counted as a message of its chat.
    const reactions = filled.filter(({ type }) => type === 'reaction');
    newRows.push(...reactions);
    await this.published.thinned(tx, session, reactions);
    const events: AnyDomainEvent[] = [];
    for (const row of filled) {
      events.push(await this.event(tx, session, row, message, media.get(row.id)));
      // Votes, edits and reactions that were encrypted with its secret can be opened from now on.
      events.push(...(await this.changes.applyWaiting(tx, session, row, newRows)));
    }
    return events;
  }

  private async event(
    tx: Transaction,
    session: SessionContext,
    row: Message,
    { change }: InboundMessage,
    media?: MediaOfEvent,
  ): Promise<AnyDomainEvent> {
    if (change?.kind !== 'reaction') return messageEvent(session, row, media);
    return this.changes.reactionEvent(tx, session, row, change.target);
  }
}

/** Consecutive messages that are stored in the same way. `location`: an update of a live location. */
interface Run {
  kind: 'message' | 'change' | 'location' | 'resend';
  messages: InboundMessage[];
}

/** Groups messages that can be written by one statement. Changes of messages keep their place in the order. */
function runsOf(messages: readonly InboundMessage[]): Run[] {
  const runs: Run[] = [];
  for (const message of messages) {
    const kind = kindOf(message);
    const run = runs.at(-1);
    if (run?.kind === kind) run.messages.push(message);
    else runs.push({ kind, messages: [message] });
  }
  return runs;
}

function kindOf(message: InboundMessage): Run['kind'] {
  const { source, change } = message;
  if (change && !isMessage(change)) return 'change';
  if (source === 'resend') return 'resend';
  return isLive(message) ? 'location' : 'message';
}
