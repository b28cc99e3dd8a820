import { Injectable, Module } from '@nestjs/common';
import { newId, publicId } from '../platform/database/ids';
import { UnitOfWork } from '../platform/database/unit-of-work';
import {
  type DisableReason,
  type DisableTarget,
  WebhookKeeper,
} from '../deliveries/engine/webhook-keeper';
import { EventBus } from '../platform/events/event-bus';
import { WebhookEventsModule } from './webhook-events.module';

/** Delivery works for every organization, and knows its webhooks by id alone. */
const DISABLE = `
  UPDATE webhooks SET enabled = false, disabled_reason = $3, disabled_at = now()
  WHERE (id, url) IN (SELECT * FROM unnest($1::uuid[], $2::text[])) AND enabled
  RETURNING id, organization_id, url`;

interface Disabled {
  id: string;
  organization_id: string;
  url: string;
}

@Injectable()
class WebhookKeeperOfTable extends WebhookKeeper {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly bus: EventBus,
  ) {
    super();
  }

  override async disable(targets: readonly DisableTarget[], reason: DisableReason): Promise<void> {
    const ids = targets.map(({ webhookId }) => webhookId);
    const urls = targets.map(({ url }) => url);
    await this.unitOfWork.run(async (tx) => {
      const [rows] = (await tx.query(DISABLE, [ids, urls, reason])) as unknown as [Disabled[]];
      const events = rows.map((row) => ({
        id: newId(),
        event: 'webhook.disabled' as const,
        organizationId: row.organization_id,
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

/** What delivery needs of webhooks, in a process that may serve no requests. */
@Module({
  imports: [WebhookEventsModule],
  providers: [{ provide: WebhookKeeper, useClass: WebhookKeeperOfTable }],
  exports: [WebhookKeeper],
})
export class WebhookKeeperModule {}
