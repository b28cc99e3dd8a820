import { Injectable, type OnModuleInit } from '@nestjs/common';
import { publicId } from '../../platform/database/ids';
import { MessageTopics } from '../../platform/events/message-topics';
import { LiveBus } from '../../platform/live-events/live-bus';

/** Tells open screens that a phone has told of earlier messages: no event tells each of them. */
@Injectable()
export class HistoryNews implements OnModuleInit {
  constructor(
    private readonly topics: MessageTopics,
    private readonly live: LiveBus,
  ) {}

  onModuleInit(): void {
    this.topics.stored.listen((tx, { organizationId, sessionId, messages }) => {
      if (!messages.some(({ isHistory }) => isHistory)) return Promise.resolve();
      const event = { event: 'history.told', organizationId, to: null, sessionId } as const;
      const data = { sessionId: publicId('session', sessionId) };
      tx.afterCommit(() => this.live.publish({ ...event, data }));
      return Promise.resolve();
    });
  }
}
