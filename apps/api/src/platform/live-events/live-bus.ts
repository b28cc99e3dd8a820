import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { LiveEventData, LiveEventName } from '@whathooks/dto';
import { ClusterBus } from '../cluster/cluster-bus';
import { topic } from '../cluster/topic';
import type { Tenant } from '../database/tenant-repository';
import type { Transaction } from '../database/unit-of-work';

/** An event that goes to live streams only. */
export interface LiveEvent<E extends LiveEventName = LiveEventName> {
  event: E;
  organizationId: string;
  /** UUIDs of the members who receive it; null for all of the organization. */
  to: readonly string[] | null;
  /** UUID of the session of the chat; null where the event belongs to none. */
  sessionId: string | null;
  data: LiveEventData[E];
}

/** An event with the time at which it happened. ISO 8601, UTC. */
export type SentLiveEvent = LiveEvent & { timestamp: string };

/** Who shows such events to screens of this process. Neither function may throw. */
export interface LiveListener {
  onLiveEvent(event: SentLiveEvent): void;
  /** Events of other processes since this moment may have been lost; they are not stored. */
  onLiveGap(since: Date): void;
}

const LIVE_ONLY = topic<SentLiveEvent>('live.only');

/**
 * Tells what people of an organization do among themselves to its live streams. Nothing of it is stored, and no
 * webhook hears of it: what can be looked up later stands in a table before it is told.
 */
@Injectable()
export class LiveBus implements OnModuleInit {
  private readonly listeners = new Set<LiveListener>();

  constructor(private readonly cluster: ClusterBus) {}

  onModuleInit(): void {
    this.cluster.subscribe(LIVE_ONLY, {
      onMessage: (event) => this.hand(event),
      onGap: (since) => {
        for (const listener of this.listeners) listener.onLiveGap(since);
      },
    });
  }

  subscribe(listener: LiveListener): void {
    this.listeners.add(listener);
  }

  /** Publishes to the streams of all processes. To be called for committed data only: in `afterCommit` of a transaction. */
  publish<E extends LiveEventName>(event: LiveEvent<E>): void {
    this.cluster.publish(LIVE_ONLY, withTime(event));
  }

  /** After the commit, screens of the organization load the changed data again. */
  publishChange(
    tx: Transaction,
    { organizationId }: Tenant,
    what: LiveEventData['organization.changed']['what'],
  ): void {
    const event = { event: 'organization.changed', to: null, sessionId: null } as const;
    tx.afterCommit(() => this.publish({ ...event, organizationId, data: { what } }));
  }

  /** Tells the streams of this process, where each process learns of the cause itself. */
  publishHere<E extends LiveEventName>(event: LiveEvent<E>): void {
    this.hand(withTime(event));
  }

  private hand(event: SentLiveEvent): void {
    for (const listener of this.listeners) listener.onLiveEvent(event);
  }
}

function withTime<E extends LiveEventName>(event: LiveEvent<E>): SentLiveEvent {
  return { ...event, timestamp: new Date().toISOString() };
}
