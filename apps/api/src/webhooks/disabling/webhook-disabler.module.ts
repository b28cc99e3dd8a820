import { Injectable, Module } from '@nestjs/common';
import { newId, publicId } from '../../platform/database/ids';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import {
  type DisableReason,
  type DisableTarget,
  WebhookDisabler,
} from '../../deliveries/engine/webhook-disabler';
import { EventBus } from '../../platform/events/event-bus';
import { DisabledWebhooksRepository } from './disabled-webhooks.repository';
import { WebhookEventsModule } from '../webhook-events.module';

@Injectable()
class TableWebhookDisabler extends WebhookDisabler {
  constructor(
    private readonly webhooks: DisabledWebhooksRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly bus: EventBus,
  ) {
    super();
  }

  override async disable(targets: readonly DisableTarget[], reason: DisableReason): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      const rows = await this.webhooks.disable(tx, targets, reason);
      const events = rows.map((row) => ({
        id: newId(),
        event: 'webhook.disabled' as const,
        organizationId: row.organizationId,
        sessionId: null,
        chat: null,
        data: { webhookId: publicId('webhook', row.id), url: row.url, reason },
        metadata: {},
        occurredAt: new Date(),
      }));
      await this.bus.publish(tx, events);
    });
  }
}

/** The part of webhooks that the delivery role needs, also in a process without the API. */
@Module({
  imports: [WebhookEventsModule],
  providers: [
    DisabledWebhooksRepository,
    { provide: WebhookDisabler, useClass: TableWebhookDisabler },
  ],
  exports: [WebhookDisabler],
})
export class WebhookDisablerModule {}
