import { Injectable } from '@nestjs/common';
import type { ChatView, OpenChatRequest } from '@whathooks/dto';
import { MessageAddresses } from '../../messages/send/address/message-addresses';
import type { Actor } from '../../platform/access/actor';
import { newId, publicId } from '../../platform/database/ids';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { ApiError } from '../../platform/http/problems/api-error';
import { SessionLookup } from '../../sessions/door/session-lookup';
import { kindOfChat } from './chat-kind';
import { ChatsRepository } from './store/chats.repository';
import { ChatsService } from './chats.service';

/** Creates chats that have no messages yet. */
@Injectable()
export class OpenedChats {
  constructor(
    private readonly sessions: SessionLookup,
    private readonly addresses: MessageAddresses,
    private readonly chats: ChatsService,
    private readonly rows: ChatsRepository,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /**
   * The chat with a person, created where there is none. WhatsApp is not notified.
   *
   * @throws ApiError not_found, invalid_recipient
   */
  async open(
    actor: Actor,
    { sessionId, to }: OpenChatRequest,
  ): Promise<{ chat: ChatView; isNew: boolean }> {
    const session = await this.sessions.refOf(actor, sessionId);
    const recipient = await this.addresses.recipientOf(actor, { sessionId, to });
    const named = await this.addresses.chatOf(session, recipient);
    const kind = kindOfChat(named);
    if (!kind) throw new ApiError('invalid_recipient');
    const { id, isNew } = await this.unitOfWork.run(async (tx) => {
      const jid = await this.addresses.chatWithin(tx, session, named);
      return this.rows.begin(tx, session, { id: newId(), jid, kind });
    });
    return { chat: await this.chats.get(actor, publicId('chat', id)), isNew };
  }
}
