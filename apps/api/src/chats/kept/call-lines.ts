import { Injectable } from '@nestjs/common';
import type { CallNoticeValue, CallPayload } from '@whathooks/dto';
import { userJid } from '@whathooks/whatsapp';
import { MessageAddresses } from '../../messages/send/address/message-addresses';
import { newId } from '../../platform/database/ids';
import type { Transaction } from '../../platform/database/unit-of-work';
import type { AnyDomainEvent } from '../../platform/events/domain-events';
import { OnEventsInTransaction } from '../../platform/events/listeners';
import type { SessionRef } from '../../sessions/state/session-ref';
import { ChatEvents } from './chat-events';
import { ChatNoticesRepository } from './store/chat-notices.repository';
import { ChatsRepository } from './store/chats.repository';

/** Writes calls into conversations, once each: when they end. Whoever was not answered waits for a reply. */
@Injectable()
export class CallLines {
  constructor(
    private readonly addresses: MessageAddresses,
    private readonly chats: ChatsRepository,
    private readonly chatEvents: ChatEvents,
    private readonly notices: ChatNoticesRepository,
  ) {}

  @OnEventsInTransaction()
  async keep(tx: Transaction, events: readonly AnyDomainEvent[]): Promise<void> {
    for (const { event, data, sessionId: id, organizationId } of events) {
      if (event === 'call.received') await this.write(tx, { id, organizationId }, data);
    }
  }

  private async write(tx: Transaction, session: SessionRef, call: CallPayload): Promise<void> {
    const { status, from: digits, fromType: type, video } = call;
    if (status === 'ringing') return;
    const chatId = await this.chatOf(tx, session, call);
    if (chatId === null) return;
    const value: CallNoticeValue = video ? 'video' : 'voice';
    const line = { kind: `call_${status}` as const, actor: { digits, type }, value };
    const isMissed = status === 'missed' && call.group === null;
    const isOpened = isMissed && (await this.chats.missCall(tx, session, chatId));
    const opened = isOpened ? [{ kind: 'reopened' as const }] : [];
    await this.notices.write(tx, session, chatId, [line, ...opened]);
    if (isMissed) await this.chatEvents.updated(tx, session, [chatId]);
  }

  /** The chat with who calls, which is begun where there is none; of a group the one that is there. */
  private async chatOf(
    tx: Transaction,
    session: SessionRef,
    { group, from, fromType }: CallPayload,
  ): Promise<string | null> {
    if (group !== null) return this.chats.find(tx, session, group);
    const caller = fromType === 'lid' ? `${from}@lid` : userJid(from);
    const jid = await this.addresses.chatWithin(tx, session, caller);
    const chat = await this.chats.begin(tx, session, { id: newId(), jid, kind: 'person' });
    if (chat.isNew) await this.chatEvents.updated(tx, session, [chat.id]);
    return chat.id;
  }
}
