import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { TypingRequest } from '@whathooks/dto';
import { LRUCache } from 'lru-cache';
import type { Actor } from '../platform/access/actor';
import { MessageAddresses } from '../messages/send/address/message-addresses';
import { SessionLookup } from '../sessions/door/session-lookup';
import { SHOW_TYPING } from './chat-questions';
import { ConnectionQuestions } from '../sessions/door/connection-questions';
import type { SessionRef } from '../sessions/state/session-ref';

/** The same is shown in a chat once in this time, in ms: WhatsApp shows it for longer. */
const ONCE_IN_MS = 2_000;

/** Shows in chats that a number writes or records. */
@Injectable()
export class TypingService implements OnModuleInit {
  private readonly shown = new LRUCache<string, string>({ max: 10_000, ttl: ONCE_IN_MS });

  constructor(
    private readonly sessions: SessionLookup,
    private readonly addresses: MessageAddresses,
    private readonly connections: ConnectionQuestions,
  ) {}

  onModuleInit(): void {
    this.connections.answer(SHOW_TYPING, async ({ session, socket }, { chat, state }) => {
      const name = `${session.id} ${chat}`;
      if (this.shown.get(name) === state) return;
      this.shown.set(name, state);
      await socket.showTyping(chat, state);
    });
  }

  /** @throws ApiError not_found, invalid_recipient, session_not_connected */
  async show(actor: Actor, sessionId: string, to: string, { state }: TypingRequest): Promise<void> {
    const session = await this.sessions.refOf(actor, sessionId);
    const { jid: chat } = await this.addresses.recipientOf(actor, { sessionId, to });
    await this.showIn(session, chat, { state });
  }

  /**
   * @param chat JID.
   * @throws ApiError session_not_connected
   */
  showIn(session: SessionRef, chat: string, { state }: TypingRequest): Promise<void> {
    return this.connections.ask(SHOW_TYPING, session, { chat, state });
  }
}
