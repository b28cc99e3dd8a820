import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import {
  type CreatedWebhook,
  type CreateWebhookRequest,
  DEFAULT_WEBHOOK_EVENTS,
  type PageQuery,
  type UpdateWebhookRequest,
  type WebhookPage,
  type WebhookView,
} from '@whathooks/dto';
import { newSecret } from '@whathooks/webhook-signature';
import { Repository } from 'typeorm';
import { AuditService } from '../audit/audit.service';
import { newId, parseId, publicId } from '../platform/database/ids';
import { beyondLimits } from '../platform/scope/scope';
import { TenantRepository } from '../platform/database/tenant-repository';
import { hostIn } from './audited-host';
import { type Transaction, UnitOfWork } from '../platform/database/unit-of-work';
import { AddressGuard } from '../platform/outbound-http/address-guard';
import { DeliveriesService } from '../deliveries/queue/deliveries.service';
import { LanesService } from '../deliveries/queue/lanes.service';
import { ApiError } from '../platform/http/problems/api-error';
import { Quotas } from '../platform/http/rate-limits/quotas';
import type { Actor } from '../platform/access/actor';
import { assertMaySend } from '../platform/access/event-scopes';
import { SessionLookup } from '../sessions/door/session-lookup';
import { Vault } from '../platform/vault/vault';
import { assertCustomHeaders, withKeptValues } from './custom-headers';
import { Webhook } from './webhook.entity';
import { WebhookSecrets } from './secrets/webhook-secrets';
import { laneSettings, toView } from './webhook-views';

@Injectable()
export class WebhooksService {
  private readonly webhooks: TenantRepository<Webhook>;

  constructor(
    @InjectRepository(Webhook) rows: Repository<Webhook>,
    private readonly unitOfWork: UnitOfWork,
    private readonly deliveries: DeliveriesService,
    private readonly lanes: LanesService,
    private readonly addresses: AddressGuard,
    private readonly sessions: SessionLookup,
    private readonly vault: Vault,
    private readonly quotas: Quotas,
    private readonly audit: AuditService,
  ) {
    this.webhooks = new TenantRepository(rows.manager, Webhook, 'webhook');
  }

  /**
   * The response holds secret and headers; later they need an explicit reveal.
   *
   * @throws ApiError forbidden where the scope of an event is missing, webhook_url_forbidden,
   *   not_found
   */
  async create(actor: Actor, request: CreateWebhookRequest): Promise<CreatedWebhook> {
    const events = request.events ?? [...DEFAULT_WEBHOOK_EVENTS];
    assertMaySend(actor, events);
    const id = newId();
    const secrets = await this.secretsOf(actor, id);
    assertWithinReach(actor, request.sessionIds ?? null);
    const changes = await this.checked(actor, request);
    const headers = withKeptValues(request.headers ?? {}, {});
    const secret = newSecret();
    return this.unitOfWork.run(async (tx) => {
      const webhooks = this.webhooks.within(tx);
      await this.quotas.assertRoomWithin(tx, actor, 'webhooks', () =>
        beyondLimits(() => webhooks.count(actor)),
      );
      const row = await webhooks.insert(actor, {
        id,
        description: null,
        sessionIds: null,
        enabled: true,
        ...changes,
        headers: secrets.sealHeaders(headers),
        events,
        secret: secrets.sealSecret(secret),
        createdAt: new Date(),
      });
      const lane = await this.lanes.create(tx, actor, id, laneSettings(request));
      await this.record(tx, actor, 'webhook.created', row);
      return { ...toView(row, lane, secrets), headers, secret };
    });
  }

  async list(actor: Actor, query: PageQuery): Promise<WebhookPage> {
    const key = await this.vault.organization(actor.organizationId);
    const { data, nextCursor } = await this.webhooks.page(actor, query, (row) => row);
    const lanes = await this.lanes.find(
      actor,
      data.map(({ id }) => id),
    );
    const views = data.flatMap((row) => {
      const lane = lanes.get(row.id);
      return lane ? [toView(row, lane, new WebhookSecrets(key, row.id))] : [];
    });
    return { data: views, nextCursor };
  }

  async get(actor: Actor, id: string): Promise<WebhookView> {
    const row = await this.webhooks.get(actor, parseId('webhook', id));
    const lane = await this.lanes.get(actor, row.id);
    return toView(row, lane, await this.secretsOf(actor, row.id));
  }

