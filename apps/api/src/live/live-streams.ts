import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { AsyncSubject, Observable, Subject } from 'rxjs';
import { publicId } from '../database/ids';
import type { AnyDomainEvent } from '../events/domain-events';
import { EventBus } from '../events/event-bus';

/** One server-sent event. */
export interface LiveMessage {
  type: string;
  data: object;
}

/** Hands committed events to the screens of their organization. Nothing is kept for absent ones. */
@Injectable()
export class LiveStreams implements OnModuleInit, OnModuleDestroy {
  private readonly streams = new Map<string, Set<Subject<LiveMessage>>>();

  private readonly stop = new AsyncSubject<void>();
  /** Emits when the process stops, and from then on to everybody who asks. */
  readonly stopped: Observable<void> = this.stop;

  constructor(private readonly bus: EventBus) {}

  onModuleInit(): void {
    this.bus.afterCommit((events) => {
      for (const event of events) this.push(event.organizationId, toMessage(event));
    });
  }

  onModuleDestroy(): void {
    this.stop.next();
    this.stop.complete();
  }

  /** Events of one organization, from now on. */
  open(organizationId: string): Observable<LiveMessage> {
    return new Observable((subscriber) => {
      const stream = new Subject<LiveMessage>();
      const streams = this.streams.get(organizationId) ?? new Set();
      this.streams.set(organizationId, streams.add(stream));
      const subscription = stream.subscribe(subscriber);
      return () => {
        subscription.unsubscribe();
        streams.delete(stream);
        if (streams.size === 0 && this.streams.get(organizationId) === streams) {
          this.streams.delete(organizationId);
        }
      };
    });
  }

  private push(organizationId: string, message: LiveMessage): void {
    for (const stream of this.streams.get(organizationId) ?? []) stream.next(message);
  }
}

function toMessage(event: AnyDomainEvent): LiveMessage {
  return {
    type: event.event,
    data: {
      event: event.event,
      sessionId: event.sessionId && publicId('session', event.sessionId),
      data: event.data,
      timestamp: event.occurredAt.toISOString(),
    },
  };
}
