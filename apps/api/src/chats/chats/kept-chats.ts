import { Injectable, type OnModuleInit } from '@nestjs/common';
import { newId } from '../../platform/database/ids';
import type { Tenant } from '../../platform/database/tenant-repository';
import type { Transaction } from '../../platform/database/unit-of-work';
import {
  MessageTopics,
  type ReadChats,
  type StoredMessages,
} from '../../platform/events/message-topics';
import { type ChatNews, newsOf } from './chat-news';
import { ChatEvents } from './chat-events';
import { ChatsRepository } from './chats.repository';
import { KEEP_CHATS } from './kept-chats.sql';

/** Keeps chats as messages come and go: in the transaction of the messages, as one of its last statements. */
@Injectable()
export class KeptChats implements OnModuleInit {
  constructor(
    private readonly topics: MessageTopics,
    private readonly rows: ChatsRepository,
    private readonly events: ChatEvents,
  ) {}

  onModuleInit(): void {
    this.topics.stored.listen((tx, stored) => this.keep(tx, stored));
    this.topics.read.listen((tx, read) => this.readOnPhone(tx, read));
  }

  private async keep(
    tx: Transaction,
    { organizationId, sessionId, messages }: StoredMessages,
  ): Promise<void> {
    const news = newsOf(messages);
    if (news.length === 0) return;
    const opened = await tx.query<{ id: string }>(KEEP_CHATS, [
      organizationId,
      sessionId,
      ...columnsOf(news),
    ]);
    await this.events.updated(
      tx,
      { organizationId },
      opened.map(({ id }) => id),
    );
  }

  /** A chat was read up to a message: not on the phone, which tells so itself. */
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

function columnsOf(news: readonly ChatNews[]): unknown[] {
  const column = (value: (chat: ChatNews) => unknown): unknown[] => news.map(value);
  return [
    column(() => newId()),
    column(({ jid }) => jid),
    column(({ kind }) => kind),
    column(({ newestId }) => newestId),
    column(({ isRead }) => isRead),
    column(({ unread }) => unread),
    column(({ firstUnreadId }) => firstUnreadId),
    column(() => newId()),
    column(({ reply }) => reply?.at ?? null),
    column(({ reply }) => reply?.userId ?? null),
    column(({ askedAt }) => askedAt),
    column(({ isWritten }) => isWritten),
    column(() => newId()),
  ];
}
