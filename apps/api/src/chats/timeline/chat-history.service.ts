import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HISTORY_END, type HistoryQuestion, type Notice } from '@whathooks/whatsapp';
import { MessagesService } from '../../messages/messages.service';
import type { Actor } from '../../platform/access/actor';
import type { Transaction } from '../../platform/database/unit-of-work';
import { question } from '../../platform/cluster/question';
import type { SessionQuestion } from '../../sessions/gateway/session-router';
import {
  type NoticeSubscriber,
  type SessionContext,
  SessionInbox,
} from '../../sessions/state/session-inbox';
import { ChatsRepository } from '../kept/store/chats.repository';
import { ChatsService } from '../kept/chats.service';
import { ConnectionQuestions } from '../../sessions/door/connection-questions';

/** Messages that the phone is asked for at once. */
const COUNT = 50;

/** Asks the phone for messages of a chat that are older than one. */
const ASK_HISTORY: SessionQuestion<HistoryQuestionSent, void> = question('chats.history');

/** As it travels between processes. */
type HistoryQuestionSent = Omit<HistoryQuestion, 'timestamp'> & { timestamp: string };

/** Requests messages from before the linking that the first history did not hold. */
@Injectable()
export class ChatHistory implements OnModuleInit, NoticeSubscriber {
  constructor(
    private readonly chats: ChatsService,
    private readonly rows: ChatsRepository,
    private readonly messages: MessagesService,
    private readonly connections: ConnectionQuestions,
    private readonly inbox: SessionInbox,
  ) {}

  onModuleInit(): void {
    this.connections.answer(ASK_HISTORY, ({ socket }, params) =>
      socket.askForHistory({ ...params, timestamp: new Date(params.timestamp) }),
    );
    this.inbox.subscribeToNotices(this);
  }

  /**
   * Asks the phone for what is older than all that is stored. What it tells stands in the conversation as soon as it
   * comes; the phone is not asked where it has sent everything, or where nothing is stored to begin from.
   *
   * @throws ApiError not_found, session_not_connected
   */
  async ask(actor: Actor, id: string): Promise<void> {
    const chat = await this.chats.row(actor, id);
    const oldest = await this.messages.oldestIn(actor, chat);
    if (chat.historyEnded || !oldest) return;
    const session = { id: chat.sessionId, organizationId: actor.organizationId };
    const { waMessageId, originChat, direction, sentAt } = oldest;
    await this.connections.ask(ASK_HISTORY, session, {
      waMessageId,
      chat: originChat,
      fromMe: direction === 'outbound',
      timestamp: sentAt.toISOString(),
      count: COUNT,
    });
  }

  async storeNotices(
    tx: Transaction,
    session: SessionContext,
    notices: readonly Notice[],
  ): Promise<void> {
    const ends = notices.filter(({ type }) => type === HISTORY_END).map(({ from }) => from);
    if (ends.length === 0) return;
    const known = await this.rows.addresses(tx, session, ends);
    await this.rows.endHistories(
      tx,
      session,
      ends.map((jid) => known.get(jid) ?? jid),
    );
  }
}
