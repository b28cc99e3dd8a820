import { Injectable } from '@nestjs/common';
import { newId } from '../../platform/database/ids';
import type { Tenant } from '../../platform/database/tenant-repository';
import type { Transaction } from '../../platform/database/unit-of-work';
import type { AnyDomainEvent } from '../../platform/events/domain-events';
import { EventBus } from '../../platform/events/event-bus';
import { contactView } from './contact-views';
import { ContactsRepository } from './contacts.repository';

/** Tells of contacts that are called otherwise now, or whose number is known. */
@Injectable()
export class ContactEvents {
  constructor(
    private readonly rows: ContactsRepository,
    private readonly bus: EventBus,
  ) {}

  /** @param ids UUIDs. */
  async updated(tx: Transaction, tenant: Tenant, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    const rows = await this.rows.forEvents(tx, tenant, ids);
    const events = rows.map((row): AnyDomainEvent => ({
      id: newId(),
      event: 'contact.updated',
      organizationId: tenant.organizationId,
      sessionId: row.sessionId,
      chat: null,
      data: contactView(row),
      metadata: row.metadata,
      occurredAt: new Date(),
    }));
    await this.bus.publish(tx, events);
  }
}
