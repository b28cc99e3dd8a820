import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type InboundMessage, type Notice, timerIn } from '@whathooks/whatsapp';
import type { Transaction } from '../../platform/database/unit-of-work';
import {
  type NoticeSubscriber,
  type SessionContext,
  SessionInbox,
} from '../../sessions/state/session-inbox';
import { chatOf } from '../store/chat-of';
import { ChatTimers } from '../store/chats/chat-timers';

/** Learns how long messages of a chat stay: from who chooses it, and from the messages themselves. */
@Injectable()
export class TimerUpdates implements NoticeSubscriber, OnModuleInit {
  constructor(
    private readonly inbox: SessionInbox,
    private readonly timers: ChatTimers,
  ) {}

  onModuleInit(): void {
    this.inbox.subscribeToNotices(this);
  }

  async storeNotices(
    tx: Transaction,
    session: SessionContext,
    notices: readonly Notice[],
  ): Promise<void> {
    for (const notice of notices) {
      const seconds = timerIn(notice);
      if (seconds === null) continue;
      await this.timers.learn(tx, session, { chat: notice.from, seconds, setAt: notice.timestamp });
    }
  }

  /** A message without a timer proves nothing: some clients leave it out. */
  async learnFrom(
    tx: Transaction,
    session: SessionContext,
    messages: readonly InboundMessage[],
  ): Promise<void> {
    for (const message of messages) {
      const { content, source, timestamp: setAt } = message;
      if (!content.expiresInSeconds || source !== 'writer') continue;
      const seconds = content.expiresInSeconds;
      await this.timers.learn(tx, session, { chat: chatOf(message), seconds, setAt });
    }
  }
}
