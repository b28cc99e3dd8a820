import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { TenantRepository } from '../../platform/database/tenant-repository';
import type { Transaction } from '../../platform/database/unit-of-work';
import type { AnyDomainEvent } from '../../platform/events/domain-events';
import { OnEventsInTransaction } from '../../platform/events/listeners';
import { SessionRestriction } from '../state/session-restriction.entity';

/** Keeps what WhatsApp restricted, with the event that tells it. */
@Injectable()
export class KeptRestrictions {
  private readonly rows: TenantRepository<SessionRestriction>;

  constructor(@InjectRepository(SessionRestriction) rows: Repository<SessionRestriction>) {
    this.rows = new TenantRepository(rows.manager, SessionRestriction, 'restriction');
  }

  @OnEventsInTransaction()
  async keep(tx: Transaction, events: readonly AnyDomainEvent[]): Promise<void> {
    for (const event of events) {
      if (event.event !== 'session.restricted' || event.sessionId === null) continue;
      const { id, sessionId, data: told, occurredAt: createdAt } = event;
      await this.rows.within(tx).insert(event, { id, sessionId, told, createdAt });
    }
  }
}
