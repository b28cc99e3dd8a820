import { Injectable } from '@nestjs/common';
import type {
  AttemptPage,
  DeliveryDetail,
  DeliveryPage,
  DeliveryStatusName,
  ListAllDeliveriesQuery,
  ListDeliveriesQuery,
  PageQuery,
} from '@whathooks/dto';
import {
  And,
  DataSource,
  type FindOptionsWhere,
  LessThan,
  MoreThan,
  MoreThanOrEqual,
  Not,
} from 'typeorm';
import { decodeCursor, encodeCursor, PAGE_DEFAULT } from '../database/cursor';
import { leastId, parseId } from '../database/ids';
import { TenantRepository, type TenantRow } from '../database/tenant-repository';
import { UnitOfWork } from '../database/unit-of-work';
import { notFound } from '../errors/api-error';
import type { Actor } from '../security/actor';
import { Vault } from '../vault/vault';
import { missingScope } from './body-scope';
import { Delivery } from './delivery.entity';
import { DeliveryAttempt } from './delivery-attempt.entity';
import { DeliveryLane } from './delivery-lane.entity';
import { DeliverySecrets } from './delivery-secrets';
import {
  type AnyDelivery,
  type DeliveryContent,
  toAttemptView,
  toDeliveryView,
} from './delivery-views';
import { QueuedDelivery } from './queued-delivery.entity';
import { StoredEvent } from './stored-event.entity';
import { toInstant } from './time-range';
import { WALK_IN_ORDER } from './walk-in-order';

/**
 * With a filter that no index knows, so many deliveries are looked at for one page; the next page goes
 * on from there. What is asked for may be rare, and the log is long.
 */
const LOOK_AT_MOST = 5_000;
const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** A part of a table, newest first. */
interface Slice<Row> {
  rows: Row[];
  /** From this id on every row that fits is in `rows`; null when there are no others at all. */
  completeFrom: string | null;
}

/** What is asked of one table. */
interface Wanted<Row> {
  /** What an index knows: of one webhook or of all, and whether it went wrong. */
  scope: FindOptionsWhere<Row>;
  filters: FindOptionsWhere<Row>;
  from: string;
  before: string;
  limit: number;
}

/** Reads what became of deliveries: those that wait and those that are over, as one list. */
@Injectable()
export class DeliveryLogService {
  private readonly lanes: TenantRepository<DeliveryLane>;
  private readonly queued: TenantRepository<QueuedDelivery>;
  private readonly ended: TenantRepository<Delivery>;
  private readonly attempts: TenantRepository<DeliveryAttempt>;
  private readonly events: TenantRepository<StoredEvent>;
  private readonly secrets: DeliverySecrets;

  constructor(
    vault: Vault,
    { manager }: DataSource,
    private readonly unitOfWork: UnitOfWork,
  ) {
    this.secrets = new DeliverySecrets(vault);
    this.lanes = new TenantRepository(manager, DeliveryLane, 'webhook');
    this.queued = new TenantRepository(manager, QueuedDelivery, 'delivery');
    this.ended = new TenantRepository(manager, Delivery, 'delivery');
    this.attempts = new TenantRepository(manager, DeliveryAttempt, 'attempt');
    this.events = new TenantRepository(manager, StoredEvent, 'event');
  }

  /**
   * Deliveries of a webhook, newest first. What a deleted webhook was sent can be read as long as the
   * log is kept.
   *
   * @throws ApiError not_found, invalid_cursor
   */
  async list(actor: Actor, id: string, query: ListDeliveriesQuery): Promise<DeliveryPage> {
    const webhookId = parseId('webhook', id);
    await this.assertWebhook(actor, webhookId);
    return this.search(actor, { webhookId }, query);
  }

  /**
   * Deliveries of every webhook of the organization, newest first.
   *
   * @throws ApiError invalid_cursor; not_found when it is narrowed to a webhook of nobody, or of others
   */
  async listAll(actor: Actor, query: ListAllDeliveriesQuery): Promise<DeliveryPage> {
    return query.webhookId === undefined
      ? this.search(actor, {}, query)
      : this.list(actor, query.webhookId, query);
  }

  private async search(
    actor: Actor,
    scope: { webhookId?: string },
    query: ListDeliveriesQuery,
  ): Promise<DeliveryPage> {
    const limit = query.limit ?? PAGE_DEFAULT;
    const before = [
      ...(query.cursor ? [decodeCursor(query.cursor)] : []),
      ...(query.until ? [leastId(toInstant(query.until, 'until'))] : []),
    ].sort()[0];
    const wanted = {
      from: leastId(query.since ? toInstant(query.since, 'since') : new Date(0)),
      before: before ?? LAST_ID,
      limit,
    };
    const filters = {
      ...(query.event ? { event: query.event } : {}),
      ...(query.sessionId ? { sessionId: parseId('session', query.sessionId) } : {}),
    };
    const { inQueue, inLog } = whereStatus(query.status);
    return this.unitOfWork.run(async (tx) => {
      await tx.query(WALK_IN_ORDER);
      const [queued, ended] = [this.queued.within(tx), this.ended.within(tx)];
      // The queue first: what ends meanwhile is then seen twice and not never.
      const waiting = inQueue
        ? await slice(actor, queued, { ...wanted, scope, filters: { ...filters, ...inQueue } })
        : NOTHING;
      const over = inLog
        ? await slice(actor, ended, {
            ...wanted,
            scope: { ...scope, ...indexed(query.status) },
            filters: { ...filters, ...inLog },
          })
        : NOTHING;
      return page(waiting, over, limit);
    });
  }

