import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ChatEvents } from '../../chats/kept/chat-events';
import { ChatNoticesRepository } from '../../chats/kept/store/chat-notices.repository';
import { UnassignedChats } from '../../chats/kept/store/unassigned-chats.repository';
import { publicId } from '../../platform/database/ids';
import type { Transaction } from '../../platform/database/unit-of-work';
import { MessageTopics, type StoredMessages } from '../../platform/events/message-topics';
import { AssignmentRepository } from './assignment.repository';

/** Assigns chats of nobody in which somebody waits for a reply, in the transaction of the message. */
@Injectable()
export class AssignedChats implements OnModuleInit {
  constructor(
    private readonly topics: MessageTopics,
    private readonly chats: UnassignedChats,
    private readonly notices: ChatNoticesRepository,
    private readonly events: ChatEvents,
    private readonly rules: AssignmentRepository,
  ) {}

  /** After the chats themselves, which know by then who waits: their module is initialized before this one. */
  onModuleInit(): void {
    this.topics.stored.listen((tx, stored) => this.assign(tx, stored));
  }

  /** The rows of the chats are locked before those of the turns, by everybody. */
  private async assign(tx: Transaction, { sessionId, messages, ...tenant }: StoredMessages) {
    const asked = messages.filter(
      ({ direction, isHistory, type }) =>
        direction === 'inbound' && !isHistory && type !== 'reaction',
    );
    if (asked.length === 0 || !(await this.rules.isOn(tx, tenant))) return;
    const jids = [...new Set(asked.map(({ chat }) => chat))];
    const waiting = await this.chats.waiting(tx, tenant, sessionId, jids);
    if (waiting.length === 0) return;
    const next = await this.rules.next(tx, tenant, sessionId, waiting.length);
    const given = waiting.flatMap((chatId, index) => {
      const userId = next[index];
      return userId ? [{ chatId, userId }] : [];
    });
    const assigned = await this.chats.assign(tx, tenant, given);
    for (const { chatId, userId } of assigned) {
      const members = [publicId('user', userId)];
      await this.notices.write(tx, tenant, chatId, [{ kind: 'assigned', members }]);
    }
    await this.events.updated(
      tx,
      tenant,
      assigned.map(({ chatId }) => chatId),
    );
  }
}
