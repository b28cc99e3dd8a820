import type { Database } from '../platform/database/sql';
import { rowsOf } from '../platform/database/sql';
import type { Tenant } from '../platform/database/tenant-repository';
import type { AuditEntry } from './audit-entry.entity';

/** `$1` organization, `$2` public id, `$3` least id that is too new, `$4` most. Along its index. */
const OF_SUBJECT = `
  SELECT id, organization_id AS "organizationId", actor, action, target, details, at FROM audit_log
  WHERE organization_id = $1 AND coalesce(details->>'session', target) = $2 AND id < $3
  ORDER BY organization_id DESC, coalesce(details->>'session', target) DESC, id DESC LIMIT $4`;

/** Entries of what was done to one thing, newest first; to a session also by its links. */
export function entriesOfSubject(
  on: Database,
  { organizationId }: Tenant,
  subject: string,
  before: string,
  limit: number,
): Promise<AuditEntry[]> {
  return rowsOf(on, OF_SUBJECT, [organizationId, subject, before, limit]);
}
