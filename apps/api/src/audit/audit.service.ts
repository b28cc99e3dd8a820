import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { AuditAction, AuditEntryView, AuditPage, PageQuery } from '@whathooks/dto';
import { Repository } from 'typeorm';
import { newId, publicId } from '../platform/database/ids';
import { TenantRepository } from '../platform/database/tenant-repository';
import type { Transaction } from '../platform/database/unit-of-work';
import { type Actor, type ActorIdentity, actorId } from '../platform/access/actor';
import { AuditEntry } from './audit-entry.entity';

/** Keeps who did what. */
@Injectable()
export class AuditService {
  private readonly entries: TenantRepository<AuditEntry>;

  constructor(@InjectRepository(AuditEntry) rows: Repository<AuditEntry>) {
    this.entries = new TenantRepository(rows.manager, AuditEntry, 'audit entry');
  }

  /**
   * Writes an entry in the transaction of the action: both are committed, or neither.
   *
   * @param target public id of what it is done to.
   * @param details what else has to be known of it, by name. Nothing secret.
   */
  async record(
    tx: Transaction,
    actor: ActorIdentity,
    action: AuditAction,
    target: string,
    details: Record<string, string> = {},
  ): Promise<void> {
    await this.entries.within(tx).insert(actor, {
      id: newId(),
      actor: actorId(actor),
      action,
      target,
      details,
      at: new Date(),
    });
  }

  list(actor: Actor, query: PageQuery): Promise<AuditPage> {
    return this.entries.page(actor, query, toView);
  }
}

function toView(row: AuditEntry): AuditEntryView {
  return {
    id: publicId('audit entry', row.id),
    actor: row.actor,
    action: row.action,
    target: row.target,
    details: row.details,
    at: row.at.toISOString(),
  };
}
