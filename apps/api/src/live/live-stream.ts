import { Logger } from '@nestjs/common';
import type { AnyLiveEnvelope, WebhookEventName } from '@whathooks/dto';
import type { Subscriber } from 'rxjs';
import { leastId, parseId, publicId } from '../platform/database/ids';
import { ApiError } from '../platform/http/problems/api-error';
import type { AnyDomainEvent } from '../platform/events/domain-events';
import type { SentLiveEvent } from '../platform/live-events/live-bus';
import type { StoredEventBody } from '../deliveries/queue/stored-events';
import type { Actor, Reach, UserActor } from '../platform/access/actor';
import type { Authentication } from '../auth/guard/authentication';
import { missingScope } from '../platform/access/event-scopes';
import { reachesSession } from '../platform/access/reach';
import { may } from '../platform/access/permissions';

/**
 * Keeps proxies from closing a quiet stream, lets the server notice a screen that is gone, and finds a
 * right that was lost without a signal.
 */
const HEARTBEAT_MS = 20_000;

const UNAUTHORIZED = 401;

/** People, who read these streams, may come from any address. */
const NOWHERE = '';

/** One server-sent event. */
export interface LiveMessage {
  type: string;
  data: object;
}

/** A committed event as screens are sent it. */
export interface ShownEvent {
  /** UUID. */
  id: string;
  /** UUID; null where it belongs to no session. */
  sessionId: string | null;
  message: LiveMessage & { type: WebhookEventName };
}

/** A live-only event, as it is sent to a screen. */
export interface ShownLiveEvent {
  /** UUID; null where it belongs to no session, and every member is told. */
  sessionId: string | null;
  to: readonly string[] | null;
  message: LiveMessage;
}

/** The permission to see what members do in chats. */
const LIVE_EVENTS_PERMISSION = 'messages:read';

/** What a live stream asks of who reads it. */
export const LIVE_PERMISSION = 'member';

/**
 * Whether somebody is told what happens. Not whoever has to set up a second factor first: that every member may open
 * streams is no word of it.
 */
export function maySee(actor: Actor): boolean {
  const needsTwoFactor = actor.kind === 'user' && actor.needsTwoFactor;
  return !needsTwoFactor && may(actor, LIVE_PERMISSION);
}

/** A stream to one screen. It ends when its token expires or loses its rights. */
export class LiveStream {
  private readonly logger = new Logger(LiveStream.name);
  private readonly heartbeat: NodeJS.Timeout;
  private readonly expiry: NodeJS.Timeout;
  /** Who reads, by the latest look. */
  private actor: Actor;
  /** What was begun so far. An event that comes while the right is looked at waits for what is found. */
  private work: Promise<void> = Promise.resolve();
  private isCheckWaiting = false;
  /** Events before this id happened before the stream was opened. */
  private readonly from = leastId(new Date());

  constructor(
    private readonly subscriber: Subscriber<LiveMessage>,
    actor: UserActor,
    private readonly token: string,
    private readonly authentication: Authentication,
  ) {
    this.actor = actor;
    this.heartbeat = setInterval(() => this.beat(), HEARTBEAT_MS).unref();
    const left = Math.max(0, actor.expiresAt.getTime() - Date.now());
    this.expiry = setTimeout(() => this.end(), left).unref();
  }

  /** An event of the organization that has just been committed. */
  push({ message, sessionId }: ShownEvent): void {
    this.work = this.work.then(() => {
      const isSeen = reachesSession(this.actor.reach, sessionId);
      if (isSeen && missingScope(this.actor, message.type) === null) this.subscriber.next(message);
    });
  }

  /** An event that this process learnt of late. */
  pushLate(event: ShownEvent): void {
    if (event.id >= this.from) this.push(event);
  }

  /**
   * Sends a live-only event.
   *
   * @param to UUIDs of the members who receive it; null for all.
   */
  pushLive({ message, to, sessionId }: ShownLiveEvent): void {
    this.work = this.work.then(() => {
      const isMeant = to === null || (this.actor.kind === 'user' && to.includes(this.actor.userId));
      const isSeen = sessionId === null || reachesSession(this.actor.reach, sessionId);
      if (isMeant && isSeen && may(this.actor, LIVE_EVENTS_PERMISSION))
        this.subscriber.next(message);
    });
  }

  /** Looks whether the token still opens this stream, and for whom. */
  check(): void {
    if (this.isCheckWaiting) return;
    this.isCheckWaiting = true;
    this.work = this.work.then(() => this.look());
  }

  /** Tells the screen that nothing more comes. */
  end(): void {
    this.subscriber.complete();
  }

  /** No timer is left behind. */
  close(): void {
    clearInterval(this.heartbeat);
    clearTimeout(this.expiry);
  }

  /** The screen reads again what it shows: some of it is out of reach, and some within that was not. */
  private tellOtherReach(): void {
    const now = new Date();
    const data = { since: now.toISOString() };
    const event = { event: 'live.missed', sessionId: null, data, timestamp: now.toISOString() };
    this.subscriber.next({ type: event.event, data: event });
  }

  private beat(): void {
    this.subscriber.next({ type: 'heartbeat', data: {} });
    this.check();
  }

  private async look(): Promise<void> {
    this.isCheckWaiting = false;
    if (this.subscriber.closed) return;
    try {
      const before = this.actor.reach;
      this.actor = await this.authentication.authenticate(this.token, NOWHERE);
      if (!maySee(this.actor)) this.end();
      else if (isOther(before, this.actor.reach)) this.tellOtherReach();
    } catch (error) {
      if (error instanceof ApiError && error.status === UNAUTHORIZED) this.end();
      // A database that does not answer commits no events either; the next heartbeat looks again.
      else this.logger.warn({ err: error }, 'the right to a live stream could not be looked up');
    }
  }
}

function isOther(before: Reach | null, now: Reach | null): boolean {
  return JSON.stringify(before?.sessionIds) !== JSON.stringify(now?.sessionIds);
}

/** An event of this process. */
export function shown(event: AnyDomainEvent): ShownEvent {
  return {
    id: event.id,
    sessionId: event.sessionId,
    message: {
      type: event.event,
      data: {
        event: event.event,
        sessionId: event.sessionId && publicId('session', event.sessionId),
        data: event.data,
        timestamp: event.occurredAt.toISOString(),
      },
    },
  };
}

/** An event of another process, as it is stored. */
export function shownAsStored({ id, event: type, body }: StoredEventBody): ShownEvent {
  const { event, sessionId, data, timestamp } = body;
  return {
    id,
    sessionId: sessionId && parseId('session', sessionId),
    message: { type, data: { event, sessionId, data, timestamp } },
  };
}

/** The form in which screens receive a live-only event. */
export function shownLive({
  event,
  to,
  sessionId,
  data,
  timestamp,
}: SentLiveEvent): ShownLiveEvent {
  const session = sessionId && publicId('session', sessionId);
  const envelope = { event, sessionId: session, data, timestamp } as AnyLiveEnvelope;
  return { to, sessionId, message: { type: event, data: envelope } };
}
