import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Tenant } from '../../platform/database/tenant-repository';
import type { Transaction } from '../../platform/database/unit-of-work';
import {
  MessageTopics,
  type ReadChats,
  type StoredMessages,
  type ThinnedChats,
} from '../../platform/events/message-topics';
import { newsOf } from './chat-news';
import { ChatEvents } from './chat-events';
import { mendChats } from './chats-of-numbers.repository';
import { ChatsRepository } from './store/chats.repository';
import { KeptChatsRepository } from './kept-chats.repository';

/** Keeps chats as messages come and go: in the transaction of the messages, as one of its last statements. */
@Injectable()
export class KeptChats implements OnModuleInit {
  constructor(
    private readonly topics: MessageTopics,
    private readonly kept: KeptChatsRepository,
    private readonly rows: ChatsRepository,
    private readonly events: ChatEvents,
  ) {}

  onModuleInit(): void {
    this.topics.stored.listen((tx, stored) => this.keep(tx, stored));
    this.topics.read.listen((tx, read) => this.readOnPhone(tx, read));
    this.topics.thinned.listen((tx, thinned) => this.mend(tx, thinned));
  }

  private async keep(
    tx: Transaction,
    { organizationId, sessionId, messages }: StoredMessages,
  ): Promise<void> {
    const news = newsOf(messages);
    if (news.length === 0) return;
    const opened = await this.kept.keep(tx, { id: sessionId, organizationId }, news);
    await this.events.updated(tx, { organizationId }, opened);
  }

  private async mend(
    tx: Transaction,
    { sessionId: id, organizationId, chats }: ThinnedChats,
  ): Promise<void> {
    const mended = await mendChats(tx, { id, organizationId }, chats.toSorted());
    await this.events.updated(tx, { organizationId }, mended);
  }

  /** A chat was read up to a message here; reading on the phone is reported by the phone. */
  async read(
    tx: Transaction,
    session: Tenant & { id: string },
    jids: readonly string[],
    upTo: string,
  ): Promise<void> {
    const marks = jids.toSorted().map((chat) => ({ chat, upTo }));
    const changed = await this.rows.readUpTo(tx, session, marks);
    await this.events.updated(tx, session, changed);
  }

  private async readOnPhone(
    tx: Transaction,
    { sessionId: id, marks, ...tenant }: ReadChats,
  ): Promise<void> {
    const changed = await this.rows.readUpTo(tx, { id, ...tenant }, marks);
    await this.events.updated(tx, tenant, changed);
  }
}
