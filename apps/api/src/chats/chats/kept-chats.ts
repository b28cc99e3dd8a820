import { Injectable, type OnModuleInit } from '@nestjs/common';
import { newId } from '../../platform/database/ids';
import type { Transaction } from '../../platform/database/unit-of-work';
import { MessageTopics, type StoredMessages } from '../../platform/events/message-topics';
import { type ChatNews, newsOf } from './chat-news';
import { KEEP_CHATS } from './kept-chats.sql';

/** Keeps chats as messages come and go: in the transaction of the messages, as one of its last statements. */
@Injectable()
export class KeptChats implements OnModuleInit {
  constructor(private readonly topics: MessageTopics) {}

  onModuleInit(): void {
    this.topics.stored.listen((tx, stored) => this.keep(tx, stored));
  }

  private async keep(
    tx: Transaction,
    { organizationId, sessionId, messages }: StoredMessages,
  ): Promise<void> {
    const news = newsOf(messages);
    if (news.length === 0) return;
    await tx.query<{ id: string }>(KEEP_CHATS, [organizationId, sessionId, ...columnsOf(news)]);
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
