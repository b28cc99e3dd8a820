import { Injectable } from '@nestjs/common';
import { rowsOf } from '../../platform/database/sql';
import type { Transaction } from '../../platform/database/unit-of-work';
import type { SessionRef } from '../../sessions/state/session-ref';

/** Whom numbers block. */
@Injectable()
export class BlockingRepository {
  /**
   * Notes of contacts by their digits whether the number blocks them. Returns the UUIDs of those for whom that is news.
   */
  set(
    tx: Transaction,
    { id, organizationId }: SessionRef,
    digits: readonly string[],
    isBlocked: boolean,
  ): Promise<string[]> {
    return ids(
      tx,
      `WITH named AS (
         SELECT id FROM contacts WHERE session_id = $1 AND organization_id = $2 AND blocked <> $4
           AND (phone = ANY ($3) OR lid = ANY ($3)) ORDER BY id FOR UPDATE)
       UPDATE contacts SET blocked = $4, updated_at = now() FROM named WHERE contacts.id = named.id
       RETURNING contacts.id`,
      [id, organizationId, digits, isBlocked],
    );
  }

  /** The same of all contacts of a session: the number blocks these and no others. */
  async replace(
    tx: Transaction,
    session: SessionRef,
    digits: readonly string[],
  ): Promise<string[]> {
    const { id, organizationId } = session;
    const freed = await ids(
      tx,
      `WITH named AS (
         SELECT id FROM contacts WHERE session_id = $1 AND organization_id = $2 AND blocked
           AND (phone IS NULL OR phone <> ALL ($3)) AND (lid IS NULL OR lid <> ALL ($3)) ORDER BY id FOR UPDATE)
       UPDATE contacts SET blocked = false, updated_at = now() FROM named WHERE contacts.id = named.id
       RETURNING contacts.id`,
      [id, organizationId, digits],
    );
    return [...freed, ...(await this.set(tx, session, digits, true))];
  }
}

async function ids(tx: Transaction, sql: string, parameters: unknown[]): Promise<string[]> {
  return (await rowsOf<{ id: string }>(tx, sql, parameters)).map(({ id }) => id);
}
