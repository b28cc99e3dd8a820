import type { AlertPayload } from '@whathooks/dto';
import { publicId } from '../platform/database/ids';
import type { AlertRow } from './store/alerts.repository';

/** UUID of the session that an alert is about; null for that of a webhook. */
export function sessionOf({ kind, subjectId }: AlertRow): string | null {
  return kind.startsWith('number') ? subjectId : null;
}

/** An alert as the API and its events tell it. */
export function alertView(row: AlertRow): AlertPayload {
  const sessionId = sessionOf(row);
  return {
    id: publicId('alert', row.id),
    kind: row.kind,
    reason: row.reason || null,
    sessionId: sessionId && publicId('session', sessionId),
    webhookId: sessionId ? null : publicId('webhook', row.subjectId),
    name: row.name,
    since: row.since?.toISOString() ?? null,
    openedAt: row.openedAt.toISOString(),
    closedAt: row.closedAt?.toISOString() ?? null,
  };
}
