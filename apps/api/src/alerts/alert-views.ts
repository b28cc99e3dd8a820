import type { AlertPayload } from '@whathooks/dto';
import { publicId } from '../platform/database/ids';
import type { AlertRow } from './store/alerts.repository';

/** An alert as the API and its events tell it. */
export function alertView(row: AlertRow): AlertPayload {
  const isNumber = row.kind.startsWith('number');
  return {
    id: publicId('alert', row.id),
    kind: row.kind,
    reason: row.reason || null,
    sessionId: isNumber ? publicId('session', row.subjectId) : null,
    webhookId: isNumber ? null : publicId('webhook', row.subjectId),
    name: row.name,
    since: row.since?.toISOString() ?? null,
    openedAt: row.openedAt.toISOString(),
    closedAt: row.closedAt?.toISOString() ?? null,
  };
}
