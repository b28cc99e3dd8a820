import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import {
  type PageQuery,
  type RecoverRequest,
  type RecoveryAnswer,
  type RecoveryPage,
  type ReplayRequest,
  SAMPLE_EVENTS,
  type SendTestEventRequest,
  type TestEventResult,
  type WebhookDays,
  type WebhookStats,
} from '@whathooks/dto';
import { Repository } from 'typeorm';
import { parseId } from '../../platform/database/ids';
import { TenantRepository } from '../../platform/database/tenant-repository';
import { DeliveryStatsService } from '../../deliveries/log/delivery-stats.service';
import { RecoveryService } from '../../deliveries/recovery/recovery.service';
import { TestDeliveriesService } from '../../deliveries/test-deliveries.service';
import type { Actor } from '../../platform/access/actor';
import { assertMaySend } from '../../platform/access/event-scopes';
import { SessionLookup } from '../../sessions/door/session-lookup';
import { Webhook } from '../webhook.entity';
import { previousSecret } from '../secrets/webhook-secrets';

/** Operations on deliveries that need the webhook itself: its filters, its URL, its secrets. */
@Injectable()
export class WebhookDeliveriesService {
  private readonly webhooks: TenantRepository<Webhook>;

  constructor(
    @InjectRepository(Webhook) rows: Repository<Webhook>,
    private readonly sessions: SessionLookup,
    private readonly recovery: RecoveryService,
    private readonly tests: TestDeliveriesService,
    private readonly statistics: DeliveryStatsService,
  ) {
    this.webhooks = new TenantRepository(rows.manager, Webhook, 'webhook');
  }

  days(actor: Actor): Promise<WebhookDays> {
    return this.statistics.days(actor);
  }

  stats(actor: Actor, id: string): Promise<WebhookStats> {
    return this.statistics.of(actor, parseId('webhook', id));
  }

  /** Also works while the webhook is paused. */
  async test(actor: Actor, id: string, request: SendTestEventRequest): Promise<TestEventResult> {
    const webhook = await this.find(actor, id);
    assertMaySend(actor, [request.event]);
    const destination = { ...webhook, previousSecret: previousSecret(webhook, new Date()) };
    return this.tests.send(actor, destination, SAMPLE_EVENTS[request.event]);
  }

  async recover(actor: Actor, id: string, request: RecoverRequest): Promise<RecoveryAnswer> {
    const webhook = await this.find(actor, id);
    return this.recovery.recover(actor, webhook.id, request, webhook);
  }

  /** Events and sessions left out are those of the webhook. */
  async replay(actor: Actor, id: string, request: ReplayRequest): Promise<RecoveryAnswer> {
    const webhook = await this.find(actor, id);
    const sessionIds = request.sessionIds
      ? await this.sessions.resolveIds(actor, request.sessionIds)
      : webhook.sessionIds;
    return this.recovery.replay(actor, webhook.id, request, {
      events: request.events ?? webhook.events,
      sessionIds,
    });
  }

  async listRecoveries(actor: Actor, id: string, query: PageQuery): Promise<RecoveryPage> {
    const webhook = await this.find(actor, id);
    return this.recovery.list(actor, webhook.id, query);
  }

  private find(actor: Actor, id: string): Promise<Webhook> {
    return this.webhooks.get(actor, parseId('webhook', id));
  }
}
