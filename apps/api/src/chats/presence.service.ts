import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import type { SubscribePresenceRequest } from '@whathooks/dto';
import { isGroup, type Presence, userJid, type WhatsAppSocket } from '@whathooks/whatsapp';
import { LRUCache } from 'lru-cache';
import type { Actor } from '../platform/access/actor';
import { newId, publicId } from '../platform/database/ids';
import { UnitOfWork } from '../platform/database/unit-of-work';
import type { AnyDomainEvent } from '../platform/events/domain-events';
import { EventBus } from '../platform/events/event-bus';
import { OnEventsAfterCommit } from '../platform/events/listeners';
import { type ConnectedSession, ConnectedSessions } from '../sessions/door/connected-sessions';
import { SessionLookup } from '../sessions/door/session-lookup';
import { SUBSCRIBE_PRESENCE } from './chat-questions';
import { ConnectionQuestions } from '../sessions/door/connection-questions';
import { PresencePace } from './presence-pace';

/** People whose presence one connection asks for. */
const MOST_WATCHED = 1_000;
/** How long what is known of a session's setting stays true, in ms. */
const SETTING_FOR_MS = 10_000;

/** A chat with one person. */
const PERSON = /^\d+@(?:s\.whatsapp\.net|lid)$/;

/** The presence subscriptions of one connection. */
interface Watch {
  /** JIDs that were asked for. */
  readonly subscribed: Set<string>;
  readonly pace: PresencePace;
  /** Presences are published one after the other, in order. */
  published: Promise<void>;
}

/** Publishes presences of the people to whom a session subscribed. */
@Injectable()
export class PresenceService implements OnModuleInit {
  private readonly logger = new Logger(PresenceService.name);
  private readonly watches = new WeakMap<WhatsAppSocket, Watch>();
  private readonly settings = new LRUCache<string, boolean>({ max: 10_000, ttl: SETTING_FOR_MS });

  constructor(
    private readonly sessions: SessionLookup,
    private readonly connected: ConnectedSessions,
    private readonly connections: ConnectionQuestions,
    private readonly unitOfWork: UnitOfWork,
    private readonly bus: EventBus,
  ) {}

  onModuleInit(): void {
    this.connections.answer(SUBSCRIBE_PRESENCE, (connected, { jid }) => this.watch(connected, jid));
  }

  /**
   * Subscribes to the presence of a person, until the connection of the session ends.
   *
   * @throws ApiError not_found, session_not_connected
   */
  async subscribe(actor: Actor, id: string, { phone }: SubscribePresenceRequest): Promise<void> {
    const session = await this.sessions.refOf(actor, id);
    await this.connections.ask(SUBSCRIBE_PRESENCE, session, { jid: userJid(phone) });
  }

  /** Subscribes to the presence of people who write to a session with `presence: true`. */
  @OnEventsAfterCommit()
  watchWriters(events: readonly AnyDomainEvent[]): void {
    for (const { event, data, sessionId: id, organizationId } of events) {
      if (event !== 'message.received' || !PERSON.test(data.chat)) continue;
      const connected = this.connected.connectedHere({ id, organizationId });
      if (connected)
        this.watchIfWanted(connected, data.chat).catch((error: unknown) => this.failed(error));
    }
  }

  private async watchIfWanted(connected: ConnectedSession, jid: string): Promise<void> {
    const { session } = connected;
    let isWanted = this.settings.get(session.id);
    if (isWanted === undefined) {
      isWanted = await this.sessions.wantsPresence(session);
      this.settings.set(session.id, isWanted);
    }
    if (isWanted) await this.watch(connected, jid);
  }

  private async watch(connected: ConnectedSession, jid: string): Promise<void> {
    const watch = this.watches.get(connected.socket) ?? this.begin(connected);
    if (watch.subscribed.has(jid) || watch.subscribed.size >= MOST_WATCHED) return;
    watch.subscribed.add(jid);
    await connected.socket.subscribePresence(jid);
  }

  private begin({ session, socket }: ConnectedSession): Watch {
    const watch: Watch = {
      subscribed: new Set(),
      pace: new PresencePace(),
      published: Promise.resolve(),
    };
    this.watches.set(socket, watch);
    socket.on('presence', (presence) => {
      if (!watch.pace.admits(presence)) return;
      watch.published = watch.published
        .then(() => this.publish(session, presence))
        .catch((error: unknown) => this.failed(error));
    });
    return watch;
  }

  private async publish(session: ConnectedSession['session'], presence: Presence): Promise<void> {
    const { from, fromType, state, lastSeenAt } = presence;
    const chat = isGroup(presence.chat) || fromType === 'lid' ? presence.chat : userJid(from);
    const now = new Date();
    const event: AnyDomainEvent = {
      id: newId(),
      event: 'presence.updated',
      organizationId: session.organizationId,
      sessionId: session.id,
      chat,
      data: {
        sessionId: publicId('session', session.id),
        chat,
        from,
        fromType,
        state,
        lastSeenAt: lastSeenAt?.toISOString() ?? null,
        timestamp: now.toISOString(),
      },
      metadata: session.metadata,
      occurredAt: now,
    };
    await this.unitOfWork.run((tx) => this.bus.publish(tx, [event]));
  }

  private failed(error: unknown): void {
    this.logger.warn({ err: error }, 'a presence could not be published');
  }
}
