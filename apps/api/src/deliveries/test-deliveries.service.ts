import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { TestEventResult, WebhookEnvelope } from '@whathooks/dto';
import { DataSource } from 'typeorm';
import { newId, parseId } from '../platform/database/ids';
import { TenantRepository } from '../platform/database/tenant-repository';
import { beyondLimits } from '../platform/scope/scope';
import { type Transaction, UnitOfWork } from '../platform/database/unit-of-work';
import { type Actor, actorId } from '../platform/access/actor';
import { Vault } from '../platform/vault/vault';
import { AddressGuard } from '../platform/outbound-http/address-guard';
import type { AttemptOutcome } from './tables/attempt-error';
import { Delivery } from './tables/delivery.entity';
import { DeliveryAttempt } from './tables/delivery-attempt.entity';
import { logged, loggedHeaders, nothingSent } from './attempt/delivery-attempter';
import { deliveryRequest } from './attempt/delivery-request';
import { DeliverySecrets, type DestinationRow } from './queue/delivery-secrets';
import { toAttemptView, toDeliveryView } from './log/delivery-views';
import { aboutOf } from './log/event-abouts';
import { chatKey } from './queue/deliveries.service';
import { SafeHttpClient } from '../platform/outbound-http/safe-http-client';
import { StoredEvent } from './tables/stored-event.entity';
import { isSuccess } from './attempt/verdict';

/**
 * Posts test events while the caller waits, without the queue: a test shows the endpoint, not the
 * backlog.
 */
@Injectable()
export class TestDeliveriesService implements OnApplicationShutdown {
  private readonly http: SafeHttpClient;
  private readonly secrets: DeliverySecrets;
  private readonly events: TenantRepository<StoredEvent>;
  private readonly deliveries: TenantRepository<Delivery>;
  private readonly attempts: TenantRepository<DeliveryAttempt>;

  constructor(
    guard: AddressGuard,
    private readonly unitOfWork: UnitOfWork,
    vault: Vault,
    { manager }: DataSource,
  ) {
    this.secrets = new DeliverySecrets(vault);
    this.http = new SafeHttpClient(guard);
    this.events = new TenantRepository(manager, StoredEvent, 'event');
    this.deliveries = new TenantRepository(manager, Delivery, 'delivery');
    this.attempts = new TenantRepository(manager, DeliveryAttempt, 'attempt');
  }

  async onApplicationShutdown(): Promise<void> {
    await this.http.close();
  }

  /**
   * Posts a sample event once, signed like every delivery, and logs it.
   *
   * @param webhook a webhook of this organization.
   */
  async send(
    actor: Actor,
    webhook: DestinationRow,
    sample: WebhookEnvelope,
  ): Promise<TestEventResult> {
    const destination = await this.secrets.destination(webhook);
    const body = JSON.stringify({ ...sample, timestamp: new Date().toISOString() });
    const event = {
      id: newId(),
      event: sample.event,
      sessionId: sample.sessionId && parseId('session', sample.sessionId),
    };
    const attemptId = newId();
    const startedAt = new Date();
    const request = deliveryRequest(
      { event: event.event, eventId: event.id, trigger: 'test', sample: true },
      body,
      destination,
      attemptId,
      startedAt.getTime(),
    );
    const outcome = destination.unreadable
      ? nothingSent('secret_unreadable', destination.unreadable)
      : await this.http.post(request);
    const made = {
      webhookId: webhook.id,
      trigger: 'test',
      triggeredBy: actorId(actor),
    } as const;
    const log = async (tx: Transaction): Promise<TestEventResult> => {
      await this.events.within(tx).insert(actor, {
        ...event,
        chat: null,
        body,
        sample: true,
        occurredAt: startedAt,
      });
      const delivery = await this.deliveries.within(tx).insert(actor, {
        ...made,
        id: newId(),
        eventId: event.id,
        event: event.event,
        sessionId: event.sessionId,
        chatKey: chatKey({ sessionId: event.sessionId, chat: null }),
        status: isDelivered(outcome) ? 'delivered' : 'failed',
        attempts: 1,
        lastStatus: outcome.answer?.status ?? null,
        lastError: logged(outcome).errorCode,
        createdAt: startedAt,
        endedAt: new Date(),
      });
      const attempt = await this.attempts.within(tx).insert(actor, {
        ...made,
        ...logged(outcome),
        id: attemptId,
        deliveryId: delivery.id,
        number: 1,
        url: request.url,
        requestHeaders: loggedHeaders(request.headers, destination.headers),
        startedAt,
      });
      const content = { body, missingScope: null };
      return {
        delivery: toDeliveryView(delivery, { lane: undefined, about: aboutOf(body) }),
        attempt: toAttemptView(attempt, content),
      };
    };
    // The session of a sample is none of the organization.
    return beyondLimits(() => this.unitOfWork.run(log));
  }
}

function isDelivered({ answer }: AttemptOutcome): boolean {
  return answer !== null && isSuccess(answer.status);
}
