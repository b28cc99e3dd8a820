import { Injectable } from '@nestjs/common';
import type { PhoneChangeKind, RefusedChangeList } from '@whathooks/dto';
import type { Actor } from '../../platform/access/actor';
import { type Transaction, UnitOfWork } from '../../platform/database/unit-of-work';
import type { AppStateIntent } from '../app-state/app-state-intent';
import { AppStateIntents } from '../app-state/app-state-intents';
import { IntentsRepository } from '../app-state/intents.repository';
import { RefusalNews } from '../app-state/refusal-news';
import { ChatsService } from '../kept/chats.service';

/** A chat of a session, by UUIDs and JID. */
interface ChatRef {
  id: string;
  session: { id: string; organizationId: string };
  jid: string;
}

/** What was changed of a chat here, and WhatsApp will not take: it stands here, and not on the phone. */
@Injectable()
export class RefusedChanges {
  constructor(
    private readonly chats: ChatsService,
    private readonly rows: IntentsRepository,
    private readonly intents: AppStateIntents,
    private readonly news: RefusalNews,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** @throws ApiError not_found */
  async list(actor: Actor, chatId: string): Promise<RefusedChangeList> {
    const { session, jid } = await this.chat(actor, chatId);
    const refused = await this.rows.refused(session, jid);
    return {
      data: refused.map(({ intent, reason, wantedAt }) => ({
        change: changeOf(intent),
        reason,
        wantedAt: wantedAt.toISOString(),
      })),
    };
  }

  /**
   * Sends all of it once more.
   *
   * @throws ApiError not_found
   */
  retry(actor: Actor, chatId: string): Promise<void> {
    return this.change(actor, chatId, (tx, { session, jid }) =>
      this.intents.retry(tx, session, jid),
    );
  }

  /**
   * Forgets all of it.
   *
   * @throws ApiError not_found
   */
  drop(actor: Actor, chatId: string): Promise<void> {
    return this.change(actor, chatId, (tx, { session, jid }) =>
      this.rows.dropRefused(tx, session, jid),
    );
  }

  private async change(
    actor: Actor,
    chatId: string,
    work: (tx: Transaction, chat: ChatRef) => Promise<void>,
  ): Promise<void> {
    const chat = await this.chat(actor, chatId);
    await this.unitOfWork.run(async (tx) => {
      await work(tx, chat);
      this.news.changed(tx, chat.session, chat.id);
    });
  }

  private async chat(actor: Actor, chatId: string): Promise<ChatRef> {
    const { id, sessionId, jid } = await this.chats.row(actor, chatId);
    return { id, session: { id: sessionId, organizationId: actor.organizationId }, jid };
  }
}

function changeOf({ kind }: AppStateIntent): PhoneChangeKind {
  return kind === 'labelChat' ? 'label' : kind;
}
