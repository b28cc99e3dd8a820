import { Injectable } from '@nestjs/common';
import { newId } from '../../platform/database/ids';
import type { Tenant } from '../../platform/database/tenant-repository';
import type { Transaction } from '../../platform/database/unit-of-work';
import type { AnyDomainEvent } from '../../platform/events/domain-events';
import { EventBus } from '../../platform/events/event-bus';
import { chatFacts } from './store/chat-views';
import { ChatsRepository } from './store/chats.repository';

/** Tells of chats that changed, as they stand in the transaction that changed them. */
@Injectable()
export class ChatEvents {
  constructor(
    private readonly rows: ChatsRepository,
    private readonly bus: EventBus,
  ) {}

  /** @param ids UUIDs. */
  async updated(tx: Transaction, tenant: Tenant, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    const rows = await this.rows.forEvents(tx, tenant, ids);
    const events = rows.map((row): AnyDomainEvent => ({
      id: newId(),
      event: 'chat.updated',
      organizationId: tenant.organizationId,
      sessionId: row.sessionId,
      chat: row.jid,
      data: chatFacts(row),
      metadata: row.metadata,
      occurredAt: new Date(),
    }));
    await this.bus.publish(tx, events);
  }
}
