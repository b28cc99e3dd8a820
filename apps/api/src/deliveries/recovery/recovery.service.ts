import { Injectable } from '@nestjs/common';
import type {
  PageQuery,
  RecoveryAnswer,
  RecoveryPage,
  RecoveryView,
  WebhookEventName,
} from '@whathooks/dto';
import { DataSource, QueryFailedError } from 'typeorm';
import { newId, parseId, publicId } from '../../platform/database/ids';
import { TenantRepository } from '../../platform/database/tenant-repository';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { ApiError } from '../../platform/http/problems/api-error';
import { type Actor, actorId } from '../../platform/access/actor';
import { assertMaySend, readableEvents } from '../../platform/access/event-scopes';
import type { Delivery } from '../tables/delivery.entity';
import { DeliveryLane } from '../tables/delivery-lane.entity';
import { DeliveryLogService } from '../log/delivery-log.service';
import type { AnyDelivery } from '../log/delivery-views';
import { ClusterBus } from '../../platform/cluster/cluster-bus';
import { DELIVERIES_DUE } from '../queue/delivery-topics';
import { EventGates } from '../queue/event-gates';
import { QueuedDelivery } from '../tables/queued-delivery.entity';
import { beginOf, countCandidates, type RecoveryScope } from './recovery-candidates';
import { RecoveryJob } from './recovery-job.entity';
import { requeue } from './requeue';
import { makeDueNow } from './requeue.repository';
import { StoredEvent } from '../tables/stored-event.entity';
import { toRange } from '../log/time-range';

/** SQLSTATE of a duplicate in a unique index. */
const UNIQUE_VIOLATION = '23505';

/** A range of time whose deliveries are sent again. */
interface RequestedRange {
  since: string;
  until?: string;
  dryRun?: boolean;
}

/** Which events a webhook subscribes to. */
export interface WebhookFilter {
  events: WebhookEventName[];
  /** UUIDs; null for all. */
  sessionIds: string[] | null;
}

