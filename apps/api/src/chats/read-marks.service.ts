import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { MarkedRead, MarkReadRequest } from '@whathooks/dto';
import type { Actor } from '../platform/access/actor';
import { parseId } from '../platform/database/ids';
import { MessagesService } from '../messages/messages.service';
import { ReadMarks, type UnreadMessage } from '../messages/store/chats/read-marks';
import { AppStateIntents } from './app-state/app-state-intents';
import type { ChatRow } from './kept/store/chat-views';
import { ChatsService } from './kept/chats.service';
import { KeptChats } from './kept/kept-chats';
import { UnitOfWork } from '../platform/database/unit-of-work';
import { SessionLookup } from '../sessions/door/session-lookup';
import { MARK_READ } from './chat-questions';
import { ConnectionQuestions } from '../sessions/door/connection-questions';
import type { SessionRef } from '../sessions/state/session-ref';

/** Messages that are marked at once: the newest of a chat with more stand for all. */
const MOST = 500;

/** Marks chats as read, here and for their writers. */
@Injectable()
export class ReadMarksService implements OnModuleInit {
  constructor(
    private readonly sessions: SessionLookup,
    private readonly messages: MessagesService,
    private readonly marks: ReadMarks,
    private readonly connections: ConnectionQuestions,
    private readonly chats: ChatsService,
    private readonly kept: KeptChats,
    private readonly intents: AppStateIntents,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  onModuleInit(): void {
    this.connections.answer(MARK_READ, ({ socket }, { messages }) => socket.markRead(messages));
  }

  /**
   * Told first, marked afterwards: after a crash in between it is told again, which changes nothing.
   *
   * @throws ApiError not_found, session_not_connected
   */
  async read(
    actor: Actor,
    sessionId: string,
    chat: string,
    { upTo }: MarkReadRequest,
  ): Promise<MarkedRead> {
    const session = await this.sessions.refOf(actor, sessionId);
    const newest = upTo === undefined ? null : parseId('message', upTo);
    const chats = await this.messages.chatsNamed(actor, chat);
    const { marked } = await this.readIn(session, chats, newest);
    return { marked };
  }

  /**
   * The same of a chat by its id. One that was only marked as unread loses the mark even while the number is offline.
   *
   * @throws ApiError not_found, session_not_connected
   */
  async readChat(actor: Actor, chatId: string, { upTo }: MarkReadRequest): Promise<MarkedRead> {
    const chat = await this.chats.row(actor, chatId);
    const session = { id: chat.sessionId, organizationId: actor.organizationId };
    const newest = upTo === undefined ? null : parseId('message', upTo);
    return this.readIn(session, [chat.jid], newest, chat);
  }

  /** @param chat where that is known: the phone is to show it as read, too. */
  private async readIn(
    session: SessionRef,
    chats: readonly string[],
    newest: string | null,
    chat: ChatRow | null = null,
  ): Promise<MarkedRead> {
    const unread = await this.marks.unread(session, chats, newest, MOST);
    if (unread.length > 0)
      await this.connections.ask(MARK_READ, session, { messages: unread.map(named) });
    const upTo = newest ?? unread[0]?.id ?? chat?.lastMessageId;
    return this.unitOfWork.run(async (tx) => {
      const ids = unread.map(({ id }) => id);
      const marked = ids.length > 0 ? await this.marks.mark(tx, session, ids) : 0;
      if (upTo) await this.kept.read(tx, session, chats, upTo);
      if (chat && (marked > 0 || chat.markedUnread))
        await this.intents.record(tx, session, [{ kind: 'read', chat: chat.jid, isRead: true }]);
      return { marked };
    });
  }
}

function named({ waMessageId, chat, author }: UnreadMessage) {
  return { waMessageId, chat, author };
}
