import type { Notice } from '@whathooks/whatsapp';
import { newId } from '../../../platform/database/ids';
import { rowsOf } from '../../../platform/database/sql';
import type { Transaction } from '../../../platform/database/unit-of-work';
import type { SessionContext } from '../session-inbox';

/**
 * Stores calls and notifications before they are acknowledged. Again is harmless.
 *
 * @returns those that were not stored before.
 */
export async function storeNotices(
  tx: Transaction,
  session: SessionContext,
  notices: readonly Notice[],
): Promise<ReadonlySet<Notice>> {
  const fresh = await rowsOf<{ kind: string; origin: string; waId: string }>(
    tx,
    `INSERT INTO session_notices
       (id, organization_id, session_id, kind, type, origin, author, author_type, details, wa_id, occurred_at)
     SELECT n.id, $1, $2, n.kind, n.type, n.origin, n.author, n.author_type, n.details, n.wa_id, n.occurred_at
     FROM unnest($3::uuid[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::jsonb[],
                 $10::text[], $11::timestamptz[])
       AS n (id, kind, type, origin, author, author_type, details, wa_id, occurred_at)
     ON CONFLICT (session_id, wa_id, origin, kind) DO NOTHING RETURNING kind, origin, wa_id AS "waId"`,
    [
      session.organizationId,
      session.id,
      notices.map(() => newId()),
      notices.map(({ kind }) => kind),
      notices.map(({ type }) => type),
      notices.map(({ from }) => from),
      notices.map(({ author }) => author?.from ?? null),
      notices.map(({ author }) => author?.fromType ?? null),
      notices.map(({ details }) => JSON.stringify(details)),
      notices.map(({ waId }) => waId),
      notices.map(({ timestamp }) => timestamp),
    ],
  );
  const names = new Set(fresh.map(({ kind, origin, waId }) => `${kind} ${origin} ${waId}`));
  // The same notice may stand in one batch twice: the first is the one that was stored.
  return new Set(notices.filter(({ kind, from, waId }) => names.delete(`${kind} ${from} ${waId}`)));
}
