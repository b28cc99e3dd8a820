import { Injectable } from '@nestjs/common';
import { type InboundMessage, type LidNumber } from '@whathooks/whatsapp';
import { LRUCache } from 'lru-cache';
import type { Transaction } from '../../platform/database/unit-of-work';
import { EventBus } from '../../platform/events/event-bus';
import { MessageTopics } from '../../platform/events/message-topics';
import type { SessionContext } from '../../sessions/state/session-inbox';
import { chatWith } from '../store/chat-of';
import { joinChats } from './joined-chats.repository';
import { LidNumbersRepository } from '../store/chats/lid-numbers.repository';
import type { Message } from '../store/message.entity';
import { StoredMessagesPublisher } from '../store/stored-messages-publisher';
import { MessageChanges } from '../changes/message-changes';
import { OutboxService } from '../outbox/outbox.service';
import { RecipientChecks } from '../outbox/checks/recipient-checks';

/** Pairs of one session that are remembered as stored. */
const REMEMBERED = 2_000;

/**
 * Learns which number is behind a LID. What was written under the LID until then joins the chat of the
 * number in the same transaction: rows keep their ids, so that their order stays.
 */
@Injectable()
export class JoinedChats {
  /** Pairs that are stored, by LID. A session that is taken up again starts without. */
  private readonly stored = new WeakMap<SessionContext, LRUCache<string, string>>();

  constructor(
    private readonly lids: LidNumbersRepository,
    private readonly changes: MessageChanges,
    private readonly outbox: OutboxService,
    private readonly recipients: RecipientChecks,
    private readonly bus: EventBus,
    private readonly topics: MessageTopics,
    private readonly published: StoredMessagesPublisher,
  ) {}

  /** Stores pairs, and joins the chats of those that are new. */
  async learn(
    tx: Transaction,
    session: SessionContext,
    pairs: readonly LidNumber[],
  ): Promise<void> {
    const stored = this.storedOf(session);
    const unknown = pairs.filter(({ lid, phone }) => stored.get(lid) !== phone);
    if (unknown.length === 0) return;
    const learned = await this.lids.learn(tx, session, unknown);
    if (learned.length > 0) await this.join(tx, session, learned);
    tx.afterCommit(() => {
      for (const { lid, phone } of unknown) stored.set(lid, phone);
    });
  }

  /** Messages with the number of everybody whose LID alone came, where that is known by now. */
  async named(
    tx: Transaction,
    session: SessionContext,
    messages: readonly InboundMessage[],
  ): Promise<InboundMessage[]> {
    const lids = new Set(messages.flatMap(lidsOf));
    if (lids.size === 0) return [...messages];
    const numbers = await this.lids.meet(tx, session, [...lids].sort());
    tx.afterCommit(() => {
      for (const lid of lids) this.recipients.forget(session, lid);
    });
    return messages.map((message) => withNumbers(message, numbers));
  }

  private async join(
    tx: Transaction,
    session: SessionContext,
    pairs: readonly LidNumber[],
  ): Promise<void> {
    const opened: Message[] = [];
    const joined = await joinChats(tx, session, pairs);
    if (joined) {
      const phones = pairs.map(({ phone }) => phone);
      // What waited for its message under the other address of its writer finds it now.
      const events = await this.changes.applyWaitingOf(tx, session, phones, opened);
      await this.bus.publish(tx, events);
    }
    const { id: sessionId, organizationId } = session;
    const kept = joined?.kept ?? [];
    await this.topics.learned.publish(tx, { organizationId, sessionId, pairs, kept });
    await this.published.received(tx, session, opened);
    tx.afterCommit(() => {
      for (const { lid, phone } of pairs) {
        this.recipients.forget(session, lid);
        this.outbox.join(session.id, `${lid}@lid`, chatWith(phone, lid));
      }
    });
  }

  private storedOf(session: SessionContext): LRUCache<string, string> {
    let stored = this.stored.get(session);
    if (!stored) {
      stored = new LRUCache<string, string>({ max: REMEMBERED });
      this.stored.set(session, stored);
    }
    return stored;
  }
}

/** LIDs without a number, in digits: of who wrote a message, and of whom we wrote it to. */
function lidsOf({ from, fromType, to, toType }: InboundMessage): string[] {
  return [...(fromType === 'lid' ? [from] : []), ...(toType === 'lid' && to ? [to] : [])];
}

function withNumbers(
  message: InboundMessage,
  numbers: ReadonlyMap<string, string>,
): InboundMessage {
  const from = message.fromType === 'lid' ? numbers.get(message.from) : undefined;
  const to = message.toType === 'lid' && message.to ? numbers.get(message.to) : undefined;
  return {
    ...message,
    ...(from ? { from, fromType: 'phone' as const } : {}),
    ...(to ? { to, toType: 'phone' as const } : {}),
  };
}
