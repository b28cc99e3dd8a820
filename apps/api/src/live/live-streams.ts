import { Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { Observable } from 'rxjs';
import { EVENTS_COMPLETED, EVENTS_STORED } from '../deliveries/queue/delivery-topics';
import { StoredEvents } from '../deliveries/queue/stored-events';
import { ClusterBus } from '../platform/cluster/cluster-bus';
import type { AnyDomainEvent } from '../platform/events/domain-events';
import { OnEventsAfterCommit } from '../platform/events/listeners';
import { LiveBus, type LiveListener, type SentLiveEvent } from '../platform/live-events/live-bus';
import { ApiError } from '../platform/http/problems/api-error';
import { Quotas } from '../platform/http/rate-limits/quotas';
import type { UserActor } from '../platform/access/actor';
import { RIGHTS_CHANGED } from '../organizations/memberships/rights-changed';
import { Authentication } from '../auth/guard/authentication';
import {
  type LiveMessage,
  LiveStream,
  maySee,
  shown,
  shownAsStored,
  type ShownEvent,
  shownLive,
} from './live-stream';

/** Events that were shown, of all organizations; a gap with more of them ends the streams. */
const MOST_MISSED = 1_000;
/** An event's id may be so much older than its commit, in ms: a statement has an end, and clocks differ. */
const COMMITTED_WITHIN_MS = 30_000;

/** Hands events that any process has committed to the screens of their organization. Nothing is buffered. */
@Injectable()
export class LiveStreams implements OnModuleInit, OnModuleDestroy, LiveListener {
  /** By organization. */
  private readonly streams = new Map<string, Set<LiveStream>>();
  private isStopping = false;
  private readonly logger = new Logger(LiveStreams.name);
  /** Ids of events that were shown, so that one is shown once however this process learns of it. */
  private readonly known = new LRUCache<string, true>({ max: 10 * MOST_MISSED });
  /** Events of other processes are read one batch after the other, and keep their order. */
  private reading: Promise<void> = Promise.resolve();

  constructor(
    private readonly authentication: Authentication,
    private readonly cluster: ClusterBus,
    private readonly stored: StoredEvents,
    private readonly quotas: Quotas,
    private readonly live: LiveBus,
  ) {}

  onModuleInit(): void {
    this.live.subscribe(this);
    this.cluster.subscribe(EVENTS_STORED, {
      onMessage: ({ organizationId, ids }) => this.showStored(organizationId, ids),
      onGap: (since) => this.showMissed(since),
    });
    this.cluster.subscribe(EVENTS_COMPLETED, {
      onMessage: ({ organizationId, ids }) => this.showCompleted(organizationId, ids),
    });
    const check = (organizationId: string | null): void => {
      for (const stream of this.of(organizationId)) stream.check();
    };
    this.cluster.subscribe(RIGHTS_CHANGED, {
      onMessage: ({ organizationId }) => check(organizationId),
      onGap: () => check(null),
    });
  }

  @OnEventsAfterCommit()
  show(events: readonly AnyDomainEvent[]): void {
    for (const event of events) {
      if (this.streams.has(event.organizationId)) this.push(event.organizationId, shown(event));
    }
  }

  onLiveEvent(event: SentLiveEvent): void {
    const streams = this.of(event.organizationId);
    if (streams.length === 0) return;
    const shown = shownLive(event);
    for (const stream of streams) stream.pushLive(shown);
  }

  /** Live-only events are not stored: after a gap, screens load their data again. */
  onLiveGap(since: Date): void {
    for (const organizationId of this.streams.keys()) {
      this.onLiveEvent({
        ...{ event: 'live.missed', organizationId, to: null, sessionId: null },
        data: { since: since.toISOString() },
        timestamp: new Date().toISOString(),
      });
    }
  }

  /** A screen whose process stops finds another one. */
  onModuleDestroy(): void {
    this.isStopping = true;
    for (const stream of this.of(null)) stream.end();
  }

  /**
   * Events of the actor's organization, from now on, for as long as the token that they came with opens it.
   *
   * @throws ApiError two_factor_setup_required; limit_reached when as many streams are open as may be.
   */
  open(actor: UserActor, token: string): Observable<LiveMessage> {
    if (!maySee(actor)) throw new ApiError('two_factor_setup_required');
    this.quotas.assertRoom('liveStreams', this.of(actor.organizationId).length);
    return new Observable((subscriber) => {
      const { organizationId } = actor;
      const stream = new LiveStream(subscriber, actor, token, this.authentication);
      const streams = this.streams.get(organizationId) ?? new Set();
      this.streams.set(organizationId, streams.add(stream));
      // Events since the request was authorized were not sent on this stream.
      stream.check();
      if (this.isStopping) stream.end();
      return () => {
        stream.close();
        streams.delete(stream);
        if (streams.size === 0 && this.streams.get(organizationId) === streams) {
          this.streams.delete(organizationId);
        }
      };
    });
  }

  private push(organizationId: string, event: ShownEvent): void {
    if (this.known.has(event.id)) return;
    this.known.set(event.id, true);
    for (const stream of this.of(organizationId)) stream.push(event);
  }

  private showStored(organizationId: string, ids: readonly string[]): void {
    this.inTurn(organizationId, async () => {
      for (const event of await this.stored.read(organizationId, ids))
        this.push(organizationId, shownAsStored(event));
    });
  }

  /** Sends completed events again: screens have them without their file. */
  private showCompleted(organizationId: string, ids: readonly string[]): void {
    this.inTurn(organizationId, async () => {
      for (const event of await this.stored.read(organizationId, ids)) {
        for (const stream of this.of(organizationId)) stream.push(shownAsStored(event));
      }
    });
  }

  private showMissed(since: Date): void {
    const from = new Date(since.getTime() - COMMITTED_WITHIN_MS);
    for (const organizationId of this.streams.keys()) {
      this.inTurn(organizationId, async () => {
        const missed = await this.stored.since(organizationId, from, MOST_MISSED);
        // A screen loads its data again when it reconnects.
        if (missed.length === MOST_MISSED) return this.end(organizationId);
        for (const event of missed.filter(({ id }) => !this.known.has(id))) {
          this.known.set(event.id, true);
          for (const stream of this.of(organizationId)) stream.pushLate(shownAsStored(event));
        }
      });
    }
  }

  /** Only for streams that are open when its turn comes. What cannot be read ends them. */
  private inTurn(organizationId: string, work: () => Promise<void>): void {
    if (!this.streams.has(organizationId)) return;
    this.reading = this.reading
      .then(() => (this.streams.has(organizationId) ? work() : undefined))
      .catch((error: unknown) => {
        this.logger.warn({ err: error }, 'events of other processes could not be read');
        this.end(organizationId);
      });
  }

  private end(organizationId: string): void {
    for (const stream of this.of(organizationId)) stream.end();
  }

  /** @param organizationId UUID; null for the streams of all. */
  private of(organizationId: string | null): LiveStream[] {
    const sets =
      organizationId === null
        ? [...this.streams.values()]
        : [this.streams.get(organizationId) ?? new Set<LiveStream>()];
    return sets.flatMap((streams) => [...streams]);
  }
}
