import { Injectable, type OnModuleInit } from '@nestjs/common';
import { digitsOf, isGroup, isLid, type Notice, timerIn, userJid } from '@whathooks/whatsapp';
import { MessageAddresses } from '../../messages/send/address/message-addresses';
import type { Transaction } from '../../platform/database/unit-of-work';
import {
  type NoticeSubscriber,
  type SessionContext,
  SessionInbox,
} from '../../sessions/state/session-inbox';
import { ChatNoticesRepository, type NewNotice } from './store/chat-notices.repository';
import { ChatsRepository } from './store/chats.repository';

/** Writes into conversations how long their messages stay from now on, and who chose it. */
@Injectable()
export class TimerLines implements NoticeSubscriber, OnModuleInit {
  constructor(
    private readonly inbox: SessionInbox,
    private readonly addresses: MessageAddresses,
    private readonly chats: ChatsRepository,
    private readonly notices: ChatNoticesRepository,
  ) {}

  onModuleInit(): void {
    this.inbox.subscribeToNotices(this);
  }

  async storeNotices(
    tx: Transaction,
    session: SessionContext,
    notices: readonly Notice[],
    fresh: ReadonlySet<Notice>,
  ): Promise<void> {
    for (const notice of notices) {
      const seconds = timerIn(notice);
      if (seconds === null || !fresh.has(notice)) continue;
      const { from } = notice;
      const jid = isGroup(from) ? from : await this.addresses.chatWithin(tx, session, from);
      const chatId = await this.chats.find(tx, session, jid);
      if (chatId === null) continue;
      const line: NewNotice = {
        kind: 'timer',
        ...actorOf(notice, jid, session),
        value: String(seconds),
      };
      await this.notices.write(tx, session, chatId, [line]);
    }
  }
}

/** In a chat of two it is the other person, or the number itself, whose phone is not named. */
function actorOf(
  { author, from }: Notice,
  jid: string,
  { phone }: SessionContext,
): Pick<NewNotice, 'actor'> {
  if (isGroup(from)) {
    return author ? { actor: { digits: author.from, type: author.fromType } } : {};
  }
  const who = author ? jid : userJid(phone);
  return { actor: { digits: digitsOf(who), type: isLid(who) ? 'lid' : 'phone' } };
}
