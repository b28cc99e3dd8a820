import { Injectable } from '@nestjs/common';
import type { AuditExportQuery, AuditPage, AuditQuery } from '@whathooks/dto';
import { AuditService } from '../audit/audit.service';
import type { Actor } from '../platform/access/actor';
import { auditCsv } from './audit-csv';
import { AuditNames } from './audit-names';

/** Shows who did what, by name. */
@Injectable()
export class AuditLogService {
  constructor(
    private readonly audit: AuditService,
    private readonly names: AuditNames,
  ) {}

  async list(actor: Actor, query: AuditQuery): Promise<AuditPage> {
    const { data, nextCursor } = await this.audit.list(actor, query);
    return { data: await this.names.told(actor, data), nextCursor };
  }

  /** The newest entries that fit, as CSV. */
  async export(actor: Actor, query: AuditExportQuery): Promise<string> {
    return auditCsv(await this.names.told(actor, await this.audit.newest(actor, query)));
  }
}
