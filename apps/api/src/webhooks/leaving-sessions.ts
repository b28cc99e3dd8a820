import { Injectable, type OnModuleInit } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { AuditService } from '../audit/audit.service';
import { DeliveriesService } from '../deliveries/queue/deliveries.service';
import { LanesService } from '../deliveries/queue/lanes.service';
import type { Actor } from '../platform/access/actor';
import { publicId } from '../platform/database/ids';
import { TenantRepository } from '../platform/database/tenant-repository';
import type { Transaction } from '../platform/database/unit-of-work';
import { SessionTopics } from '../platform/events/session-topics';
import { hostIn } from './audited-host';
import { Webhook } from './webhook.entity';

/** Takes sessions that leave their client out of the webhooks that are to stop. */
@Injectable()
export class LeavingSessions implements OnModuleInit {
  private readonly webhooks: TenantRepository<Webhook>;

  constructor(
    @InjectRepository(Webhook) rows: Repository<Webhook>,
    private readonly topics: SessionTopics,
    private readonly deliveries: DeliveriesService,
    private readonly lanes: LanesService,
    private readonly audit: AuditService,
  ) {
    this.webhooks = new TenantRepository(rows.manager, Webhook, 'webhook');
  }

  onModuleInit(): void {
    this.topics.leaveWebhooks.listen(async (tx, { actor, sessionIds, webhookIds }) => {
      for (const id of webhookIds) await this.leave(tx, actor, id, sessionIds);
      this.deliveries.webhookChanged(tx);
    });
  }

  /** One that names no other session is switched off: without any it would be that of nobody. */
  private async leave(
    tx: Transaction,
    actor: Actor,
    webhookId: string,
    sessionIds: readonly string[],
  ): Promise<void> {
    const webhooks = this.webhooks.within(tx);
    const row = await webhooks.lock(actor, webhookId);
    const rest = (row.sessionIds ?? []).filter((id) => !sessionIds.includes(id));
    if (rest.length > 0) await webhooks.update(actor, webhookId, { sessionIds: rest });
    else
      await webhooks.update(actor, webhookId, {
        ...{ enabled: false, disabledReason: null, disabledAt: new Date() },
      });
    await this.lanes.cancelOutside(tx, actor, webhookId, rest);
    const fields = rest.length > 0 ? 'sessionIds' : 'enabled';
    const details = { ...hostIn(row.url), fields };
    await this.audit.record(tx, actor, 'webhook.changed', publicId('webhook', webhookId), details);
  }
}
