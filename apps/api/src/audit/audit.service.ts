import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import {
  AUDIT_EXPORT_MAX,
  type AuditAction,
  type AuditEntryView,
  type AuditExportQuery,
  type AuditQuery,
} from '@whathooks/dto';
import {
  And,
  DataSource,
  type FindOptionsWhere,
  LessThan,
  MoreThanOrEqual,
  Repository,
} from 'typeorm';
import { newId, publicId } from '../platform/database/ids';
import { TenantRepository } from '../platform/database/tenant-repository';
import type { Transaction } from '../platform/database/unit-of-work';
import { type Actor, type ActorIdentity, actorId } from '../platform/access/actor';
import { AuditEntry } from './audit-entry.entity';
import { entriesOfSubject } from './audit.repository';

/** An entry that knows people and keys by their ids. */
export type UnnamedEntry = Omit<AuditEntryView, 'actorName' | 'targetName'>;

/** Keeps who did what. */
@Injectable()
export class AuditService {
  private readonly entries: TenantRepository<AuditEntry>;

  constructor(
    @InjectRepository(AuditEntry) rows: Repository<AuditEntry>,
    private readonly dataSource: DataSource,
  ) {
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

  /**
   * What was done to one thing, newest first.
   *
   * @param subject its public id; links of a session count as the session.
   * @param before UUID: entries made earlier than this one.
   */
  async ofSubject(
    actor: Actor,
    subject: string,
    before: string,
    limit: number,
  ): Promise<{ id: string; view: UnnamedEntry }[]> {
    const rows = await entriesOfSubject(this.dataSource, actor, subject, before, limit);
    return rows.map((row) => ({ id: row.id, view: toView(row) }));
  }

  list(
    actor: Actor,
    query: AuditQuery,
  ): Promise<{ data: UnnamedEntry[]; nextCursor: string | null }> {
    return this.entries.page(actor, query, toView, conditionsOf(query));
  }

  /** The newest {@link AUDIT_EXPORT_MAX} that fit. */
  async newest(actor: Actor, query: AuditExportQuery): Promise<UnnamedEntry[]> {
    const rows = await this.entries.find(actor, conditionsOf(query), AUDIT_EXPORT_MAX);
    return rows.map(toView);
  }
}

function conditionsOf({
  action,
  actor,
  target,
  since,
  until,
}: AuditExportQuery): FindOptionsWhere<AuditEntry> {
  const times = [
    ...(since === undefined ? [] : [MoreThanOrEqual(new Date(since))]),
    ...(until === undefined ? [] : [LessThan(new Date(until))]),
  ];
  return {
    ...(action === undefined ? {} : { action }),
    ...(actor === undefined ? {} : { actor }),
    ...(target === undefined ? {} : { target }),
    ...(times.length === 0 ? {} : { at: And(...times) }),
  };
}

function toView(row: AuditEntry): UnnamedEntry {
  return {
    id: publicId('audit entry', row.id),
    actor: row.actor,
    action: row.action,
    target: row.target,
    details: row.details,
    at: row.at.toISOString(),
  };
}
