import type { AuditAction } from '@whathooks/dto';
import type { AuditService } from '../audit/audit.service';
import type { ActorIdentity } from '../platform/access/actor';
import { publicId } from '../platform/database/ids';
import type { Transaction } from '../platform/database/unit-of-work';
import type { Session } from './state/session.entity';

/** Records what somebody did to a session, with its name and number, which it may lose. */
export function recordSession(
  audit: AuditService,
  tx: Transaction,
  by: ActorIdentity,
  action: AuditAction,
  { id, name, phone }: Session,
): Promise<void> {
  const details = { name, ...(phone === null ? {} : { phone }) };
  return audit.record(tx, by, action, publicId('session', id), details);
}
