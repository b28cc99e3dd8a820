import { Injectable } from '@nestjs/common';
import type { MessageView } from '@whathooks/dto';
import { MessagesService } from '../../messages/messages.service';
import { StarsRepository } from '../../messages/store/stars.repository';
import type { Actor } from '../../platform/access/actor';
import { parseId } from '../../platform/database/ids';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { AppStateIntents } from './app-state-intents';
import { StarNews } from './star-news';

/** Stars messages, here and on the phone. */
@Injectable()
export class StarredMessages {
  constructor(
    private readonly messages: MessagesService,
    private readonly stars: StarsRepository,
    private readonly intents: AppStateIntents,
    private readonly news: StarNews,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** @throws ApiError not_found */
  async star(actor: Actor, id: string, starred: boolean): Promise<MessageView> {
    const { sessionId, chat } = await this.messages.get(actor, id);
    const messageId = parseId('message', id);
    const session = {
      id: parseId('session', sessionId),
      organizationId: actor.organizationId,
    };
    await this.unitOfWork.run(async (tx) => {
      if (!(await this.stars.set(tx, actor, messageId, starred))) return;
      this.news.changed(tx, session, [{ id: messageId, starred }]);
      await this.intents.record(tx, session, [{ kind: 'star', chat, messageId, starred }]);
    });
    return this.messages.get(actor, id);
  }
}
