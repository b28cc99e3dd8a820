import { Injectable } from '@nestjs/common';
import { userJid } from '@whathooks/whatsapp';
import type { Transaction } from '../../platform/database/unit-of-work';
import type { SessionContext } from '../../sessions/state/session-inbox';
import { OutboxService } from '../outbox/outbox.service';
import { chatWith } from '../store/chat-of';
import { newMessage, NewMessages } from './new-messages';
import { textContent } from './content/requested-content';

/** Somebody who has been in touch with the number, by digits. */
export interface KnownPerson {
  digits: string;
  type: 'phone' | 'lid';
}

/** Messages that a number writes by itself, because of something that happened. */
@Injectable()
export class AutomaticMessages {
  constructor(
    private readonly messages: NewMessages,
    private readonly outbox: OutboxService,
  ) {}

  /** Writes a text in the transaction of its cause, so that it is sent once for it. It waits as all do. */
  async queueWithin(
    tx: Transaction,
    session: SessionContext,
    { digits, type }: KnownPerson,
    text: string,
  ): Promise<void> {
    const phone = type === 'phone' ? digits : null;
    const jid = phone ? userJid(phone) : `${digits}@lid`;
    const where = { recipient: { jid, phone }, chat: chatWith(phone, jid), jid };
    const message = newMessage({ ...where, recipientChecked: true }, textContent(text));
    await this.messages.insertWithin(tx, session, message);
    tx.afterCommit(() => this.outbox.wake(session.id));
  }
}
