import { Injectable } from '@nestjs/common';
import {
  type AttemptPage,
  type AttemptView,
  type DeliveryAboutView,
  type DeliveryDetail,
  type DeliveryPage,
  type DeliveryView,
  type EventDetail,
  type ListAllDeliveriesQuery,
  type ListDeliveriesQuery,
  PAGE_DEFAULT,
  type PageQuery,
  SECRET_EVENTS,
  type WebhookEventName,
} from '@whathooks/dto';
import { DataSource, type FindOptionsWhere, In } from 'typeorm';
import { parseId, publicId } from '../../platform/database/ids';
import { TenantRepository } from '../../platform/database/tenant-repository';
import { type Transaction, UnitOfWork } from '../../platform/database/unit-of-work';
import { notFound } from '../../platform/http/problems/api-error';
import type { Actor } from '../../platform/access/actor';
import { missingScope } from '../../platform/access/event-scopes';
import { Vault } from '../../platform/vault/vault';
import { Delivery } from '../tables/delivery.entity';
import { DeliveryAttempt } from '../tables/delivery-attempt.entity';
import { DeliveryLane } from '../tables/delivery-lane.entity';
import { DeliverySecrets } from '../queue/delivery-secrets';
import { indexed, type Slice, slice, sliceOfFew, toRows, whereStatus } from './delivery-slices';
import {
  type AnyDelivery,
  type DeliveryContent,
  type LaneStanding,
  toAttemptView,
  toDeliveryView,
  withoutWebhook,
} from './delivery-views';
import { leadOf } from './delivery-leads';
import { aboutOf } from './event-abouts';
import { type EventScope, scopesOfEvent } from './event-ranges';
import { QueuedDelivery } from '../tables/queued-delivery.entity';
import { StoredEvent } from '../tables/stored-event.entity';
import { readInIndexOrder, switchedOn } from './delivery-log.repository';
import { rangeOf } from './log-times';

/** Deliveries shown with their event; more are paged by cursor. */
const EVENT_DELIVERIES_MOST = 100;

