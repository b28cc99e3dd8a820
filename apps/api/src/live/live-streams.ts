import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { Observable } from 'rxjs';
import type { AnyDomainEvent } from '../platform/events/domain-events';
import { OnEventsAfterCommit } from '../platform/events/listeners';
import { Quotas } from '../platform/http/rate-limits/quotas';
import type { UserActor } from '../platform/access/actor';
import { Authentication } from '../auth/guard/authentication';
import { type LiveMessage, LiveStream } from './live-stream';
import { RightsSignal } from './rights-signal';

/** Hands committed events to the screens of their organization. Nothing is kept for absent ones. */
@Injectable()
export class LiveStreams implements OnModuleInit, OnModuleDestroy {
  /** By organization. */
  private readonly streams = new Map<string, Set<LiveStream>>();
  private isStopping = false;

  constructor(
    private readonly authentication: Authentication,
    private readonly rights: RightsSignal,
    private readonly quotas: Quotas,
  ) {}

  onModuleInit(): void {
    this.rights.changes.subscribe((organizationId) => {
      for (const stream of this.of(organizationId)) stream.check();
    });
  }

  @OnEventsAfterCommit()
  show(events: readonly AnyDomainEvent[]): void {
    for (const event of events) {
      for (const stream of this.of(event.organizationId)) stream.push(event);
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
   * @throws ApiError limit_reached when as many streams are open as may be.
   */
  open(actor: UserActor, token: string): Observable<LiveMessage> {
    this.quotas.assertRoom('liveStreams', this.of(actor.organizationId).length);
    return new Observable((subscriber) => {
      const { organizationId } = actor;
      const stream = new LiveStream(subscriber, actor, token, this.authentication);
      const streams = this.streams.get(organizationId) ?? new Set();
      this.streams.set(organizationId, streams.add(stream));
      // What changed since the request was let in was told to nobody.
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

  /** @param organizationId UUID; null for the streams of all. */
  private of(organizationId: string | null): LiveStream[] {
    const sets =
      organizationId === null
        ? [...this.streams.values()]
        : [this.streams.get(organizationId) ?? new Set<LiveStream>()];
    return sets.flatMap((streams) => [...streams]);
  }
}
