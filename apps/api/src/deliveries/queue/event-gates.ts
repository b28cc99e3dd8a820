import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { WebhookEnvelope } from '@whathooks/dto';
import { DataSource } from 'typeorm';
import { ClusterBus } from '../../platform/cluster/cluster-bus';
import type { Transaction } from '../../platform/database/unit-of-work';
import type { AnyDomainEvent } from '../../platform/events/domain-events';
import { type ScheduledWork, Scheduler } from '../../platform/scheduler/scheduler';
import { DELIVERIES_DUE, EVENTS_COMPLETED } from './delivery-topics';
import {
  BODIES,
  COMPLETE_BODIES,
  OPEN_KEYS,
  OPEN_LATE,
  OPEN_NOW,
  OPENED_AT_ONCE,
  RELEASE,
} from './statements/event-gates.sql';

const EVERY_MS = 1_000;

interface Opened {
  count: number;
  lanes: string[];
}

/**
 * Opens the gates at which events wait for a file. An event is completed, or sent without it, in
 * exactly one transaction: the one that deletes the row of its gate. Its body never changes after that.
 * Any process opens gates whose time is over, including those of other processes.
 */
@Injectable()
export class EventGates implements OnModuleDestroy {
  private readonly work: ScheduledWork;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly dataSource: DataSource,
    private readonly cluster: ClusterBus,
    scheduler: Scheduler,
  ) {
    this.work = scheduler.register({
      name: 'release of events whose time at a gate is over',
      everyMs: EVERY_MS,
      run: () => this.openLate(),
    });
  }

  onModuleDestroy(): void {
    clearTimeout(this.timer);
  }

  /** Schedules a check when the wait of an event that was just committed is over. */
  closed(seconds: number): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      this.work.now();
    }, seconds * 1_000).unref();
  }

  /**
   * Adds data to the events that wait at gates, and releases their deliveries.
   *
   * @returns the events for which none waited: they have to be published.
   */
  async complete(
    tx: Transaction,
    events: readonly AnyDomainEvent[],
  ): Promise<readonly AnyDomainEvent[]> {
    const completing = events.filter(({ completes }) => completes !== undefined);
    if (completing.length === 0) return events;
    const opened = await tx.query<{ key: string; eventId: string }>(OPEN_KEYS, [
      completing.map(({ completes }) => completes),
      completing.map(({ organizationId }) => organizationId),
    ]);
    if (opened.length === 0) return events;
    const waited = new Map(opened.map(({ key, eventId }) => [key, eventId]));
    await this.completeBodies(tx, waited, completing);
    await this.release(tx, [...waited.values()]);
    for (const { organizationId, completes } of completing) {
      const ids = [waited.get(completes ?? '')].filter((id) => id !== undefined);
      if (ids.length === 0) continue;
      tx.afterCommit(() => this.cluster.publishToOthers(EVENTS_COMPLETED, { organizationId, ids }));
    }
    return events.filter(({ completes }) => !waited.has(completes ?? ''));
  }

  /** @param waited ids of the events that waited, by the keys of their gates. */
  private async completeBodies(
    tx: Transaction,
    waited: ReadonlyMap<string, string>,
    completing: readonly AnyDomainEvent[],
  ): Promise<void> {
    const stored = await tx.query<{ id: string; body: string }>(BODIES, [[...waited.values()]]);
    const bodies = new Map(stored.map(({ id, body }) => [id, body]));
    const written = completing.flatMap((event) => {
      const id = waited.get(event.completes ?? '') ?? '';
      const body = bodies.get(id);
      return body === undefined ? [] : [{ id, body: completed(body, event) }];
    });
    if (written.length === 0) return;
    const parameters = [written.map(({ id }) => id), written.map(({ body }) => body)];
    await tx.query(COMPLETE_BODIES, parameters);
  }

  /** Opens the gates of these events at once: a person resends them. */
  async openNow(tx: Transaction, eventIds: readonly string[]): Promise<void> {
    const [opened] = await tx.query<Opened>(OPEN_NOW, [eventIds]);
    if (opened) tx.afterCommit(() => this.notifyDue(opened.lanes));
  }

  /** Opens every gate whose time is over. */
  async openLate(): Promise<void> {
    for (;;) {
      const [opened] = await this.dataSource.query<Opened[]>(OPEN_LATE);
      if (!opened) return;
      this.notifyDue(opened.lanes);
      if (opened.count < OPENED_AT_ONCE) return;
    }
  }

  private async release(tx: Transaction, eventIds: readonly string[]): Promise<void> {
    const released = await tx.query<{ webhookId: string }>(RELEASE, [eventIds]);
    tx.afterCommit(() => this.notifyDue(released.map(({ webhookId }) => webhookId)));
  }

  private notifyDue(lanes: readonly string[]): void {
    if (lanes.length > 0) this.cluster.publish(DELIVERIES_DUE, { lanes });
  }
}

/** The body with the fields of its data that were waited for. Everything else keeps its place. */
function completed(body: string, { data }: AnyDomainEvent): string {
  const envelope = JSON.parse(body) as WebhookEnvelope;
  const { media } = data as { media?: unknown };
  return JSON.stringify({ ...envelope, data: { ...envelope.data, media } });
}
