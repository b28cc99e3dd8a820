import { Injectable } from '@nestjs/common';
import type { Tenant } from '../../../platform/database/tenant-repository';
import { rowsOf } from '../../../platform/database/sql';
import type { Transaction } from '../../../platform/database/unit-of-work';

/** A chat and the member who is to look after it. UUIDs. */
export interface Assignment {
  chatId: string;
  userId: string;
}

/** Chats without an assignee. */
@Injectable()
export class UnassignedChats {
  /** UUIDs of open, unassigned chats that need a reply, among some chats of a session. Locks them. */
  async waiting(
    tx: Transaction,
    { organizationId }: Tenant,
    sessionId: string,
    jids: readonly string[],
  ): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `SELECT id FROM chats
       WHERE session_id = $1 AND organization_id = $2 AND jid = ANY ($3) AND assignee_id IS NULL
         AND state = 'open' AND NOT archived AND needs_reply_since IS NOT NULL
       ORDER BY jid FOR NO KEY UPDATE`,
      [sessionId, organizationId, jids],
    );
    return rows.map(({ id }) => id);
  }

  /** Returns those that had no assignee until now. */
  assign(
    tx: Transaction,
    { organizationId }: Tenant,
    assignments: readonly Assignment[],
  ): Promise<Assignment[]> {
    return rowsOf(
      tx,
      `UPDATE chats SET assignee_id = given.user_id, updated_at = now()
       FROM unnest($2::uuid[], $3::uuid[]) AS given (chat_id, user_id)
       WHERE chats.id = given.chat_id AND chats.organization_id = $1 AND chats.assignee_id IS NULL
       RETURNING chats.id AS "chatId", given.user_id AS "userId"`,
      [
        organizationId,
        assignments.map(({ chatId }) => chatId),
        assignments.map(({ userId }) => userId),
      ],
    );
  }
}
