import {
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import type { WebhookEnvelope } from '@whathooks/dto';
import { DataSource } from 'typeorm';
import { ClusterBus } from '../../platform/cluster/cluster-bus';
import type { Transaction } from '../../platform/database/unit-of-work';
import type { AnyDomainEvent } from '../../platform/events/domain-events';
import { RepeatedWork } from '../../platform/scheduler/repeated-work';
import { DELIVERIES_DUE, EVENTS_COMPLETED } from './delivery-topics';
import {
  BODY,
  COMPLETE_BODY,
  OPEN_KEY,
  OPEN_LATE,
  OPEN_NOW,
  OPENED_AT_ONCE,
  RELEASE,
} from './event-gates.sql';

const EVERY_MS = 1_000;

interface Opened {
  count: number;
  lanes: string[];
}

/**
 * Opens the gates at which events wait for what they lack. An event is completed, or goes as it is, in
 * exactly one transaction: the one that deletes the row of its gate. Its body never changes after that.
 * Any process opens gates whose time is over, whoever closed them.
 */
@Injectable()
export class EventGates implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(EventGates.name);
  private readonly work = new RepeatedWork(
    () => this.openLate(),
    (error) => this.logger.error({ err: error }, 'events whose time is over still wait'),
  );
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly dataSource: DataSource,
    private readonly cluster: ClusterBus,
  ) {}

  onApplicationBootstrap(): void {
    this.work.every(EVERY_MS);
  }

  async onModuleDestroy(): Promise<void> {
    clearTimeout(this.timer);
    await this.work.stop();
  }

  /** An event that waits so long was committed. The next look at all gates makes up for a missed one. */
  closed(seconds: number): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      this.work.now();
    }, seconds * 1_000).unref();
  }

  /**
   * Completes the event that waits at a gate with what this one tells, and releases its deliveries.
   *
   * @returns whether one waited there; if not, this event has to be told itself.
   */
  async complete(tx: Transaction, event: AnyDomainEvent): Promise<boolean> {
    const { completes, organizationId } = event;
    if (!completes) return false;
    const key = [completes, organizationId];
    const [gate] = await tx.query<{ eventId: string }>(OPEN_KEY, key);
    if (!gate) return false;
    const { eventId } = gate;
    const [stored] = await tx.query<{ body: string }>(BODY, [eventId]);
    if (stored) await tx.query(COMPLETE_BODY, [eventId, completed(stored.body, event)]);
    await this.release(tx, eventId);
    const ids = [eventId];
    tx.afterCommit(() => this.cluster.tellOthers(EVENTS_COMPLETED, { organizationId, ids }));
    return true;
  }

  /** What waits at the gates of these events goes as it is: somebody wants it sent now. */
  async openNow(tx: Transaction, eventIds: readonly string[]): Promise<void> {
    const [opened] = await tx.query<Opened>(OPEN_NOW, [eventIds]);
    if (opened) tx.afterCommit(() => this.tell(opened.lanes));
  }

  /** Opens every gate whose time is over. */
  async openLate(): Promise<void> {
    for (;;) {
      const [opened] = await this.dataSource.query<Opened[]>(OPEN_LATE);
      if (!opened) return;
      this.tell(opened.lanes);
      if (opened.count < OPENED_AT_ONCE) return;
    }
  }

  private async release(tx: Transaction, eventId: string): Promise<void> {
    const released = await tx.query<{ webhookId: string }>(RELEASE, [eventId]);
    tx.afterCommit(() => this.tell(released.map(({ webhookId }) => webhookId)));
  }

  private tell(lanes: readonly string[]): void {
    if (lanes.length > 0) this.cluster.tell(DELIVERIES_DUE, { lanes });
  }
}

/** The body with the fields of its data that were waited for. Everything else keeps its place. */
function completed(body: string, { data }: AnyDomainEvent): string {
  const envelope = JSON.parse(body) as WebhookEnvelope;
  const { media } = data as { media?: unknown };
  return JSON.stringify({ ...envelope, data: { ...envelope.data, media } });
}