/** Reads waiting and finished deliveries as one list. */
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
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
  ) {
    const { manager } = dataSource;
    this.secrets = new DeliverySecrets(vault);
    this.lanes = new TenantRepository(manager, DeliveryLane, 'webhook');
    this.queued = new TenantRepository(manager, QueuedDelivery, 'delivery');
    this.ended = new TenantRepository(manager, Delivery, 'delivery');
    this.attempts = new TenantRepository(manager, DeliveryAttempt, 'attempt');
    this.events = new TenantRepository(manager, StoredEvent, 'event');
  }

  /**
   * Lists deliveries of a webhook, newest first. Those of a deleted webhook stay readable as long
   * as the log is kept.
   *
   * @throws ApiError not_found, invalid_cursor
   */
  async list(actor: Actor, id: string, query: ListDeliveriesQuery): Promise<DeliveryPage> {
    const webhookId = parseId('webhook', id);
    await this.assertWebhook(actor, webhookId);
    return this.search(actor, { webhookId }, query);
  }

  /**
   * Lists deliveries of every webhook of the organization, newest first.
   *
   * @throws ApiError invalid_cursor; not_found when filtered by a webhook that the organization
   *   does not have
   */
  async listAll(actor: Actor, query: ListAllDeliveriesQuery): Promise<DeliveryPage> {
    return query.webhookId === undefined
      ? this.search(actor, {}, query)
      : this.list(actor, query.webhookId, query);
  }

  /**
   * Reads an event and its deliveries, newest first. Its body needs the scope of the event.
   *
   * @throws ApiError not_found also when the event is no longer stored
   */
  async event(actor: Actor, id: string): Promise<EventDetail> {
    const event = await this.events.get(actor, parseId('event', id));
    const { body, missingScope: missing } = await this.contentOf(actor, event, event.event);
    const deliveries = await this.search(actor, {}, { eventId: id, limit: EVENT_DELIVERIES_MOST });
    return {
      id,
      event: event.event,
      sessionId: event.sessionId && publicId('session', event.sessionId),
      sample: event.sample,
      occurredAt: event.occurredAt.toISOString(),
      payload: toPayload(body),
      missingScope: missing,
      deliveries: deliveries.data,
      nextCursor: deliveries.nextCursor,
    };
  }

  private async search(
    actor: Actor,
    scope: { webhookId?: string },
    query: ListDeliveriesQuery,
  ): Promise<DeliveryPage> {
    const { limit = PAGE_DEFAULT, status } = query;
    const { inQueue, inLog } = whereStatus(status);
    const { rows, nextCursor } = await this.unitOfWork.run(async (tx) => {
      const { places, areFew, filters } = await this.placesOf(tx, actor, scope.webhookId, query);
      // What has few deliveries is found by their ids, and no index is scanned.
      if (!areFew) await readInIndexOrder(tx);
      const look = areFew ? sliceOfFew : slice;
      const slices: Slice<AnyDelivery>[] = [];
      for (const part of places) {
        const page = { limit, from: part.from, before: part.before };
        const known = { ...part.scope, ...scope };
        // The queue first: a delivery that ends meanwhile is then seen twice instead of never.
        if (inQueue) {
          const query = { ...page, scope: known, filters: { ...filters, ...inQueue } };
          slices.push(await look(actor, this.queued.within(tx), query));
        }
        if (inLog) {
          const indexedScope = { ...known, ...(areFew ? {} : indexed(status)) };
          const query = { ...page, scope: indexedScope, filters: { ...filters, ...inLog } };
          slices.push(await look(actor, this.ended.within(tx), query));
        }
      }
      return toRows(slices, limit);
    });
    return { data: await this.views(actor, rows), nextCursor };
  }

  /** Where the deliveries of a query are, and what is compared with each of them. */
  private async placesOf(
    tx: Transaction,
    actor: Actor,
    webhookId: string | undefined,
    query: ListDeliveriesQuery,
  ): Promise<{ places: EventScope[]; areFew: boolean; filters: FindOptionsWhere<AnyDelivery> }> {
    const range = rangeOf(query);
    const filters = {
      ...(query.event ? { event: query.event } : {}),
      ...(query.sessionId ? { sessionId: parseId('session', query.sessionId) } : {}),
    };
    const eventId = query.eventId && parseId('event', query.eventId);
    if (!query.id) {
      const places = eventId
        ? await scopesOfEvent(tx, actor, eventId, range)
        : [{ scope: {}, ...range }];
      return { places, areFew: Boolean(eventId), filters };
    }
    const narrowed = { ...filters, ...(eventId ? { eventId } : {}) };
    const lead = await leadOf(tx, this.attempts.within(tx), actor, query.id);
    if (!('ids' in lead)) {
      // What is looked for and what the list is narrowed to may be two things, which nothing has in common.
      const isNone =
        (lead.webhookId ?? webhookId) !== (webhookId ?? lead.webhookId) ||
        (lead.sessionId ?? filters.sessionId) !== (filters.sessionId ?? lead.sessionId);
      const scope = lead.webhookId ? { webhookId: lead.webhookId } : {};
      const session = lead.sessionId ? { sessionId: lead.sessionId } : {};
      const places = isNone ? [] : [{ scope, ...range }];
      return { places, areFew: false, filters: { ...narrowed, ...session } };
    }
    const ids = lead.ids.filter((id) => id >= range.from && id < range.before);
    const places = ids.length === 0 ? [] : [{ scope: { id: In(ids) }, ...range }];
    return { places, areFew: true, filters: narrowed };
  }

  /** @throws ApiError not_found */
  async get(actor: Actor, id: string): Promise<DeliveryDetail> {
    const row = await this.find(actor, id);
    const event = await this.events.findOne(actor, { id: row.eventId });
    const { body, missingScope: missing } = await this.contentOf(actor, event, row.event);
    return { ...(await this.view(actor, row)), payload: toPayload(body), missingScope: missing };
  }

  /**
   * Every attempt of a delivery, newest first. Who is limited and does not see the webhook is told its host.
   *
   * @throws ApiError not_found, invalid_cursor
   */
  async listAttempts(actor: Actor, id: string, query: PageQuery): Promise<AttemptPage> {
    const delivery = await this.find(actor, id);
    const event = await this.events.findOne(actor, { id: delivery.eventId });
    const content = await this.contentOf(actor, event, delivery.event);
    const isSeen = await this.seesWebhook(actor, delivery.webhookId);
    const view = (row: DeliveryAttempt): AttemptView => {
      const attempt = toAttemptView(row, content);
      return isSeen ? attempt : withoutWebhook(attempt);
    };
    return this.attempts.page(actor, query, view, { deliveryId: delivery.id });
  }

  /**
   * Finds a delivery in the queue or in the log.
   *
   * @throws ApiError not_found
   */
  async find(actor: Actor, id: string): Promise<AnyDelivery> {
    const uuid = parseId('delivery', id);
    // It may move from the queue to the log between the two reads, and never moves back.
    const waiting = await this.queued.findOne(actor, { id: uuid });
    return waiting ?? this.ended.get(actor, uuid);
  }

  /** A delivery as the API shows it. */
  async view(actor: Actor, row: AnyDelivery): Promise<DeliveryView> {
    const [view] = await this.views(actor, [row]);
    if (!view) throw notFound('delivery');
    return view;
  }

  private async views(actor: Actor, rows: readonly AnyDelivery[]): Promise<DeliveryView[]> {
    const lanes = await this.standingsOf(actor, rows);
    const abouts = await this.aboutsOf(actor, rows);
    return rows.map((row) =>
      toDeliveryView(row, {
        lane: lanes.get(row.webhookId),
        about: abouts.get(row.eventId) ?? null,
      }),
    );
  }

  /** Of the webhooks for which some of these wait. */
  private async standingsOf(
    actor: Actor,
    rows: readonly AnyDelivery[],
  ): Promise<ReadonlyMap<string, LaneStanding>> {
    const ids = [...new Set(rows.flatMap((row) => ('dueAt' in row ? [row.webhookId] : [])))];
    if (ids.length === 0) return new Map();
    const lanes = await this.lanes.find(actor, { id: In(ids) });
    const on = await switchedOn(this.dataSource, actor, ids);
    return new Map(lanes.map((lane) => [lane.id, { ...lane, isOn: on.has(lane.id) }]));
  }

  /** Of the events that are stored and that the caller may read. */
  private async aboutsOf(
    actor: Actor,
    rows: readonly AnyDelivery[],
  ): Promise<ReadonlyMap<string, DeliveryAboutView | null>> {
    const told = rows.filter(({ event }) => !SECRET_EVENTS.has(event));
    const ids = [...new Set(told.map(({ eventId }) => eventId))];
    if (ids.length === 0) return new Map();
    const events = await this.events.find(actor, { id: In(ids) });
    const readable = events.filter(
      ({ event, sample }) => sample || missingScope(actor, event) === null,
    );
    return new Map(readable.map(({ id, body }) => [id, aboutOf(body)]));
  }

  /** The body, if the caller may see it. A sample holds nothing private. */
  private async contentOf(
    actor: Actor,
    event: StoredEvent | null,
    kind: WebhookEventName,
  ): Promise<DeliveryContent> {
    const missing = event?.sample ? null : missingScope(actor, kind);
    if (!event || missing) return { body: null, missingScope: missing };
    const body = await this.secrets.body(actor.organizationId, event.id, event.body);
    return { body, missingScope: null };
  }

  /** That of a deleted webhook is seen by who is limited to nothing. */
  private async seesWebhook(actor: Actor, webhookId: string): Promise<boolean> {
    return actor.reach === null || (await this.lanes.findOne(actor, { id: webhookId })) !== null;
  }

  private async assertWebhook(actor: Actor, webhookId: string): Promise<void> {
    const known =
      (await this.lanes.findOne(actor, { id: webhookId })) ??
      // One that was deleted. To who is limited, one that they may not see looks like it.
      (actor.reach === null &&
        ((await this.queued.owns(actor, { webhookId })) ||
          (await this.ended.owns(actor, { webhookId }))));
    if (!known) throw notFound('webhook');
  }
}

function toPayload(body: string | null): object | null {
  return body === null ? null : (JSON.parse(body) as object);
}