  /** @throws ApiError not_found */
  async get(actor: Actor, id: string): Promise<DeliveryDetail> {
    const row = await this.find(actor, id);
    const { body, missingScope: missing } = await this.contentOf(actor, row);
    return {
      ...toDeliveryView(row),
      payload: body === null ? null : (JSON.parse(body) as object),
      missingScope: missing,
    };
  }

  /** Every attempt of a delivery, newest first. @throws ApiError not_found, invalid_cursor */
  async listAttempts(actor: Actor, id: string, query: PageQuery): Promise<AttemptPage> {
    const delivery = await this.find(actor, id);
    const content = await this.contentOf(actor, delivery);
    return this.attempts.page(actor, query, (row) => toAttemptView(row, content), {
      deliveryId: delivery.id,
    });
  }

  /**
   * A delivery, wherever it stands.
   *
   * @throws ApiError not_found
   */
  async find(actor: Actor, id: string): Promise<AnyDelivery> {
    const uuid = parseId('delivery', id);
    // It may end between the two looks, and never comes back from there.
    const waiting = await this.queued.findOne(actor, { id: uuid });
    return waiting ?? this.ended.get(actor, uuid);
  }

  /** What is sent, as far as somebody may see it. A sample tells nothing of anybody. */
  private async contentOf(
    actor: Actor,
    { eventId, event: kind }: AnyDelivery,
  ): Promise<DeliveryContent> {
    const event = await this.events.findOne(actor, { id: eventId });
    const missing = event?.sample ? null : missingScope(actor, kind);
    const isShown = event && missing === null;
    return {
      body: isShown ? await this.secrets.body(actor.organizationId, eventId, event.body) : null,
      missingScope: missing,
    };
  }

  private async assertWebhook(actor: Actor, webhookId: string): Promise<void> {
    const known =
      (await this.lanes.findOne(actor, { id: webhookId })) ??
      ((await this.queued.owns(actor, { webhookId })) ||
        (await this.ended.owns(actor, { webhookId })));
    if (!known) throw notFound('webhook');
  }
}

const NOTHING: Slice<never> = { rows: [], completeFrom: null };

/** Which of the two tables can hold a status, and what else it takes; null where it cannot be. */
function whereStatus(status: DeliveryStatusName | undefined): {
  inQueue: FindOptionsWhere<QueuedDelivery> | null;
  inLog: FindOptionsWhere<Delivery> | null;
} {
  if (status === undefined) return { inQueue: {}, inLog: {} };
  if (status === 'pending') return { inQueue: { attempts: 0 }, inLog: null };
  if (status === 'retrying') return { inQueue: { attempts: MoreThan(0) }, inLog: null };
  return { inQueue: null, inLog: { status } };
}

/** Failures have an index of their own, so that few of them are found among many successes. */
function indexed(status: DeliveryStatusName | undefined): FindOptionsWhere<Delivery> {
  return status === 'failed' || status === 'cancelled' ? { status: Not('delivered') } : {};
}

async function slice<Row extends TenantRow>(
  actor: Actor,
  table: TenantRepository<Row>,
  { scope, filters, from, before, limit }: Wanted<Row>,
): Promise<Slice<Row>> {
  const range = (least: string): FindOptionsWhere<Row> =>
    ({ ...scope, id: And(MoreThanOrEqual(least), LessThan(before)) }) as FindOptionsWhere<Row>;
  const horizon =
    Object.keys(filters).length > 0
      ? await table.nthNewest(actor, range(from), LOOK_AT_MOST)
      : null;
  const rows = await table.find(actor, { ...range(horizon ?? from), ...filters }, limit + 1);
  return { rows, completeFrom: rows[limit]?.id ?? horizon };
}

/** Two slices as one page. What lies below the end of either is left to the next page. */
function page(waiting: Slice<QueuedDelivery>, over: Slice<Delivery>, limit: number): DeliveryPage {
  const floor = [waiting.completeFrom, over.completeFrom]
    .flatMap((id) => id ?? [])
    .sort()
    .at(-1);
  const byId = new Map<string, AnyDelivery>();
  for (const row of [...waiting.rows, ...over.rows]) byId.set(row.id, row);
  const complete = [...byId.values()]
    .filter((row) => floor === undefined || row.id >= floor)
    .sort((a, b) => (a.id < b.id ? 1 : -1));
  const shown = complete.slice(0, limit);
  const next = complete.length > limit ? shown.at(-1)?.id : floor;
  return { data: shown.map(toDeliveryView), nextCursor: next ? encodeCursor(next) : null };
}
