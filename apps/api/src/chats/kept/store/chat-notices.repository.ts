import { Injectable } from '@nestjs/common';
import type { ChatNoticeKind } from '@whathooks/dto';
import { newId } from '../../../platform/database/ids';
import type { Tenant } from '../../../platform/database/tenant-repository';
import type { Transaction } from '../../../platform/database/unit-of-work';

/** A notice in a conversation: an entry that nobody wrote. */
export interface NewNotice {
  kind: ChatNoticeKind;
  /** UUID of the member of the organization who did it. */
  userId?: string | null;
  /** UUID of the API key that asked for it. */
  apiKeyId?: string | null;
  /** Who did it on WhatsApp. */
  actor?: { digits: string; type: 'phone' | 'lid' };
  /** Whom it concerns: digits, or the public id of a member of the organization. */
  members?: readonly string[];
  /** New value. */
  value?: string | null;
}

/** Writes notices into conversations. */
@Injectable()
export class ChatNoticesRepository {
  /** @param chatId UUID. */
  async write(
    tx: Transaction,
    { organizationId }: Tenant,
    chatId: string,
    notices: readonly NewNotice[],
  ): Promise<void> {
    if (notices.length === 0) return;
    const column = (value: (notice: NewNotice) => unknown): unknown[] => notices.map(value);
    await tx.query(
      `INSERT INTO chat_notices (id, organization_id, chat_id, kind, user_id, actor, actor_type, details, created_at)
       SELECT id, $1, $2, kind, user_id, actor, actor_type, details, now()
       FROM unnest($3::uuid[], $4::text[], $5::uuid[], $6::text[], $7::text[], $8::jsonb[])
         AS notice (id, kind, user_id, actor, actor_type, details)`,
      [
        organizationId,
        chatId,
        column(() => newId()),
        column(({ kind }) => kind),
        column(({ userId }) => userId ?? null),
        column(({ actor }) => actor?.digits ?? null),
        column(({ actor }) => actor?.type ?? null),
        column(({ members, value, apiKeyId }) =>
          members || value !== undefined || apiKeyId
            ? JSON.stringify({ members, value, ...(apiKeyId && { byKey: true, apiKeyId }) })
            : null,
        ),
      ],
    );
  }
}
