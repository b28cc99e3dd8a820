import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { AppStateChange } from '@whathooks/whatsapp';
import { StarsRepository } from '../../messages/store/stars.repository';
import type { Tenant } from '../../platform/database/tenant-repository';
import type { Transaction } from '../../platform/database/unit-of-work';
import { MessageTopics } from '../../platform/events/message-topics';
import { IntentsRepository } from '../app-state/intents.repository';
import { StarNews } from '../app-state/star-news';

type PhoneStar = Extract<AppStateChange, { kind: 'star' }>;

/** Stars that were put on the phone: on messages that are there, and on those that a history brings. */
@Injectable()
export class PhoneStars implements OnModuleInit {
  constructor(
    private readonly stars: StarsRepository,
    private readonly intents: IntentsRepository,
    private readonly topics: MessageTopics,
    private readonly news: StarNews,
  ) {}

  onModuleInit(): void {
    this.topics.stored.listen(async (tx, { organizationId, sessionId, messages }) => {
      const given = messages.flatMap(({ id, isHistory }) => (isHistory ? [id] : []));
      if (given.length > 0) await this.stars.putEarly(tx, { organizationId, id: sessionId }, given);
    });
  }

  async take(
    tx: Transaction,
    session: Tenant & { id: string },
    given: readonly PhoneStar[],
  ): Promise<void> {
    if (given.length === 0) return;
    const latest = new Map(
      given.map(({ message, starred, at }) => {
        const { chat, waMessageId, fromMe } = message;
        const star = { chat, waMessageId, isOutbound: fromMe, starred, at };
        return [`${chat} ${waMessageId} ${fromMe}`, star] as const;
      }),
    );
    const found = await this.stars.find(tx, session, [...latest.values()]);
    const about = found.flatMap(({ id, at }) => (id ? [{ subject: `star ${id}`, at }] : []));
    const overtaken = await this.intents.overtaken(tx, session, about);
    const counting = found.filter(({ id }) => !id || !overtaken.has(`star ${id}`));
    this.news.changed(tx, session, await this.stars.put(tx, session, counting));
  }
}
