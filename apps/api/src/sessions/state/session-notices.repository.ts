import type { Notice } from '@whathooks/whatsapp';
import { newId } from '../../platform/database/ids';
import type { Transaction } from '../../platform/database/unit-of-work';
import type { SessionContext } from './session-inbox';

/** Stores calls and notifications before they are acknowledged. Again is harmless. */
export async function storeNotices(
  tx: Transaction,
  session: SessionContext,
  notices: readonly Notice[],
): Promise<void> {
  await tx.query(
    `INSERT INTO session_notices
       (id, organization_id, session_id, kind, type, origin, author, author_type, details, wa_id, occurred_at)
     SELECT n.id, $1, $2, n.kind, n.type, n.origin, n.author, n.author_type, n.details, n.wa_id, n.occurred_at
     FROM unnest($3::uuid[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::jsonb[],
                 $10::text[], $11::timestamptz[])
       AS n (id, kind, type, origin, author, author_type, details, wa_id, occurred_at)
     ON CONFLICT (session_id, wa_id, origin, kind) DO NOTHING`,
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
}