  /**
   * Deliveries waiting for a paused webhook are sent once it is enabled again; new events are not
   * queued for it. What waits for a webhook of some sessions and is of none of them is cancelled when they change, and
   * before somebody who is limited says where it is sent.
   */
  async update(actor: Actor, id: string, request: UpdateWebhookRequest): Promise<WebhookView> {
    const webhookId = parseId('webhook', id);
    await this.webhooks.get(actor, webhookId);
    if (request.sessionIds !== undefined) assertWithinReach(actor, request.sessionIds);
    const secrets = await this.secretsOf(actor, webhookId);
    const checked = await this.checked(actor, request);
    return this.unitOfWork.run(async (tx) => {
      const webhooks = this.webhooks.within(tx);
      const row = await webhooks.lock(actor, webhookId);
      if (decidesWhatIsSent(request)) {
        // Also its current events: deliveries of them may wait, and would go to the new URL.
        assertMaySend(actor, [...row.events, ...(request.events ?? [])]);
      }
      const changes = { ...checked, ...sealedHeaders(request, row, secrets) };
      if (Object.keys(changes).length > 0) await webhooks.update(actor, webhookId, changes);
      const { sessionIds } = { ...row, ...changes };
      const isNarrowed = request.sessionIds !== undefined;
      const isLimited = actor.reach !== null && decidesWhatIsSent(request);
      if (sessionIds && (isNarrowed || isLimited))
        await this.lanes.cancelOutside(tx, actor, webhookId, sessionIds);
      const isAfresh =
        (changes.url ?? row.url) !== row.url || (changes.enabled === true && !row.enabled);
      const settings = laneSettings(request);
      const lane = await this.lanes.change(tx, actor, webhookId, settings, isAfresh);
      this.deliveries.webhookChanged(tx);
      const fields = Object.keys(request).sort().join(', ');
      if (fields)
        await this.record(tx, actor, 'webhook.changed', { ...row, ...changes }, { fields });
      return toView({ ...row, ...changes }, lane, secrets);
    });
  }

  /** Probes an endpoint that is down now. Its first success sends everything that waits. */
  async retry(actor: Actor, id: string): Promise<WebhookView> {
    const { id: webhookId } = await this.webhooks.get(actor, parseId('webhook', id));
    await this.unitOfWork.run(async (tx) => {
      await this.lanes.endPause(tx, actor, webhookId);
      this.deliveries.laneDue(tx, webhookId);
    });
    return this.get(actor, id);
  }

  /** Nothing more is sent to it; waiting deliveries are cancelled. */
  async remove(actor: Actor, id: string): Promise<void> {
    const webhookId = parseId('webhook', id);
    await this.unitOfWork.run(async (tx) => {
      const webhooks = this.webhooks.within(tx);
      const row = await webhooks.lock(actor, webhookId);
      await webhooks.remove(actor, webhookId);
      this.deliveries.webhookChanged(tx);
      await this.record(tx, actor, 'webhook.deleted', row);
    });
  }

  private record(
    tx: Transaction,
    actor: Actor,
    action: Parameters<AuditService['record']>[2],
    { id, url }: Pick<Webhook, 'id' | 'url'>,
    details: Record<string, string> = {},
  ): Promise<void> {
    return this.audit.record(tx, actor, action, publicId('webhook', id), {
      ...hostIn(url),
      ...details,
    });
  }

  private async secretsOf(actor: Actor, webhookId: string): Promise<WebhookSecrets> {
    return new WebhookSecrets(await this.vault.organization(actor.organizationId), webhookId);
  }

  /** The columns set by a request except the headers, after checking that they are allowed. */
  private async checked(actor: Actor, request: UpdateWebhookRequest): Promise<Partial<Webhook>> {
    const { sessionIds } = request;
    const sessions = sessionIds ? await this.sessions.resolveIds(actor, sessionIds) : null;
    if (request.headers) assertCustomHeaders(request.headers);
    if (request.url !== undefined) await this.addresses.assertRegistrable(request.url);
    return {
      ...(request.url !== undefined ? { url: request.url } : {}),
      ...(request.events ? { events: request.events } : {}),
      ...(sessionIds !== undefined ? { sessionIds: sessions } : {}),
      ...(request.description !== undefined ? { description: request.description } : {}),
      ...(request.enabled !== undefined
        ? {
            enabled: request.enabled,
            disabledReason: null,
            disabledAt: request.enabled ? null : new Date(),
          }
        : {}),
    };
  }
}

/**
 * A webhook without sessions is sent the events of all.
 *
 * @throws ApiError forbidden
 */
function assertWithinReach({ reach }: Actor, sessionIds: readonly string[] | null): void {
  if (reach === null || sessionIds !== null) return;
  throw new ApiError(
    'forbidden',
    'You are limited to some sessions: name those whose events are sent as sessionIds.',
  );
}

/** Whether a change affects what is sent where. Pausing, a description and a rate limit do not. */
function decidesWhatIsSent(request: UpdateWebhookRequest): boolean {
  const { url, events, sessionIds, enabled } = request;
  return [url, events, sessionIds].some((value) => value !== undefined) || enabled === true;
}

/** The headers column of a change; none when headers are not changed. */
function sealedHeaders(
  { headers }: UpdateWebhookRequest,
  row: Webhook,
  secrets: WebhookSecrets,
): Pick<Partial<Webhook>, 'headers'> {
  if (!headers) return {};
  return {
    headers: secrets.sealHeaders(withKeptValues(headers, secrets.openHeaders(row.headers))),
  };
}
