import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  type ChatViewersData,
  LOOKING_PER_MINUTE,
  type LookingRequest,
  type ViewedChats,
} from '@whathooks/dto';
import { ChatsService } from '../../chats/kept/chats.service';
import type { UserActor } from '../../platform/access/actor';
import { reachesSession } from '../../platform/access/reach';
import { ClusterBus } from '../../platform/cluster/cluster-bus';
import { topic } from '../../platform/cluster/topic';
import { publicId } from '../../platform/database/ids';
import { ApiError } from '../../platform/http/problems/api-error';
import { WindowCounter } from '../../platform/http/rate-limits/window-counter';
import { LiveBus } from '../../platform/live-events/live-bus';
import { Scheduler } from '../../platform/scheduler/scheduler';
import { TeamMembers } from '../basics/team-members';
import { type Looking, type Viewed, Viewers } from './viewers';

const LOOKING = topic<Looking>('chat.looking');

const EXPIRE_EVERY_MS = 1_000;

/** Tells people who else has a chat open, so that two do not answer the same person. */
@Injectable()
export class LookingService implements OnModuleInit {
  private readonly viewers = new Viewers();
  private readonly counter = new WindowCounter();

  constructor(
    private readonly chats: ChatsService,
    private readonly members: TeamMembers,
    private readonly cluster: ClusterBus,
    private readonly live: LiveBus,
    scheduler: Scheduler,
  ) {
    scheduler.register({
      name: 'removal of viewers who have left a chat',
      everyMs: EXPIRE_EVERY_MS,
      run: () => Promise.resolve(this.show(this.viewers.expire())),
    });
  }

  onModuleInit(): void {
    this.cluster.subscribe(LOOKING, {
      onMessage: (looking) => this.show(this.viewers.take(looking)),
    });
  }

  /**
   * Notes what a member does in a chat, in all processes.
   *
   * @returns everybody who has the chat open.
   * @throws ApiError not_found, rate_limited
   */
  async set(actor: UserActor, id: string, { state }: LookingRequest): Promise<ChatViewersData> {
    this.count(actor);
    const chat = await this.chats.row(actor, id);
    const [member] = await this.members.named(actor, [publicId('user', actor.userId)]);
    const { organizationId, userId, signInId } = actor;
    const { id: chatId, sessionId } = chat;
    const name = member?.name ?? '';
    // Published to all processes, this one at once. Publishing extends the expiry, so it is published even without a change.
    const looking = { organizationId, sessionId, chatId, userId, signInId, name, state };
    this.cluster.publish(LOOKING, looking);
    return dataOf(chatId, this.viewers.of(chatId));
  }

  /** Which chats members have open, as this process has heard. */
  viewed({ organizationId, reach }: UserActor): ViewedChats {
    const seen = this.viewers
      .all(organizationId)
      .filter(({ sessionId }) => reachesSession(reach, sessionId));
    return { data: seen.map(({ chatId, viewers }) => dataOf(chatId, viewers)) };
  }

  private count({ userId }: UserActor): void {
    const { used, resetS } = this.counter.count(userId);
    if (used <= LOOKING_PER_MINUTE) return;
    throw new ApiError(
      'rate_limited',
      `A member says what they look at ${LOOKING_PER_MINUTE} times a minute at most; every 5 seconds is enough. Go on in ${resetS} seconds.`,
      undefined,
      resetS,
    );
  }

  /** Every process shows its own screens what it has heard. */
  private show(changed: readonly Viewed[]): void {
    for (const { organizationId, sessionId, chatId, viewers } of changed) {
      const data = dataOf(chatId, viewers);
      this.live.publishHere({ event: 'chat.viewers', organizationId, to: null, sessionId, data });
    }
  }
}

function dataOf(chatId: string, viewers: Viewed['viewers']): ChatViewersData {
  return {
    chatId: publicId('chat', chatId),
    viewers: viewers.map(({ userId, ...viewer }) => ({
      userId: publicId('user', userId),
      ...viewer,
    })),
  };
}
