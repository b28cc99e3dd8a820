import { Injectable } from '@nestjs/common';
import type { AuditEntryView } from '@whathooks/dto';
import { ActorNames } from '../api-keys/actor-names';
import type { UnnamedEntry } from '../audit/audit.service';
import type { Tenant } from '../platform/database/tenant-repository';

/** Says by name who did what is in the audit log, and to whom. */
@Injectable()
export class AuditNames {
  constructor(private readonly names: ActorNames) {}

  async told(tenant: Tenant, entries: readonly UnnamedEntry[]): Promise<AuditEntryView[]> {
    const names = await this.names.of(
      tenant,
      entries.flatMap(({ actor, target }) => [actor, target]),
    );
    return entries.map((entry) => ({
      ...entry,
      actorName: names.get(entry.actor) ?? null,
      targetName: names.get(entry.target) ?? null,
    }));
  }
}
