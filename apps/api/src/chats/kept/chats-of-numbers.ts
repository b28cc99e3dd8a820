import { Injectable, type OnModuleInit } from '@nestjs/common';
import { newId } from '../../platform/database/ids';
import type { Tenant } from '../../platform/database/tenant-repository';
import type { Transaction } from '../../platform/database/unit-of-work';
import { type LearnedNumbers, MessageTopics } from '../../platform/events/message-topics';
import { ChatEvents } from './chat-events';
import {
  type ChatOfLid,
  chatsOfMessages,
  lockChatsOfLids,
  mendChats,
  moveChat,
  removeChat,
  renameChat,
} from './chats-of-numbers.repository';
import { ChatsRepository } from './store/chats.repository';

/**
 * Makes one chat of the two that a person has had: under their LID, and under their number. In the transaction that
 * learns the number, after the messages were joined.
 */
@Injectable()
export class ChatsOfNumbers implements OnModuleInit {
  constructor(
    private readonly topics: MessageTopics,
    private readonly rows: ChatsRepository,
    private readonly events: ChatEvents,
  ) {}

  onModuleInit(): void {
    this.topics.learned.listen((tx, learned) => this.join(tx, learned));
  }

  private async join(
    tx: Transaction,
    { sessionId: id, organizationId, pairs, kept }: LearnedNumbers,
  ): Promise<void> {
    const session = { id, organizationId };
    const lids = pairs.map(({ lid }) => lid);
    const phones = pairs.map(({ phone }) => phone);
    const chats = await lockChatsOfLids(tx, session, lids, phones);
    /** UUIDs of the chats of numbers, by JID. */
    const joined = new Map<string, string>();
    for (const chat of chats) {
      const into = joined.get(chat.jid) ?? chat.into ?? (await this.taken(tx, session, chat));
      joined.set(chat.jid, into ?? chat.id);
      if (into) await moveChat(tx, session, chat.id, into);
      else await renameChat(tx, session, chat);
    }
    const others = kept.length > 0 ? await chatsOfMessages(tx, session, kept) : [];
    const concerned = new Set([...joined.keys(), ...others]);
    if (concerned.size === 0) return;
    const mended = await mendChats(tx, session, [...concerned].sort());
    await this.events.updated(tx, session, mended);
  }

  /**
   * The chat of a number that somebody began at this moment; null where nobody did, and nobody does before this
   * transaction ends: another transaction waits, and finds the renamed one.
   */
  private async taken(
    tx: Transaction,
    session: Tenant & { id: string },
    { jid }: ChatOfLid,
  ): Promise<string | null> {
    const { id, isNew } = await this.rows.begin(tx, session, { id: newId(), jid, kind: 'person' });
    if (!isNew) return id;
    await removeChat(tx, session, id);
    return null;
  }
}
