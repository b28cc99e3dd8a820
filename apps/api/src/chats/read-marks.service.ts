import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { MarkedRead, MarkReadRequest } from '@whathooks/dto';
import type { Actor } from '../platform/access/actor';
import { parseId } from '../platform/database/ids';
import { MessagesService } from '../messages/messages.service';
import { ReadMarks, type UnreadMessage } from '../messages/store/read-marks';
import { SessionsService } from '../sessions/sessions.service';
import { MARK_READ } from './chat-questions';
import { ConnectionQuestions } from './connection-questions';

/** Messages that are marked at once: the newest of a chat with more stand for all. */
const MOST = 500;

/** Marks chats as read, here and for their writers. */
@Injectable()
export class ReadMarksService implements OnModuleInit {
  constructor(
    private readonly sessions: SessionsService,
    private readonly messages: MessagesService,
    private readonly marks: ReadMarks,
    private readonly connections: ConnectionQuestions,
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
    const unread = await this.marks.unread(session, chats, newest, MOST);
    if (unread.length === 0) return { marked: 0 };
    await this.connections.ask(MARK_READ, session, { messages: unread.map(named) });
    const ids = unread.map(({ id }) => id);
    return { marked: await this.marks.mark(session, ids) };
  }
}

function named({ waMessageId, chat, author }: UnreadMessage) {
  return { waMessageId, chat, author };
}