/** Sends again what was not received: one delivery, or all of a range of time. */
@Injectable()
export class RecoveryService {
  private readonly jobs: TenantRepository<RecoveryJob>;
  private readonly lanes: TenantRepository<DeliveryLane>;
  private readonly queued: TenantRepository<QueuedDelivery>;
  private readonly events: TenantRepository<StoredEvent>;

  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly log: DeliveryLogService,
    private readonly cluster: ClusterBus,
    private readonly gates: EventGates,
  ) {
    const { manager } = dataSource;
    this.jobs = new TenantRepository(manager, RecoveryJob, 'recovery');
    this.lanes = new TenantRepository(manager, DeliveryLane, 'webhook');
    this.queued = new TenantRepository(manager, QueuedDelivery, 'delivery');
    this.events = new TenantRepository(manager, StoredEvent, 'event');
  }

  /**
   * Makes a new delivery of the same event. A delivery that is still waiting is attempted now
   * instead, so that it is not received twice. Returns the new delivery, or the one that was waiting.
   *
   * @throws ApiError not_found, forbidden, delivery_not_resendable
   */
  async resend(actor: Actor, id: string): Promise<AnyDelivery> {
    const delivery = await this.log.find(actor, id);
    assertMaySend(actor, [delivery.event]);
    return 'endedAt' in delivery
      ? this.sendAgain(actor, delivery)
      : this.tryNow(actor, id, delivery);
  }

  /**
   * Sends again what failed or was cancelled in a range of time and was not delivered since. Events
   * that the webhook no longer subscribes to, those whose scope the caller lacks, and those of sessions
   * that the webhook no longer has are left out.
   *
   * @param webhookId UUID of a webhook of this organization.
   * @param filter what the webhook subscribes to; for who is limited, all of it is within reach.
   * @throws ApiError invalid_request, forbidden, recovery_running
   */
  async recover(
    actor: Actor,
    webhookId: string,
    range: RequestedRange,
    filter: WebhookFilter,
  ): Promise<RecoveryAnswer> {
    assertMaySend(actor, filter.events);
    return this.begin(actor, range, {
      kind: 'recover',
      webhookId,
      events: readableEvents(actor),
      // The batches run without a limit, and somebody who is limited may have given the address.
      sessionIds: filter.sessionIds,
    });
  }

  /**
   * Sends events of a range of time that were never sent to the webhook.
   *
   * @param webhookId UUID of a webhook of this organization.
   * @throws ApiError invalid_request, forbidden, recovery_running
   */
  async replay(
    actor: Actor,
    webhookId: string,
    range: RequestedRange,
    filter: WebhookFilter,
  ): Promise<RecoveryAnswer> {
    assertMaySend(actor, filter.events);
    return this.begin(actor, range, { kind: 'replay', webhookId, ...filter });
  }

  /** @param webhookId UUID of a webhook of this organization. */
  list(actor: Actor, webhookId: string, query: PageQuery): Promise<RecoveryPage> {
    return this.jobs.page(actor, query, toView, { webhookId });
  }

  /** @throws ApiError not_found */
  async get(actor: Actor, id: string): Promise<RecoveryView> {
    return toView(await this.jobs.get(actor, parseId('recovery', id)));
  }

  /** Waits for the running batch, and starts no other. @throws ApiError not_found */
  stop(actor: Actor, id: string): Promise<RecoveryView> {
    return this.unitOfWork.run(async (tx) => {
      const jobs = this.jobs.within(tx);
      const job = await jobs.lock(actor, parseId('recovery', id));
      if (job.status !== 'running') return toView(job);
      const change = { status: 'stopped', finishedAt: new Date() } as const;
      await jobs.update(actor, job.id, change);
      return toView({ ...job, ...change });
    });
  }

  private async sendAgain(actor: Actor, delivery: Delivery): Promise<QueuedDelivery> {
    const { webhookId, eventId } = delivery;
    await this.assertWebhook(actor, webhookId);
    const event = await this.events.findOne(actor, { id: eventId });
    if (!event) throw new ApiError('delivery_not_resendable');
    return this.unitOfWork.run(async (tx) => {
      const [id = ''] = await requeue(tx, this.gates, actor, [delivery], 'resend', actorId(actor));
      tx.afterCommit(() => this.cluster.publish(DELIVERIES_DUE, { lanes: [webhookId] }));
      return this.queued.within(tx).get(actor, id);
    });
  }

  private async tryNow(
    actor: Actor,
    id: string,
    { webhookId, eventId }: Pick<QueuedDelivery, 'webhookId' | 'eventId'>,
  ): Promise<AnyDelivery> {
    await this.assertWebhook(actor, webhookId);
    await this.unitOfWork.run(async (tx) => {
      await this.gates.openNow(tx, [eventId]);
      const lanes = await makeDueNow(tx, actor, parseId('delivery', id));
      if (lanes.length > 0) tx.afterCommit(() => this.cluster.publish(DELIVERIES_DUE, { lanes }));
    });
    return this.log.find(actor, id);
  }

  /** To who is limited, a webhook that they may not see looks like one that was deleted. */
  private async assertWebhook(actor: Actor, webhookId: string): Promise<void> {
    if (!(await this.lanes.findOne(actor, { id: webhookId })))
      throw new ApiError('delivery_not_resendable');
  }

  private async begin(
    actor: Actor,
    range: RequestedRange,
    what: Omit<RecoveryScope, 'organizationId' | 'since' | 'until'>,
  ): Promise<RecoveryAnswer> {
    const scope = { ...what, ...toRange(range), organizationId: actor.organizationId };
    const counted = await this.unitOfWork.run((tx) => countCandidates(tx, scope));
    if (range.dryRun) return { ...counted, recovery: null };
    const id = newId();
    try {
      await this.jobs.insert(actor, {
        ...scope,
        id,
        total: counted.exact ? counted.count : null,
        cursor: beginOf(scope),
        createdBy: actorId(actor),
      });
    } catch (error) {
      if (isDuplicate(error)) throw new ApiError('recovery_running');
      throw error;
    }
    return { ...counted, recovery: toView(await this.jobs.get(actor, id)) };
  }
}

function isDuplicate(error: unknown): boolean {
  return (
    error instanceof QueryFailedError &&
    (error.driverError as { code?: string }).code === UNIQUE_VIOLATION
  );
}

function toView(row: RecoveryJob): RecoveryView {
  return {
    id: publicId('recovery', row.id),
    webhookId: publicId('webhook', row.webhookId),
    kind: row.kind,
    status: row.status,
    since: row.since.toISOString(),
    until: row.until.toISOString(),
    total: row.total,
    done: row.done,
    error: row.error,
    createdBy: row.createdBy,
    createdAt: row.createdAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
  };
}
