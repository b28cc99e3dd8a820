import { Injectable } from '@nestjs/common';
import { digitsOf, isLid } from '@whathooks/whatsapp';
import { LRUCache } from 'lru-cache';
import type { Transaction } from '../../../platform/database/unit-of-work';
import { type ChatTimer, ChatTimersRepository } from './chat-timers.repository';
import type { SessionRef } from '../../../sessions/state/session-ref';

/** A timer as WhatsApp reported it. */
export interface TimerUpdate extends ChatTimer {
  /** JID of the chat, under whichever address of the person. */
  chat: string;
}

/** How long it is believed that no chat of a session has a timer, in ms. */
const NONE_FOR_MS = 10_000;

/** Knows in which chats messages disappear, so that what is sent there does, too. */
@Injectable()
export class ChatTimers {
  /** Sessions without any timer, as of just now. */
  private readonly without = new LRUCache<string, true>({ max: 10_000, ttl: NONE_FOR_MS });

  constructor(private readonly rows: ChatTimersRepository) {}

  async learn(
    tx: Transaction,
    session: SessionRef,
    { chat, ...timer }: TimerUpdate,
  ): Promise<void> {
    const lid = isLid(chat) ? digitsOf(chat) : null;
    await this.rows.learn(tx, session, { chat, lid }, timer);
    tx.afterCommit(() => this.without.delete(session.id));
  }

  /** The timer of a chat; null where messages stay. */
  async of(session: SessionRef, chat: string): Promise<ChatTimer | null> {
    if (this.without.has(session.id)) return null;
    const { isAny, timer } = await this.rows.find(session, chat);
    if (!isAny) this.without.set(session.id, true);
    return timer;
  }
}
